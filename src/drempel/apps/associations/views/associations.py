"""Associations: the list, one of them, corrected, entered anew, and its data to take away."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from drempel.apps.accounts.links import link_to_show, promise_link, promised_person
from drempel.apps.associations import selectors, services, tables
from drempel.apps.associations.access import is_manager_of, may_correct, sees_people
from drempel.apps.associations.codes import kinds_of_work, municipality_labels
from drempel.apps.associations.forms import AssociationFilter, AssociationForm, FactsForm
from drempel.apps.associations.models import Association
from drempel.apps.associations.numbers import is_bank_known
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES, CASE_OFFICER
from drempel.apps.kernel.scheme import active_scheme


@require_GET
def association_list(request: HttpRequest) -> HttpResponse:
    scheme = active_scheme()
    places, kinds = municipality_labels(scheme), kinds_of_work(scheme)
    form = AssociationFilter(request.GET, places=places, kinds=kinds)
    form.is_valid()
    return list_page(
        request,
        selectors.associations(request.user, form.cleaned_data),
        tables.association_columns(places, kinds),
        template="associations/association_list.html",
        name="associations",
        filters=form,
        context={"may_create": request.user.has_role(CASE_OFFICER)},
    )


def crumbs(association: Association, person: Any, act: str = "") -> list[dict[str, Any]]:
    """The list for those who have one, the association, and the act if the page is one."""
    here: dict[str, Any] = {"label": association.name, "name": True}
    above = []
    if person.has_role(*ADMINISTRATION_ROLES):
        above = [{"label": _("Associations"), "url": reverse("association_list")}]
    if not act:
        return [*above, here]
    url = reverse("association_detail", args=[association.enterprise_number])
    return [*above, here | {"url": url}, {"label": act}]


@require_GET
@never_cache
def association_detail(request: HttpRequest, enterprise_number: str) -> HttpResponse:
    person = request.user
    association = selectors.association_by_number(person, enterprise_number)
    profile = selectors.profile_of(association)
    named = sees_people(person, association)
    context = {
        "association": association,
        "crumbs": crumbs(association, person),
        "facts": tables.identity_facts(association, person),
        "profile": profile,
        "profile_facts": tables.profile_facts(profile) if profile else [],
        "may_correct": may_correct(person, association),
        "is_manager": is_manager_of(person, association),
        "may_name_manager": person.has_role(CASE_OFFICER),
        "is_bank_unknown": named and not is_bank_known(association.iban),
    }
    if named:
        mandates = list(selectors.mandates_of(association))
        context |= {
            "named": True,
            "people": [tables.people_row(mandate) for mandate in mandates],
            "people_heads": tables.people_heads(with_acts=False),
            "link": _promised_link(request, mandates),
        }
    return render(request, "associations/association_detail.html", context)


def _promised_link(request: HttpRequest, mandates: list[Any]) -> str:
    """The one-time link of someone who was just invited here."""
    invited = promised_person(request)
    if invited is None or all(mandate.person_id != invited.pk for mandate in mandates):
        return ""
    return link_to_show(request, invited)


@keeps_typed_values
def association_edit(request: HttpRequest, enterprise_number: str) -> HttpResponse:
    association = selectors.correctable_association(request.user, enterprise_number)
    back = reverse("association_detail", args=[association.enterprise_number])

    def act(form: FactsForm) -> str:
        services.change_association(
            association=association, changes=form.cleaned_data, by=request.user
        )
        return back

    title = _("Correct the details")
    return form_page(
        request,
        make_form=FactsForm,
        act=act,
        template="associations/act.html",
        initial={name: getattr(association, name) for name in services.CORRECTABLE},
        context={
            "title": title,
            "lede": _("Each change is kept in the trail, an account number only in part."),
            "crumbs": crumbs(association, request.user, title),
            "submit": _("Save the details"),
            "cancel_url": back,
        },
    )


def enter_association(request: HttpRequest, form: AssociationForm) -> str:
    """Carry out the form of a new association; its manager's link is shown on the next page."""
    facts = dict(form.cleaned_data)
    manager = {"full_name": facts.pop("manager_name"), "email": facts.pop("manager_email")}
    association, person = services.create_association(facts=facts, manager=manager, by=request.user)
    if not person.has_usable_password():
        promise_link(request, person)
    return reverse("association_detail", args=[association.enterprise_number])


@keeps_typed_values
def association_create(request: HttpRequest) -> HttpResponse:
    back = reverse("association_list")
    return form_page(
        request,
        make_form=AssociationForm,
        act=partial(enter_association, request),
        template="associations/act.html",
        context={
            "title": _("New association"),
            "lede": _("With its first manager, who gets a link to choose a password."),
            "crumbs": [
                {"label": _("Associations"), "url": back},
                {"label": _("New association")},
            ],
            "submit": _("Enter the association"),
            "cancel_url": back,
        },
    )


@require_GET
@never_cache
def association_data(request: HttpRequest, enterprise_number: str) -> HttpResponse:
    association = selectors.managed_association(request.user, enterprise_number)
    response = JsonResponse(
        selectors.own_data(association), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    name = f"drempel-{association.enterprise_number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
