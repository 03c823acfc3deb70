"""The texts of a report: those of an axis, of the whole, and the special events of the year."""

from collections.abc import Iterable
from typing import Any

from drempel.apps.activity.models import Record, model_of

EVENTS = "special_events"


def text_record(kind: str, association_id: int, year: int, axis: str) -> Record | None:
    """The record that holds the texts of an axis (``narr``), or of the year (``decl``).

    Where an association keeps several, the first one is the report's.
    """
    rows = model_of(kind)._default_manager.filter(association_id=association_id, year=year)
    if kind == "narr":
        rows = rows.filter(axis=axis)
    return rows.order_by("id").first()


def texts_of(association_id: int, year: int) -> dict[tuple[str, str], str]:
    """Every text of a year by its axis (empty for the whole) and field; two questions."""
    found: dict[tuple[str, str], str] = {}
    rows = model_of("narr")._default_manager.filter(association_id=association_id, year=year)
    for row in rows.order_by("id"):
        for name in ("wanted", "happened", "not_shown", "signalled"):
            found.setdefault((row.axis, name), getattr(row, name))
        for name in ("portrait", "method_note", "outlook"):
            found.setdefault(("", name), getattr(row, name))
            found["", name] = found["", name] or getattr(row, name)
    means = model_of("decl")._default_manager.filter(association_id=association_id, year=year)
    events = [row.special_events for row in means.order_by("id")]
    found["", EVENTS] = next((one for one in events if one), "")
    return found


def section_texts(section: Any, texts: dict[tuple[str, str], str]) -> dict[str, str]:
    """The texts a section asks for, by field; empty ones too."""
    return {name: texts.get((section.axis, name), "") for name in section.texts}


def is_written(texts: Iterable[str]) -> bool:
    return any(text.strip() for text in texts)
