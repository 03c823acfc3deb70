"""Two people changed one record: what each of them wrote, and what is kept when nothing is said.

In: the form as it was sent, and the record as it stands. Out: the fields that both changed, with
both values to choose from; the fields that one of them changed, with the value that is kept.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.activity.forms.own import TAGS, first_own
from drempel.apps.activity.forms.record import RecordForm, mark_of_text
from drempel.apps.activity.models import Record
from drempel.apps.activity.scheme import value_label
from drempel.apps.activity.selectors.records import written_record
from drempel.apps.activity.services import Stale
from drempel.apps.activity.shown import address_of, answer, title_of
from drempel.apps.kernel.once import new_token


@dataclass(frozen=True, slots=True)
class Side:
    """One value: as the form sends it, and as people read it."""

    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field with two values: mine as it was sent now, theirs as it stands."""

    name: str
    label: str
    mine: Side
    theirs: Side


def choosing(form: RecordForm, refusal: Stale) -> dict[str, Any]:
    """What the page of the choice needs."""
    record, base = refusal.record, form.base()
    stands = _standing(form, record)
    both: list[Difference] = []
    kept: list[Difference] = []
    hidden: list[tuple[str, str]] = []
    for name in form.names:
        mine, theirs = _sent(form, name), stands.get(name, "")
        found = Difference(
            name, str(form.fields[name].label), _side(form, name, mine), _side(form, name, theirs)
        )
        is_mine = mark_of_text(mine) != base.get(name, 0)
        is_theirs = mark_of_text(theirs) != base.get(name, 0)
        if mine != theirs and is_mine and is_theirs:
            both.append(found)
            continue
        if mine != theirs and is_theirs:
            kept.append(found)
        hidden.append((name, mine if is_mine else theirs))
    return {
        "title": _("Someone else changed this record meanwhile"),
        "record_title": title_of(record, shows=form.subject.room.shows),
        "record_url": address_of(record),
        "record": record,
        "both": both,
        "kept": kept,
        "hidden": hidden,
        "choose": " ".join(one.name for one in both),
        "base": form.base_of(stands),
        "once": new_token(),
    }


def _standing(form: RecordForm, record: Record) -> dict[str, str]:
    """The record as it is now, written as this form would send it."""
    found: dict[str, Any] = written_record(record) | first_own(record.own, record.own_tags)
    found[TAGS] = ";".join(found[TAGS])
    for name in form.listed:
        other = getattr(record, name)
        found[name] = title_of(other, shows=True) if other else ""
    return found


def _sent(form: RecordForm, name: str) -> str:
    value = form.cleaned_data.get(name, "")
    return value if isinstance(value, str) else ""


def _side(form: RecordForm, name: str, text: str) -> Side:
    kind = form.subject.kind
    if not text:
        return Side("", _("nothing filled in"))
    if not kind.has(name):
        return Side(text, text)
    one = kind.field(name)
    if one.is_coded:
        return Side(text, ", ".join(value_label(one, code) for code in text.split(";")))
    if one.type == "boolean":
        return Side(text, answer(text == "yes"))
    choices = getattr(form.fields[name], "choices", ())
    return Side(text, dict(choices).get(text, text) if one.type == "reference" else text)
