"""The team of an association: who acts for it, invited and ended by its manager."""

from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from drempel.apps.accounts.forms import PersonForm, ReasonForm
from drempel.apps.accounts.links import link_to_show, promise_link, promised_person
from drempel.apps.associations import selectors, services, tables
from drempel.apps.associations.forms import InviteForm
from drempel.apps.associations.models import Association
from drempel.apps.associations.views.associations import crumbs
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.apps.kernel.roles import MANAGER, WORKER


@require_GET
@never_cache
def team(request: HttpRequest) -> HttpResponse:
    association = selectors.managed_association(request.user)
    mandates = list(selectors.mandates_of(association))
    invited = promised_person(request)
    here = invited and any(mandate.person_id == invited.pk for mandate in mandates)
    context = {
        "association": association,
        "heads": tables.people_heads(with_acts=True),
        "rows": [tables.team_row(mandate) for mandate in mandates],
        "without_password": [m for m in mandates if not m.person.has_usable_password()],
        "link": link_to_show(request, invited) if here else "",
    }
    return render(request, "associations/team.html", context)


def _invite(
    request: HttpRequest, form: Form, *, association: Association, back: str, role: str = ""
) -> str:
    """Carry out an invitation; a person who is new gets a link on the page it leads to."""
    said = dict(form.cleaned_data)
    role = said.pop("role", role)
    person = services.invite_person(
        association=association, person=said, role=role, by=request.user
    )
    if not person.has_usable_password():
        promise_link(request, person)
    return back


def _team_crumbs(act: str) -> list[dict[str, Any]]:
    return [{"label": _("Team and access"), "url": reverse("team")}, {"label": act}]


@keeps_typed_values
def team_invite(request: HttpRequest) -> HttpResponse:
    association = selectors.managed_association(request.user)
    title, back = _("Invite someone"), reverse("team")
    return form_page(
        request,
        make_form=InviteForm,
        act=partial(_invite, request, association=association, back=back),
        template="associations/act.html",
        initial={"language": association.language, "role": WORKER},
        context={
            "title": title,
            "lede": _("You will see a link once. Give it to the person to choose a password."),
            "crumbs": _team_crumbs(title),
            "submit": _("Invite"),
            "cancel_url": back,
        },
    )


@keeps_typed_values
def manager_invite(request: HttpRequest, enterprise_number: str) -> HttpResponse:
    association = selectors.association_by_number(request.user, enterprise_number)
    title = _("Name a manager")
    back = reverse("association_detail", args=[association.enterprise_number])
    return form_page(
        request,
        make_form=PersonForm,
        act=partial(_invite, request, association=association, back=back, role=MANAGER),
        template="associations/act.html",
        initial={"language": association.language},
        context={
            "title": title,
            "lede": _("For an association whose managers have left or lost access."),
            "crumbs": crumbs(association, request.user, title),
            "submit": _("Name the manager"),
            "cancel_url": back,
        },
    )


@keeps_typed_values
def mandate_end(request: HttpRequest, mandate_id: int) -> HttpResponse:
    mandate = selectors.team_mandate(request.user, mandate_id)
    title, back = _("End the mandate"), reverse("team")

    def act(form: ReasonForm) -> str:
        services.end_mandate(mandate=mandate, by=request.user, **form.cleaned_data)
        # Who ends their own mandate has no team page any more.
        return back if mandate.person_id != request.user.pk else reverse("account")

    return form_page(
        request,
        make_form=ReasonForm,
        act=act,
        template="associations/act.html",
        context={
            "title": title,
            "lede": _("The person can no longer act for the association. What they did stays."),
            "who": mandate.person.full_name,
            "crumbs": _team_crumbs(title),
            "submit": _("End the mandate"),
            "cancel_url": back,
        },
    )


@keeps_typed_values
def member_link(request: HttpRequest, mandate_id: int) -> HttpResponse:
    mandate = selectors.team_mandate(request.user, mandate_id)
    title, back = _("New one-time link"), reverse("team")

    def act(_form: Form) -> str:
        promise_link(request, services.offer_member_link(mandate=mandate, by=request.user))
        return back

    return form_page(
        request,
        make_form=Form,
        act=act,
        template="associations/act.html",
        context={
            "title": title,
            "lede": _("For someone who has not chosen a password yet. You see the link once."),
            "who": mandate.person.full_name,
            "crumbs": _team_crumbs(title),
            "submit": _("Create the link"),
            "cancel_url": back,
        },
    )
