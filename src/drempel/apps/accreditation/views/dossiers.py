"""Dossiers as the administration works on them, and as the association follows its own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from drempel.apps.accreditation.forms.filters import DossierFilter
from drempel.apps.accreditation.lists import DOSSIER_COLUMNS
from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.selectors import dossier_by_reference, visible_dossiers
from drempel.apps.accreditation.selectors.detail import dossier_detail as detail_of
from drempel.apps.accreditation.selectors.steps import dossier_steps, may_ever, objection
from drempel.apps.accreditation.words import state_tag
from drempel.apps.kernel.columns import columns_for
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page, refused_page
from drempel.apps.kernel.steps import Step


@require_http_methods(["GET", "HEAD"])
def dossier_list(request: HttpRequest) -> HttpResponse:
    """Every dossier this person may see, filtered by the address."""
    filters = DossierFilter(request.GET)
    return list_page(
        request,
        filters.apply(visible_dossiers(request.user), request.user),
        columns_for(request.user, DOSSIER_COLUMNS),
        template="accreditation/dossier_list.html",
        name="dossiers",
        filters=filters,
    )


@require_http_methods(["GET", "HEAD"])
def dossier_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Where it stands, what was asked, what was decided, and what can be done now."""
    dossier = dossier_by_reference(request.user, reference)
    detail = detail_of(dossier, request.user, today())
    context = {"dossier": dossier, "detail": detail}
    return render(request, "accreditation/dossier_detail.html", context)


def _form_of(step: Step, dossier: Dossier) -> Any:
    if step.verb != "examine":
        return step.form
    asked = list(dossier.lines.values_list("code", flat=True))

    def make(**kwargs: Any) -> Any:
        return step.form(asked=asked, **kwargs)

    return make


def _first_values(step: Step, dossier: Dossier) -> dict[str, Any]:
    """A proposal begins with what was asked, or with the proposal that came back."""
    if step.verb == "decide":
        return {"decided_on": today()}
    if step.verb != "examine":
        return {}
    lines = dossier.lines.exclude(is_granted=False).values_list("code", flat=True)
    return {
        "outcome": dossier.outcome or "GRANTED",
        "lines": list(lines),
        "from_on": dossier.granted_from_on or dossier.requested_from_on,
        "until_on": dossier.granted_until_on or dossier.requested_until_on,
        "reference_amount": dossier.reference_amount_cents,
        "reference_month": dossier.reference_month,
        "reasons": dossier.reasons,
    }


def _about(dossier: Dossier) -> dict[str, Any]:
    """What every page of a step says of its dossier."""
    return {
        "dossier": dossier,
        "tag": state_tag(dossier),
        "back_url": reverse("dossier_detail", args=[dossier.reference]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def dossier_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """One step of the road: what it means, what it asks, and the button that names it."""
    dossier = dossier_by_reference(request.user, reference)
    if not may_ever(verb, request.user):
        raise Http404
    step = next((s for s in dossier_steps(dossier, request.user) if s.verb == verb), None)
    context = _about(dossier) | {"step": step}
    if step is None:
        context["objection"] = objection(dossier, verb, request.user)
        return refused_page(request, "accreditation/step_refused.html", context)

    def act(form: Any) -> str:
        step.act(dossier, form.cleaned_data, request.user, today())
        return reverse("dossier_detail", args=[dossier.reference])

    return form_page(
        request,
        make_form=_form_of(step, dossier),
        initial=_first_values(step, dossier),
        act=act,
        template="accreditation/dossier_step.html",
        context=context,
    )
