"""What a token may do: codes and their words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from drempel.apps.activity.access import is_about_people
from drempel.engines.records import Kind

READ, WRITE, HOUSEHOLDS, FIGURES = "read", "write", "households", "figures"
SCOPES: dict[str, str | Promise] = {
    READ: gettext_lazy("Read records"),
    WRITE: gettext_lazy("Add, change and remove records"),
    HOUSEHOLDS: gettext_lazy("Records about people too: households, contacts, pathways, stays …"),
    FIGURES: gettext_lazy(
        "Read the figures and the activity reports: totals and texts, no records"
    ),
}
# As short as a cell of a table.
SHORT: dict[str, str | Promise] = {
    READ: pgettext_lazy("token", "read"),
    WRITE: pgettext_lazy("token", "write"),
    HOUSEHOLDS: pgettext_lazy("token", "about people too"),
    FIGURES: pgettext_lazy("token", "figures"),
}


def missing_scope(kind: Kind, act: str, held: Iterable[str]) -> str:
    """The scope that a token lacks for an act (READ or WRITE) on a kind; empty when it may."""
    needed = (act, HOUSEHOLDS) if is_about_people(kind) else (act,)
    return next((scope for scope in needed if scope not in held), "")
