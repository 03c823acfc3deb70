"""One class for each kind, made from ``engines/records/kinds/*.toml``.

A field of the description is a column of the same name; a sealed text also has a ``_mark`` to
compare by. Rules between two days, smallest numbers and "one of" are constraints of the table.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import models
from django.db.models import F, Q

from drempel.apps.activity.models.base import Record
from drempel.apps.activity.sealed import SealedTextField
from drempel.engines.records import STORED, Field, Kind
from drempel.engines.records.definition import EVERY
from drempel.engines.records.reading import LONGEST

LABEL = "activity"


def _optional(make: type[models.Field], **options: Any) -> Callable[[Field], models.Field]:
    """A column that is empty when nothing was written; required ones never are."""

    def column(one: Field) -> models.Field:
        needed = one.required == "yes" and one.default != "when_past"
        return make(null=not needed, **options)

    return column


def _text(one: Field) -> models.Field:
    if one.is_encrypted:
        return SealedTextField(blank=True)
    if one.type == "long_text":
        return models.TextField(blank=True)
    return models.CharField(max_length=LONGEST["text"], blank=True)


def _reference(one: Field) -> models.Field:
    model = next(kind.model for kind in STORED if kind.code == one.target)
    return models.ForeignKey(
        f"{LABEL}.{model}",
        null=one.required != "yes",
        on_delete=models.PROTECT,
        related_name="+",
    )


_COLUMNS: Mapping[str, Callable[[Field], models.Field]] = {
    "text": _text,
    "long_text": _text,
    "code": lambda _one: models.CharField(max_length=30, blank=True),
    "many_codes": lambda _one: models.JSONField(default=list),
    "integer": _optional(models.IntegerField),
    "year": _optional(models.PositiveSmallIntegerField),
    "decimal": _optional(models.DecimalField, max_digits=10, decimal_places=2),
    "money": _optional(models.BigIntegerField),
    "date": _optional(models.DateField),
    "boolean": _optional(models.BooleanField),
    "reference": _reference,
}


def _named(kind: Kind, what: str) -> str:
    return f"{kind.code}_{what}"[:60]


def _constraints(kind: Kind) -> Iterator[models.BaseConstraint]:
    yield models.UniqueConstraint(fields=["association", "uid"], name=_named(kind, "uid_once"))
    if kind.unique:
        name = _named(kind, "once")
        yield models.UniqueConstraint(fields=["association", *kind.unique], name=name)
    for one in kind.own_fields:
        if one.type in {"integer", "money", "decimal", "year"}:
            least = Q(**{f"{one.name}__gte": one.least}) | Q(**{f"{one.name}__isnull": True})
            yield models.CheckConstraint(condition=least, name=_named(kind, f"{one.name}_least"))
        if one.type in {"code", "text"} and one.required == "yes" and not one.is_encrypted:
            filled = ~Q(**{one.name: ""})
            yield models.CheckConstraint(condition=filled, name=_named(kind, f"{one.name}_filled"))
    yield from _rules(kind)


def _rules(kind: Kind) -> Iterator[models.BaseConstraint]:
    pairs = [rule.fields for rule in kind.rules if rule.check == "order"]
    if kind.day and kind.end and (kind.day, kind.end) not in pairs:
        pairs.append((kind.day, kind.end))
    for first, last in pairs:
        held = Q(**{f"{last}__gte": F(first)}) | Q(**{f"{last}__isnull": True})
        held |= Q(**{f"{first}__isnull": True})
        yield models.CheckConstraint(condition=held, name=_named(kind, f"{last}_in_order"))
    for rule in kind.rules:
        if rule.check == "one_of":
            a, b = rule.fields
            one = Q(**{f"{a}__isnull": True, f"{b}__isnull": False})
            one |= Q(**{f"{a}__isnull": False, f"{b}__isnull": True})
            yield models.CheckConstraint(condition=one, name=_named(kind, "one_of"))


def _indexes(kind: Kind) -> Iterator[models.Index]:
    """Lists walk the newest day first; reports ask by line and day."""
    if kind.day:
        yield models.Index(
            fields=["association", f"-{kind.day}", "-id"], name=_named(kind, "day")[:30]
        )
        yield models.Index(
            fields=["association", "service_line", kind.day], name=_named(kind, "line")[:30]
        )
    else:
        yield models.Index(fields=["association", "-id"], name=_named(kind, "latest")[:30])
    for one in kind.own_fields:
        if one.is_encrypted:
            yield models.Index(
                fields=["association", f"{one.name}_mark"],
                name=_named(kind, f"{one.name}_mark")[:30],
            )


def _make(kind: Kind) -> type[Record]:
    columns: dict[str, Any] = {
        one.name: _COLUMNS[one.type](one) for one in kind.own_fields if one.name not in EVERY
    }
    for one in kind.own_fields:
        if one.is_encrypted:
            columns[f"{one.name}_mark"] = models.CharField(max_length=32, blank=True)
    if kind.is_funded:
        columns["funder_tags"] = models.JSONField(default=list)
    meta = type(
        "Meta",
        (),
        {
            "app_label": LABEL,
            "db_table": f"{LABEL}_{kind.code}",
            "constraints": list(_constraints(kind)),
            "indexes": list(_indexes(kind)),
        },
    )
    body = {"__module__": __name__, "__doc__": kind.labels["en"], "KIND": kind, "Meta": meta}
    return type(kind.model, (Record,), body | columns)


MODELS: dict[str, type[Record]] = {kind.code: _make(kind) for kind in STORED}
globals().update({model.__name__: model for model in MODELS.values()})


def model_of(kind: Kind | str) -> type[Record]:
    """The class of a kind; KeyError for one that the system only shows."""
    return MODELS[kind if isinstance(kind, str) else kind.code]
