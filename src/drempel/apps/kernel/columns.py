"""Columns that many lists have: a reference that leads to its page, an association, a year, a state, a day."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.lists import Column

ASSOCIATION = "association"


def iso(day: Any) -> str:
    return day.isoformat() if day else ""


def reference_column(label: Any, address: str) -> Column:
    """The reference of a row. address: the name of the page it leads to."""
    return Column(
        "reference",
        label,
        cell=lambda row: {
            "text": row.reference,
            "url": reverse(address, args=[row.reference]),
            "name": True,
        },
        text=lambda row: row.reference,
        order="reference",
    )


def association_column() -> Column:
    """The association of a row, by its own name."""
    return Column(
        ASSOCIATION,
        _("Association"),
        cell=lambda row: {
            "text": row.association.name,
            "name": True,
            "lang": row.association.language,
        },
        text=lambda row: row.association.name,
        order="association__name_fr",
    )


def year_column() -> Column:
    return Column(
        "year",
        _("Year"),
        cell=lambda row: {"text": str(row.year)},
        text=lambda row: str(row.year),
        order="year",
        num=True,
    )


def state_column(
    tag: Callable[[Any], Mapping[str, Any]], text: Callable[[Any], str] = lambda row: row.state
) -> Column:
    """The state of a row. tag: its words and its look; text: the code that a file holds."""
    return Column(
        "state",
        _("State"),
        cell=lambda row: {"text": tag(row)["label"], "kind": tag(row)["kind"]},
        text=text,
        order="state",
    )


def day_column(name: str, label: Any) -> Column:
    """A date field of a row, that the list can be ordered by; a file holds it as YYYY-MM-DD."""
    return Column(
        name,
        label,
        cell=lambda row: {"day": getattr(row, name)},
        text=lambda row: iso(getattr(row, name)),
        order=name,
        num=True,
    )


def columns_for(person: Any, columns: Sequence[Column]) -> list[Column]:
    """An association does not need to be told whose record it is."""
    inside = person.association_id is not None
    return [one for one in columns if not (inside and one.key == ASSOCIATION)]
