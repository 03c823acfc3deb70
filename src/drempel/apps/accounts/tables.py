"""How people stand in a table and in a summary."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from drempel.apps.accounts.models import Person
from drempel.apps.accounts.selectors import associations_of, roles_held
from drempel.apps.accounts.words import LANGUAGES, STATES, roles_in_words
from drempel.apps.kernel.lists import Column
from drempel.apps.kernel.roles import LABELS


def _state_cell(person: Person) -> dict[str, Any]:
    if person.is_active:
        return {"text": STATES["active"], "kind": "done"}
    return {"text": STATES["blocked"], "kind": "late"}


def _last(person: Person) -> dict[str, Any]:
    return {"day": person.last_login} if person.last_login else {"text": STATES["never"]}


def people_columns() -> list[Column]:
    """Who, with which roles, for which association, and when they were last here."""
    return [
        Column(
            "name",
            pgettext("person", "Name"),
            lambda p: {
                "text": p.full_name,
                "url": reverse("person_detail", args=[p.pk]),
                "name": True,
                "head": True,
            },
            lambda p: p.full_name,
            order="full_name",
        ),
        Column(
            "email",
            _("E-mail address"),
            lambda p: {"text": p.email, "name": True},
            lambda p: p.email,
            order="email",
        ),
        Column(
            "roles",
            _("Roles"),
            lambda p: {"text": roles_in_words(roles_held(p))},
            lambda p: " ".join(sorted(roles_held(p))),
        ),
        Column(
            "association",
            _("Association"),
            lambda p: {"text": associations_of(p), "name": True},
            associations_of,
        ),
        Column(
            "last_sign_in",
            _("Last sign-in"),
            _last,
            lambda p: p.last_login.isoformat() if p.last_login else "",
            order="last_login",
        ),
        Column(
            "state",
            pgettext("account", "State"),
            _state_cell,
            lambda p: "active" if p.is_active else "blocked",
            order="is_active",
        ),
    ]


def person_facts(person: Person) -> list[dict[str, Any]]:
    home = associations_of(person)
    return [
        {"label": _("E-mail address"), "text": person.email, "name": True},
        {"label": pgettext("account", "State"), "text": _state_cell(person)["text"]},
        {
            "label": _("Association"),
            "text": home or pgettext("association", "none"),
            "name": bool(home),
        },
        {
            "label": _("Roles"),
            "text": roles_in_words(roles_held(person)) or pgettext("role", "none"),
        },
        {"label": _("Preferred language"), "text": LANGUAGES[person.language]},
        {"label": _("Last sign-in"), "moment": person.last_login, "text": STATES["never"]},
    ]


def role_rows(person: Person) -> list[dict[str, Any]]:
    """Roles in the Region, each with the address where it is taken back."""
    return [
        {
            "label": LABELS[grant.role],
            "since": grant.granted_on,
            "url": reverse("role_take", args=[person.pk, grant.role]),
        }
        for grant in person.grants.all()
    ]
