"""The payment schedule, and the notification of an award that fills it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from drempel.apps.kernel.columns import columns_for
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page, refused_page
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.kernel.steps import PlainForm
from drempel.apps.payments.forms import InstalmentFilter
from drempel.apps.payments.lists import INSTALMENT_COLUMNS
from drempel.apps.payments.selectors import visible_instalments
from drempel.apps.payments.services import notify_award as send
from drempel.apps.subsidies.selectors import award_by_reference
from drempel.apps.subsidies.selectors.steps import can_notify, objection
from drempel.apps.subsidies.sheet import Sheet
from drempel.apps.subsidies.words import state_tag


@require_http_methods(["GET", "HEAD"])
def payment_list(request: HttpRequest) -> HttpResponse:
    """Every instalment this person may see: what is due, when and why then."""
    filters = InstalmentFilter(request.GET)
    return list_page(
        request,
        filters.apply(visible_instalments(request.user)).order_by("-due_on", "award_id", "number"),
        columns_for(request.user, INSTALMENT_COLUMNS),
        template="payments/payment_list.html",
        name="payments",
        filters=filters,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def notify_award(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the decision: the letter is made and the instalments are scheduled."""
    award = award_by_reference(request.user, reference)
    if not request.user.has_role(CASE_OFFICER):
        raise Http404
    context: dict[str, Any] = {"award": award, "tag": state_tag(award)}
    if not can_notify(award, request.user):
        context["objection"] = objection(award, "notify", request.user)
        return refused_page(request, "subsidies/step_refused.html", context)

    def act(_form: Any) -> str:
        send(award=award, by=request.user, on=today())
        return reverse("award_detail", args=[award.reference])

    return form_page(
        request,
        make_form=PlainForm,
        act=act,
        template="payments/notify_award.html",
        context=context | {"sheet": Sheet(award.trace)},
    )
