"""Words that more than one page of people needs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from drempel.apps.kernel.roles import LABELS

EVENTS = {
    "create_person": gettext_lazy("The account was made"),
    "grant_role": gettext_lazy("Role given: %(role)s"),
    "take_role": gettext_lazy("Role taken back: %(role)s"),
    "deactivate_person": gettext_lazy("The account was blocked"),
    "activate_person": gettext_lazy("The account was unblocked"),
    "set_language": gettext_lazy("Preferred language: %(language)s"),
    "change_password": gettext_lazy("The password was changed"),
    "offer_link": gettext_lazy("A link to set a password was made"),
    "enter_demonstration": gettext_lazy("Chosen in the demonstration"),
}

LANGUAGES = {
    "fr": gettext_lazy("French"),
    "nl": gettext_lazy("Dutch"),
    "en": gettext_lazy("English"),
}

STATES = {
    "active": pgettext_lazy("account", "Active"),
    "blocked": pgettext_lazy("account", "Blocked"),
    "never": gettext_lazy("Never signed in"),
    "unused": gettext_lazy("Not signed in for 90 days"),
}


def roles_in_words(roles: Iterable[str]) -> str:
    return ", ".join(str(LABELS[role]) for role in sorted(roles))


def event_in_words(verb: str, data: Mapping[str, Any]) -> str:
    """What happened to the account; an act this app does not know keeps its code."""
    said = {
        "role": LABELS.get(data.get("role", ""), ""),
        "language": LANGUAGES.get(data.get("to", ""), ""),
    }
    return str(EVENTS.get(verb, verb)) % said


def _missing(field: Any, example: Any) -> str:
    return _("The field “%(field)s” is empty. Example: %(example)s") % {
        "field": field,
        "example": example,
    }


_missing_lazy = lazy(_missing, str)


def missing(field: str | Promise, example: str | Promise) -> dict[str, Any]:
    """Error messages of a field that must be filled in: which one, and an example."""
    return {"required": _missing_lazy(field, example)}
