"""Accreditations as the public sees them: from when to when, and for which service lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, CharField, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce, JSONObject

from drempel.apps.accreditation.models import Accreditation, AccreditationLine, Suspension


@dataclass(frozen=True, slots=True)
class Tenure:
    """One accreditation. last_on: its last day, extension and withdrawal counted.

    pauses: suspensions as (first day, last day or None while it lasts).
    """

    begins_on: date
    last_on: date
    is_extended: bool
    codes: tuple[str, ...]
    pauses: tuple[tuple[date, date | None], ...] = ()

    def covers(self, on: date) -> bool:
        """Whether the day lies in the period, suspended or not."""
        return self.begins_on <= on <= self.last_on

    def is_suspended_on(self, on: date) -> bool:
        return self.covers(on) and any(
            first <= on and (last is None or on <= last) for first, last in self.pauses
        )

    def holds_on(self, on: date) -> bool:
        """Accredited on that day: in the period, and not suspended."""
        return self.covers(on) and not self.is_suspended_on(on)


class JoinedCodes(Aggregate):
    """Every code of a group in one text, with spaces between."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="STRING_AGG", **context)


def _begun(on: date) -> Q:
    return Q(begins_on__lte=on)


def _not_ended(on: date) -> Q:
    return (Q(withdrawn_from_on=None) | Q(withdrawn_from_on__gt=on)) & Q(last_day__gte=on)


def _with_last_day() -> Any:
    return Accreditation.objects.annotate(last_day=Coalesce("extended_until_on", "ends_on"))


def in_force(on: date) -> Any:
    """Accreditations that hold on a day; those suspended on that day are left out."""
    paused = Suspension.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=on), accreditation=OuterRef("pk"), begins_on__lte=on
    )
    return _with_last_day().filter(_begun(on), _not_ended(on), ~Exists(paused))


def accredited(on: date) -> Exists:
    """Condition on associations: accredited on that day."""
    return Exists(in_force(on).filter(association=OuterRef("pk")).order_by())


def tenure_column(on: date) -> Subquery:
    """For rows of associations: the accreditation that counts on a day, as one JSON object.

    The one that ends last among those begun; none when nothing has begun yet.
    """
    codes = (
        AccreditationLine.objects.filter(accreditation=OuterRef("pk"))
        .order_by()
        .values("accreditation")
        .annotate(joined=JoinedCodes("code"))
        .values("joined")
    )
    paused = Suspension.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=on), accreditation=OuterRef("pk"), begins_on__lte=on
    )
    return Subquery(
        _with_last_day()
        .filter(_begun(on), association=OuterRef("pk"))
        .order_by(Coalesce("withdrawn_from_on", "last_day").desc(), "-pk")
        .values(
            data=JSONObject(
                begins=Cast("begins_on", CharField()),
                last=Cast("last_day", CharField()),
                is_extended=Cast(F("extended_until_on"), CharField()),
                withdrawn=Cast("withdrawn_from_on", CharField()),
                paused=Cast(Subquery(paused.values("begins_on")[:1]), CharField()),
                codes=Subquery(codes),
            )
        )[:1]
    )


def tenure_of(data: dict[str, Any] | None) -> Tenure | None:
    """Read back what ``tenure_column`` selected."""
    if not data:
        return None
    last_on = date.fromisoformat(data["last"])
    if data["withdrawn"]:
        last_on = date.fromisoformat(data["withdrawn"]) - timedelta(days=1)
    pauses = ((date.fromisoformat(data["paused"]), None),) if data["paused"] else ()
    return Tenure(
        begins_on=date.fromisoformat(data["begins"]),
        last_on=last_on,
        is_extended=bool(data["is_extended"]),
        codes=tuple(sorted((data["codes"] or "").split())),
        pauses=pauses,
    )


def tenures(association_id: int) -> list[Tenure]:
    """Every accreditation of an association, the newest first. Three queries."""
    found = Accreditation.objects.filter(association_id=association_id).prefetch_related(
        "lines", "suspensions"
    )
    return [
        Tenure(
            begins_on=one.begins_on,
            last_on=one.last_on,
            is_extended=one.extended_until_on is not None,
            codes=tuple(line.code for line in one.lines.all()),
            pauses=tuple((pause.begins_on, pause.ends_on) for pause in one.suspensions.all()),
        )
        for one in found
        # Withdrawn before it began: it never held.
        if one.last_on >= one.begins_on
    ]


def tenure_on(found: Iterable[Tenure], on: date) -> Tenure | None:
    """The accreditation that covers a day; one that holds comes before a suspended one."""
    covering = [tenure for tenure in found if tenure.covers(on)]
    return next((t for t in covering if t.holds_on(on)), covering[0] if covering else None)
