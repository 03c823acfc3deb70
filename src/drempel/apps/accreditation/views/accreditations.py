"""Accreditations: their period, their lines, and the acts that change them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drempel.apps.accreditation.forms.filters import AccreditationFilter
from drempel.apps.accreditation.lists import ACCREDITATION_COLUMNS
from drempel.apps.accreditation.selectors import (
    accreditation_by_reference,
    visible_accreditations,
)
from drempel.apps.accreditation.selectors.steps import accreditation_steps
from drempel.apps.accreditation.selectors.tenure import tenure_detail
from drempel.apps.accreditation.words import state_tag
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page, refused_page


@require_http_methods(["GET", "HEAD"])
def accreditation_list(request: HttpRequest) -> HttpResponse:
    filters = AccreditationFilter(request.GET)
    return list_page(
        request,
        filters.apply(visible_accreditations(request.user)),
        ACCREDITATION_COLUMNS,
        template="accreditation/accreditation_list.html",
        name="accreditations",
        filters=filters,
    )


@require_http_methods(["GET", "HEAD"])
def accreditation_detail(request: HttpRequest, reference: str) -> HttpResponse:
    accreditation = accreditation_by_reference(request.user, reference)
    detail = tenure_detail(accreditation, request.user, today())
    context = {"accreditation": accreditation, "detail": detail}
    return render(request, "accreditation/accreditation_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def accreditation_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """Extend, suspend, resume or withdraw, as the head of unit records it."""
    accreditation = accreditation_by_reference(request.user, reference)
    steps = accreditation_steps(accreditation, request.user)
    step = next((s for s in steps if s.verb == verb), None)
    context: dict[str, Any] = {
        "accreditation": accreditation,
        "tag": state_tag(accreditation),
        "objection": _("This step is not possible in the present state."),
        "back_url": reverse("accreditation_detail", args=[accreditation.reference]),
    }
    if step is None:
        return refused_page(request, "accreditation/tenure_refused.html", context)

    def act(form: Any) -> str:
        step.act(accreditation, form.cleaned_data, request.user, today())
        return reverse("accreditation_detail", args=[accreditation.reference])

    return form_page(
        request,
        make_form=step.form,
        act=act,
        template="accreditation/accreditation_step.html",
        context=context | {"step": step},
    )
