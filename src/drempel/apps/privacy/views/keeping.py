"""What is held and for how long; what goes soon."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.apps.kernel.roles import MANAGER
from drempel.apps.privacy.forms import ConfirmForm
from drempel.apps.privacy.pages.keeping import held_page, retention_page
from drempel.apps.privacy.selectors.coming import coming_of
from drempel.apps.privacy.services.retaining import retain_own, terms_on


@require_safe
def held_data(request: HttpRequest) -> HttpResponse:
    """Every class of data in plain words: what, why, how long."""
    shown = held_page(terms_on(today())) | {"is_manager": request.user.has_role(MANAGER)}
    return render(request, "privacy/held_data.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def retention(request: HttpRequest) -> HttpResponse:
    """What goes today and in the coming months; confirmed, what is due today goes now."""
    day, own = today(), request.user.association_id
    terms = terms_on(day)

    def act(_form: Any) -> str:
        retain_own(association_id=own, by=request.user, on=day)
        return reverse("retention") + "?done=1"

    return form_page(
        request,
        make_form=ConfirmForm,
        act=act,
        template="privacy/retention.html",
        context=retention_page(coming_of(own, terms, day), terms),
    )
