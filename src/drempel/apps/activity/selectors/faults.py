"""Faults that do not stop a record from being stored, but that someone should look at.

A fault is found anew each time it is asked for: corrected, it is gone. One that is right as it stands
is lifted by a documented exception, which holds for the version of the record it was written about.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils import timezone

from drempel.apps.activity.models import DocumentedException, model_of
from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.kernel.installation import today
from drempel.engines.records import STORED, Kind, kind_of

LINE, FUTURE = "line_not_accredited", "day_in_future"
UNANSWERED, CROWDED = "permanence_not_answered", "more_persons_than_places"
RULES = (LINE, FUTURE, UNANSWERED, CROWDED)
EVERY_KIND = frozenset(kind.code for kind in STORED)
Exceptions = Mapping[tuple[str, str, str], DocumentedException]
Rows = QuerySet[Any, Any]


class Found(NamedTuple):
    """A record that does not keep a rule: what is needed to name it and to show it."""

    fault_rule: str
    kind_code: str
    uid: str
    service_line: str
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that one record does not keep. exception: why that is right, for this version."""

    association_id: int
    found: Found
    exception: DocumentedException | None

    @property
    def rule(self) -> str:
        return self.found.fault_rule

    @property
    def kind(self) -> Kind:
        return kind_of(self.found.kind_code)

    @property
    def uid(self) -> str:
        return self.found.uid

    @property
    def opened_on(self) -> date:
        return timezone.localdate(self.found.created_at)

    @property
    def lifted_on(self) -> date | None:
        return self.exception.lifted_on if self.exception else None

    def as_row(self) -> dict[str, Any]:
        """As the view ``check`` of the data model holds it."""
        entry = f"{self.found.kind_code}:{self.uid}"
        return {
            "id": f"{self.rule}:{entry}",
            "service_line": self.found.service_line,
            "rule": self.rule,
            "entry": entry,
            "opened_on": self.opened_on,
            "lifted_on": self.lifted_on,
        }


def faults_of(association_id: int, present: Collection[str] = EVERY_KIND) -> Iterator[Fault]:
    """Every fault, lifted ones too, the oldest record first; three questions in all.

    present: the kinds to look at; who has read all of a kind and found none leaves it out.
    """
    known: Exceptions = {
        (one.rule, one.kind, one.uid): one
        for one in DocumentedException.objects.filter(association_id=association_id)
    }
    first, *others = _asked(association_id, present)
    for row in first.union(*others, all=True).order_by("created_at", "uid", "fault_rule"):
        one = Found(*row)
        kept = known.get((one.fault_rule, one.kind_code, one.uid))
        is_same = kept is not None and kept.version == one.version
        yield Fault(association_id, one, kept if is_same else None)


def _asked(association_id: int, present: Collection[str]) -> Iterator[Rows]:
    """The records that do not keep each rule, of every kind; never without any."""
    lines, latest = lines_of(association_id), today()
    for kind in STORED:
        if kind.code not in present:
            continue
        rows = model_of(kind)._default_manager.filter(association_id=association_id)
        yield _rows(LINE, kind, rows.exclude(service_line__in=lines))
        if kind.day and kind.code != "slot":
            yield _rows(FUTURE, kind, rows.filter(**{f"{kind.day}__gt": latest}))
    slot, stay = kind_of("slot"), kind_of("stay")
    rows = model_of(slot)._default_manager.filter(association_id=association_id)
    yield _rows(UNANSWERED, slot, rows.filter(is_held=None, scheduled_on__lt=latest))
    rows = model_of(stay)._default_manager.filter(association_id=association_id)
    going_on = Q(end_on=None) | Q(end_on__gt=latest)
    yield _rows(CROWDED, stay, rows.filter(going_on, persons__gt=F("unit__places")))


def _rows(rule: str, kind: Kind, rows: Rows) -> Rows:
    text = CharField()
    named = rows.annotate(
        fault_rule=Value(rule, output_field=text), kind_code=Value(kind.code, output_field=text)
    )
    return named.order_by().values_list(*Found._fields)


def fault_of(association_id: int, rule: str, kind: Kind, uid: str) -> Fault | None:
    """One fault of one record; None when the record keeps the rule or is not there."""
    found = faults_of(association_id, {kind.code})
    return next((f for f in found if (f.rule, f.kind, f.uid) == (rule, kind, uid)), None)
