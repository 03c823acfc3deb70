"""An association's own fields and tags: made, renamed, ordered, retired; values read."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from drempel.apps.activity.models import OwnField, OwnTag
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.own import OWN, described
from drempel.apps.activity.services.scanning import NATIONAL_NUMBER, has_national_number
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault, expected_of, read_value
from drempel.engines.records.writing import write_value

MOST_FIELDS, MOST_TAGS = 20, 60


def _key(label: str, taken: set[str]) -> str:
    """A short name that stays, whatever the words become."""
    first = slugify(label)[:32].strip("-").replace("-", "_") or "x"
    number, key = 1, first
    while key in taken:
        number += 1
        key = f"{first}_{number}"
    return key


def _note(verb: str, one: OwnField | OwnTag, by: Any, **facts: Any) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=(type(one).__name__.lower(), f"{one.association_id}:{one.key}"[:40]),
        association_id=one.association_id,
        data=facts,
    )


@transaction.atomic
def add_own_field(
    *, association_id: int, kind: Kind, label: str, type_: str, choices: Sequence[str], by: Any
) -> OwnField:
    """Add a field at the end of those of a kind; Refused beyond twenty in use."""
    rows = OwnField.objects.filter(association_id=association_id, kind=kind.code)
    if rows.filter(is_retired=False).count() >= MOST_FIELDS:
        raise Refused(_("At most %(most)s fields of your own for a kind.") % {"most": MOST_FIELDS})
    last = rows.aggregate(last=Max("position"))["last"]
    made = OwnField.objects.create(
        association_id=association_id,
        kind=kind.code,
        key=_key(label, set(rows.values_list("key", flat=True))),
        label=label,
        type=type_,
        choices=list(choices),
        position=0 if last is None else last + 1,
    )
    _note("add_own_field", made, by, kind=kind.code, type=type_)
    return made


@transaction.atomic
def change_own_field(
    *, own: OwnField, label: str, choices: Sequence[str], is_retired: bool, by: Any
) -> OwnField:
    """New words, new choices, in use or not; the type and what was filled in stay."""
    own.label, own.choices, own.is_retired = label, list(choices), is_retired
    own.save(update_fields=["label", "choices", "is_retired"])
    _note("change_own_field", own, by, kind=own.kind, is_retired=is_retired)
    return own


@transaction.atomic
def move_own_field(*, own: OwnField, up: bool, by: Any) -> None:
    """Change places with the neighbour above or below; at the end nothing happens."""
    rows = list(
        OwnField.objects.filter(
            association_id=own.association_id, kind=own.kind, is_retired=False
        ).order_by("position", "pk")
    )
    place = next((i for i, one in enumerate(rows) if one.pk == own.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if other is None or not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, one in enumerate(rows):
        if one.position != position:
            one.position = position
            one.save(update_fields=["position"])
    _note("move_own_field", own, by, kind=own.kind)


@transaction.atomic
def add_own_tag(*, association_id: int, label: str, by: Any) -> OwnTag:
    rows = OwnTag.objects.filter(association_id=association_id)
    if rows.filter(is_retired=False).count() >= MOST_TAGS:
        raise Refused(_("At most %(most)s tags in use.") % {"most": MOST_TAGS})
    key = _key(label, set(rows.values_list("key", flat=True)))
    made = OwnTag.objects.create(association_id=association_id, key=key, label=label)
    _note("add_own_tag", made, by)
    return made


@transaction.atomic
def change_own_tag(*, own: OwnTag, label: str, is_retired: bool, by: Any) -> OwnTag:
    own.label, own.is_retired = label, is_retired
    own.save(update_fields=["label", "is_retired"])
    _note("change_own_tag", own, by, is_retired=is_retired)
    return own


def read_own(
    fields: Sequence[OwnField], texts: Mapping[str, str]
) -> tuple[dict[str, Any], list[Fault]]:
    """Values of own fields as they are stored, by key; faults carry the name in the form.

    texts: by "own_" and the key; what is not there is left as it was.
    """
    values: dict[str, Any] = {}
    faults = []
    for one in fields:
        text = texts.get(OWN + one.key)
        if text is None:
            continue
        try:
            values[one.key] = _read(one, text)
        except (ValueError, ArithmeticError):
            key, words = expected_of(described(one))
            faults.append(Fault(OWN + one.key, text, key, words))
        if has_national_number(text):
            faults.append(Fault(OWN + one.key, "", NATIONAL_NUMBER, {}))
    return values, faults


def _read(one: OwnField, text: str) -> Any:
    """JSON holds texts, whole numbers, yes or no; a day is kept as its text."""
    if one.type == "choice" and text and text not in one.choices:
        raise ValueError(text)
    field = described(one)
    value = read_value(field, text, book())
    return write_value(field, value) if one.type == "date" else value
