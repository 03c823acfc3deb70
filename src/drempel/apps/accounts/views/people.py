"""People seen by the administrator: who has access, with which roles. Never a password."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from drempel.apps.accounts import services
from drempel.apps.accounts.forms import GrantForm, PeopleFilter, PersonForm, ReasonForm
from drempel.apps.accounts.links import link_to_show, promise_link
from drempel.apps.accounts.models import Person
from drempel.apps.accounts.selectors import events_about, people, person_by_id
from drempel.apps.accounts.tables import people_columns, person_facts, role_rows
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.apps.kernel.roles import LABELS


@require_GET
def person_list(request: HttpRequest) -> HttpResponse:
    form = PeopleFilter(request.GET)
    form.is_valid()
    return list_page(
        request,
        people(form.cleaned_data),
        people_columns(),
        template="accounts/people.html",
        name="people",
        filters=form,
    )


@require_GET
@never_cache
def person_detail(request: HttpRequest, person_id: int) -> HttpResponse:
    subject = person_by_id(person_id)
    context = {
        "subject": subject,
        "facts": person_facts(subject),
        "roles": role_rows(subject),
        "events": events_about(subject),
        "link": link_to_show(request, subject),
        "crumbs": _crumbs(subject),
    }
    return render(request, "accounts/person_detail.html", context)


def _crumbs(subject: Person, act: str = "") -> list[dict[str, Any]]:
    """People, the person, and the act on them if the page is one."""
    here = {"label": subject.full_name, "name": True}
    people_crumb = {"label": _("People"), "url": reverse("people")}
    if not act:
        return [people_crumb, here]
    return [
        people_crumb,
        here | {"url": reverse("person_detail", args=[subject.pk])},
        {"label": act},
    ]


@keeps_typed_values
def person_create(request: HttpRequest) -> HttpResponse:
    def act(form: PersonForm) -> str:
        person = services.create_person(by=request.user, **form.cleaned_data)
        promise_link(request, person)
        return reverse("person_detail", args=[person.pk])

    words = {
        "title": _("New account"),
        "lede": _(
            "You will see a link once. Give it to the person: with it they choose their own "
            "password. Roles are given afterwards."
        ),
        "submit": _("Create the account"),
        "cancel_url": reverse("people"),
    }
    return form_page(
        request,
        make_form=PersonForm,
        act=act,
        template="accounts/act.html",
        initial={"language": "fr"},
        context=words,
    )


def _act_page(
    request: HttpRequest,
    subject: Person,
    *,
    make_form: Callable[..., Form],
    serve: Callable[..., Any],
    words: dict[str, Any],
) -> HttpResponse:
    """A page with one act on one person, and the reason for it."""
    back = reverse("person_detail", args=[subject.pk])

    def act(form: Form) -> str:
        serve(person=subject, by=request.user, **form.cleaned_data)
        return back

    context = {"crumbs": _crumbs(subject, words["title"]), "cancel_url": back} | words
    return form_page(
        request, make_form=make_form, act=act, template="accounts/act.html", context=context
    )


@keeps_typed_values
def role_grant(request: HttpRequest, person_id: int) -> HttpResponse:
    subject = person_by_id(person_id)
    words = {
        "title": _("Give a role"),
        "lede": _("The role takes effect at once."),
        "submit": _("Give the role"),
    }
    return _act_page(request, subject, make_form=GrantForm, serve=services.grant_role, words=words)


@keeps_typed_values
def role_take(request: HttpRequest, person_id: int, role: str) -> HttpResponse:
    subject = person_by_id(person_id)
    words = {
        "title": _("Take a role back"),
        "lede": _("Role: %(role)s. It ends at once.") % {"role": LABELS.get(role, role)},
        "submit": _("Take the role back"),
    }
    serve = partial(services.take_role, role=role)
    return _act_page(request, subject, make_form=ReasonForm, serve=serve, words=words)


@keeps_typed_values
def person_deactivate(request: HttpRequest, person_id: int) -> HttpResponse:
    subject = person_by_id(person_id)
    words = {
        "title": _("Block the account"),
        "lede": _("The person is signed out at once and cannot sign in. What they did stays."),
        "submit": _("Block the account"),
    }
    return _act_page(
        request, subject, make_form=ReasonForm, serve=services.deactivate_person, words=words
    )


@keeps_typed_values
def person_activate(request: HttpRequest, person_id: int) -> HttpResponse:
    subject = person_by_id(person_id)
    words = {
        "title": _("Unblock the account"),
        "lede": _("The person can sign in again, with the roles they still hold."),
        "submit": _("Unblock the account"),
    }
    return _act_page(
        request, subject, make_form=ReasonForm, serve=services.activate_person, words=words
    )


@keeps_typed_values
def person_link(request: HttpRequest, person_id: int) -> HttpResponse:
    subject = person_by_id(person_id)

    def serve(**said: Any) -> None:
        services.offer_link(**said)
        promise_link(request, subject)

    words = {
        "title": _("One-time link"),
        "lede": _(
            "For someone who has no password yet or has lost it. You see the link once; it works "
            "once, for three days. The trail keeps that you made it."
        ),
        "submit": _("Create the link"),
    }
    return _act_page(request, subject, make_form=ReasonForm, serve=serve, words=words)
