"""Awards: the list, the ladder of one amount, and the steps of its road."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from drempel.apps.accreditation.words import label
from drempel.apps.associations.selectors import association_by_number
from drempel.apps.kernel.columns import columns_for
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page, refused_page
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.subsidies import services
from drempel.apps.subsidies.forms import AwardFilter, YearForm
from drempel.apps.subsidies.lists import AWARD_COLUMNS
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.selectors import award_by_reference, visible_awards
from drempel.apps.subsidies.selectors.detail import award_detail as detail_of
from drempel.apps.subsidies.selectors.steps import award_steps, may_ever, objection
from drempel.apps.subsidies.words import state_tag

GET_ONLY = require_http_methods(["GET", "HEAD"])
POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@GET_ONLY
def award_list(request: HttpRequest) -> HttpResponse:
    """Every award this person may see, filtered by the address."""
    filters = AwardFilter(request.GET)
    return list_page(
        request,
        filters.apply(visible_awards(request.user)),
        columns_for(request.user, AWARD_COLUMNS),
        template="subsidies/award_list.html",
        name="awards",
        filters=filters,
        context={"may_calculate": request.user.has_role(CASE_OFFICER)},
    )


@GET_ONLY
def award_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Why this amount: the ladder, and where the award stands."""
    award = award_by_reference(request.user, reference)
    context = {
        "award": award,
        "detail": detail_of(award, request.user),
        "outcome_words": label("decision_outcome", award.outcome),
    }
    return render(request, "subsidies/award_detail.html", context)


@POST_TOO
@keeps_typed_values
def award_calculate(request: HttpRequest, number: str) -> HttpResponse:
    """Calculate the award of one association for a year."""
    association = association_by_number(request.user, number)

    def act(form: Any) -> str:
        award = services.calculate_award(
            association=association, year=form.cleaned_data["year"], by=request.user, on=today()
        )
        return reverse("award_detail", args=[award.reference])

    return form_page(
        request,
        make_form=YearForm,
        initial={"year": today().year},
        act=act,
        template="subsidies/award_calculate.html",
        context={"association": association},
    )


@POST_TOO
@keeps_typed_values
def award_calculate_year(request: HttpRequest) -> HttpResponse:
    """Calculate every award of a year that is not there yet."""

    def act(form: Any) -> str:
        year = form.cleaned_data["year"]
        services.calculate_year(year=year, by=request.user, on=today())
        return f"{reverse('award_list')}?year={year}"

    return form_page(
        request,
        make_form=YearForm,
        initial={"year": today().year + 1},
        act=act,
        template="subsidies/award_calculate.html",
        context={"association": None},
    )


def _about(award: Award) -> dict[str, Any]:
    """What every page of a step says of its award."""
    return {
        "award": award,
        "tag": state_tag(award),
        "back_url": reverse("award_detail", args=[award.reference]),
    }


@POST_TOO
@keeps_typed_values
def award_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """One step of the road of an award."""
    award = award_by_reference(request.user, reference)
    if not may_ever(verb, request.user):
        raise Http404
    step = next((s for s in award_steps(award, request.user) if s.verb == verb), None)
    context = _about(award) | {"step": step}
    if step is None:
        context["objection"] = objection(award, verb, request.user)
        return refused_page(request, "subsidies/step_refused.html", context)

    def act(form: Any) -> str:
        step.act(award, form.cleaned_data, request.user, today())
        return reverse("award_detail", args=[award.reference])

    return form_page(
        request,
        make_form=step.form,
        initial={"decided_on": today(), "outcome": "GRANTED"},
        act=act,
        template="subsidies/award_step.html",
        context=context,
    )
