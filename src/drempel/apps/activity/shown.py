"""A stored value as a page shows it: words for codes, days and amounts, a title for a record."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import is_reserved
from drempel.apps.activity.models import Record
from drempel.apps.activity.scheme import in_language, kind_label, value_label
from drempel.apps.kernel.templatetags import drempel as wording
from drempel.engines.records import Field, Kind, kind_of

Cell = dict[str, Any]
_JOINT = " – "


def answer(value: bool | None) -> str:
    if value is None:
        return ""
    return _("yes") if value else _("no")


def number(one: Field, value: Any) -> str:
    """A figure as it is read here; a year has no thousands."""
    if value is None:
        return ""
    if one.type == "money":
        return wording.money(value)
    if one.type == "decimal":
        return wording.decimal(value)
    return str(value) if one.type == "year" else wording.whole(value)


_TEXTS: Mapping[str, Callable[[Field, Any], str]] = {
    "text": lambda _one, value: str(value or ""),
    "long_text": lambda _one, value: str(value or ""),
    "code": value_label,
    "many_codes": lambda one, value: ", ".join(value_label(one, code) for code in value),
    "boolean": lambda _one, value: answer(value),
    "date": lambda _one, value: wording.short_day(value),
    "datetime": lambda _one, value: wording.moment(value),
}


def text_of(one: Field, record: Record, *, shows: bool) -> str:
    """Any value as one line of text, in the language of the screen."""
    if is_reserved(record.KIND, one) and not shows:
        return ""
    value = record.uid if one.name == "id" else getattr(record, one.name)
    if one.type == "reference":
        return title_of(value, shows=shows) if value is not None else ""
    return _TEXTS.get(one.type, number)(one, value)


def title_of(record: Record, *, shows: bool) -> str:
    """What people call a record: its code or name, else its main values."""
    kind = record.KIND
    parts = [text_of(kind.field(name), record, shows=shows) for name in kind.shown.title]
    said = _JOINT.join(part for part in parts if part)
    if said:
        return said
    day = getattr(record, kind.day) if kind.day else None
    return f"{kind_label(kind)} {wording.short_day(day)}".strip()


def inside(label: str) -> str:
    """The words of a kind inside a sentence."""
    return label[:1].lower() + label[1:]


def address_of(record: Record) -> str:
    return reverse("record_detail", args=[record.KIND, record.uid])


def cell_of(one: Field, record: Record, *, shows: bool) -> Cell:
    """One cell of a list (see ``kernel/parts/cell.html``)."""
    text = text_of(one, record, shows=shows)
    if one.type == "reference" and text:
        return {"text": text, "url": address_of(getattr(record, one.name)), "name": True}
    is_figure = one.type in {"integer", "money", "decimal", "year"}
    return {"text": text, "num": is_figure, "name": one.is_text}


def fact_of(one: Field, record: Record, *, shows: bool) -> Cell:
    """One line of a summary (see ``kernel/parts/facts.html``)."""
    label = in_language(one.labels)
    if is_reserved(record.KIND, one) and not shows:
        return {"label": label, "text": "", "is_kept": True}
    value = record.uid if one.name == "id" else getattr(record, one.name)
    if one.type == "date":
        return {"label": label, "day": value}
    if one.type == "datetime":
        return {"label": label, "moment": value}
    found: Cell = {"label": label, "text": text_of(one, record, shows=shows), "name": one.is_text}
    if one.type == "reference" and value is not None:
        found |= {"url": address_of(value), "name": True}
    return found


def link_paths(kind: Kind, names: tuple[str, ...] | None = None) -> list[str]:
    """What must be read along, so that titles of other records cost no question each."""
    found: list[str] = []
    for one in kind.own_fields:
        if one.type != "reference" or (names is not None and one.name not in names):
            continue
        found.append(one.name)
        other = kind_of(one.target)
        deeper = link_paths(other, other.shown.title)
        found += [f"{one.name}__{path}" for path in deeper]
    return found


def own_value(type_: str, value: Any) -> str:
    """A value of a field of the association itself, as text."""
    if isinstance(value, bool) or type_ == "boolean":
        return answer(value)
    return "" if value is None else str(value)


def own_facts(fields: list[Any], values: Mapping[str, Any]) -> list[Cell]:
    """What the association's own fields hold; retired ones only when they hold something."""
    return [
        {"label": one.label, "text": own_value(one.type, values.get(one.key)), "name": True}
        for one in fields
        if not one.is_retired or values.get(one.key) not in (None, "")
    ]
