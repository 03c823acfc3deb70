"""What is next for households: reviews, requests without answer, stays, follow-ups, contacts.

One question for all of it. The database gives what may be due; the exact day is reckoned here,
from numbers of the scheme pack.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from drempel.apps.households import terms
from drempel.apps.households.selectors.parts import (
    as_text,
    columns_of,
    field_at,
    no_day,
    no_number,
    place_of,
    rows_of,
    said,
)
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.days import add_months
from drempel.engines.records import kind_of

REVIEW, UNPLANNED, RIGHT, STAY = "review", "unplanned", "right", "stay"
FOLLOW_UP, BOUGHT, CONTACT = "followup", "bought", "contact"
# More than a person can do: the oldest are shown, the rest when these are done.
MOST = 500
# Months are clamped to the end of a short one: look a little further, then reckon exactly.
_CLAMPED = timedelta(days=3)
# How far ahead one household is looked at.
_AHEAD_MONTHS = 12
_COLUMNS = ("key", "uid", "household", "code", "since", "due", "detail", "months", "limit", "who")


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do for one household.

    key: one of those above. uid: the record it is about. since: the day it is reckoned from.
    detail: a code, or the name of the dwelling. who: the worker. months: the longest stay in the
    dwelling; is_planned: the day was typed, not reckoned.
    """

    key: str
    uid: str
    household: str
    code: str
    since: date
    due_on: date
    detail: str
    months: int | None
    who: str
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """until: the last due day. households: only these files. names: only those of one worker."""

    association_id: int | None
    on: date
    until: date
    households: Collection[int] | None = None
    names: tuple[str, ...] = ()

    def narrowed(self, rows: QuerySet[Any], house: str) -> QuerySet[Any]:
        # Who was made anonymous is nobody to go back to.
        rows = rows.filter(**{f"{house}__anonymised_at": None})
        if self.households is not None:
            rows = rows.filter(**{f"{house}__in": self.households})
        if self.names:
            mine = rows_of("path", self.association_id).filter(assigned_to__in=self.names)
            rows = rows.filter(**{f"{house}__in": mine.values("household_id")})
        return rows

    def latest(self, *, days: int = 0, months: int = 0) -> date:
        """The last day from which so long a time ends by ``until``."""
        return add_months(self.until, -months) - timedelta(days=days) + _CLAMPED


def next_steps(
    association_id: int | None,
    on: date,
    *,
    households: Collection[int] | None = None,
    names: tuple[str, ...] = (),
    limit: int = MOST,
) -> list[NextStep]:
    """What is due for the households of an association, the longest due first.

    households: keys of files; what is due within a year is then given too. names: only households with a
    pathway of a worker called so.
    """
    ahead = terms.number("ahead_days", on) or 0
    until = on + timedelta(days=ahead) if households is None else add_months(on, _AHEAD_MONTHS)
    asked = Asked(association_id, on, until, households, names)
    parts = [part for make in _MAKERS for part in make(asked)]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True).order_by(place_of("since"))[:MOST]
    found = [step for row in rows if (step := _step(dict(zip(_COLUMNS, row, strict=True)), asked))]
    return sorted(found, key=lambda step: (step.due_on, step.code, step.key))[:limit]


def _part(rows: QuerySet[Any], key: str, house: str, **columns: Any) -> QuerySet[Any]:
    """The nine columns of one kind of step."""
    given = {
        "key": said(key),
        "uid": F("uid"),
        "household": F(f"{house}__uid"),
        "code": F(f"{house}__code"),
        "due": no_day(),
        "detail": said(""),
        "months": no_number(),
        "limit": no_day(),
        "who": said(""),
    } | columns
    return columns_of(rows, {name: given[name] for name in _COLUMNS})


def _reviews(asked: Asked) -> Iterator[QuerySet[Any]]:
    """Open pathways: the review that was planned, or the one that nobody planned yet."""
    paths = asked.narrowed(rows_of("path", asked.association_id), "household")
    paths = paths.filter(end_on=None)
    held = rows_of("review", asked.association_id).filter(path=OuterRef("pk"))
    waits = ~Exists(held.filter(reviewed_on__gte=OuterRef("next_review_on")))
    planned = Q(next_review_on__isnull=False) & waits
    columns = {"detail": _text("path", "topic"), "who": _text("path", "assigned_to")}
    due = paths.filter(planned, next_review_on__lte=asked.latest())
    yield _part(
        due, REVIEW, "household", since=F("next_review_on"), due=F("next_review_on"), **columns
    )
    months = terms.number("review_months", asked.on)
    if months is not None:
        last = Subquery(held.order_by("-reviewed_on").values("reviewed_on")[:1])
        since = Coalesce(last, F("start_on"))
        open_ones = paths.exclude(planned).annotate(looked_at=since)
        late = open_ones.filter(looked_at__lte=asked.latest(months=months))
        yield _part(late, UNPLANNED, "household", since=F("looked_at"), **columns)


def _rights(asked: Asked) -> Iterator[QuerySet[Any]]:
    days = terms.number("unanswered_days", asked.on)
    if days is None:
        return
    rows = asked.narrowed(rows_of("right", asked.association_id), "household")
    rows = rows.filter(state="FILED", decided_on=None, filed_on__lte=asked.latest(days=days))
    columns = {"detail": _text("right", "right_type"), "who": _text("right", "path__assigned_to")}
    yield _part(rows, RIGHT, "household", since=F("filed_on"), **columns)


def _stays(asked: Asked) -> Iterator[QuerySet[Any]]:
    """Open stays: the end that was planned, else what the dwelling or its building allows."""
    rows = asked.narrowed(rows_of("stay", asked.association_id), "household")
    rows = rows.filter(end_on=None, start_on__lte=asked.on)
    rows = rows.filter(
        Q(planned_end_on__lte=asked.latest())
        | Q(planned_end_on=None, unit__max_stay_months__isnull=False)
        | Q(planned_end_on=None, unit__project__max_stay_months__isnull=False)
        | Q(planned_end_on=None, unit__project__occupied_until__isnull=False)
    )
    yield _part(
        rows,
        STAY,
        "household",
        since=F("start_on"),
        due=F("planned_end_on"),
        detail=_text("stay", "unit__label"),
        months=Coalesce("unit__max_stay_months", "unit__project__max_stay_months"),
        limit=F("unit__project__occupied_until"),
    )


def _lasting() -> list[str]:
    """Situations in which someone has a home that may be kept."""
    return [one.code for one in active_scheme().living_situations if one.durable == "yes"]


def _path_ends(asked: Asked) -> Iterator[QuerySet[Any]]:
    """Pathways that ended, or led, to a lasting home: is it kept?"""
    rows = asked.narrowed(rows_of("path", asked.association_id), "household")
    rows = rows.filter(Q(rehoused_to__in=_lasting()) | Q(situation_end__in=_lasting()))
    rows = rows.annotate(ended=Coalesce("rehoused_on", "end_on")).filter(ended__isnull=False)
    for point, months in terms.points("follow_up_path", asked.on).items():
        done = rows_of("followup", asked.association_id).filter(path=OuterRef("pk"), point=point)
        left = _in_time(rows.filter(~Exists(done)), asked, months)
        columns = {"detail": said(point), "who": _text("path", "assigned_to")}
        yield _part(left, FOLLOW_UP, "household", since=F("ended"), **columns)


def _purchase_ends(asked: Asked) -> Iterator[QuerySet[Any]]:
    """Homes that were bought: the day of the deed is the start."""
    rows = asked.narrowed(rows_of("milestone", asked.association_id), "purchase__household")
    rows = rows.filter(milestone="DEED").annotate(ended=F("reached_on"))
    for point, months in terms.points("follow_up_purchase", asked.on).items():
        done = rows_of("followup", asked.association_id)
        done = done.filter(purchase=OuterRef("purchase_id"), point=point)
        left = _in_time(rows.filter(~Exists(done)), asked, months)
        house, uid = "purchase__household", F("purchase__uid")
        yield _part(left, BOUGHT, house, uid=uid, since=F("ended"), detail=said(point))


def _in_time(rows: QuerySet[Any], asked: Asked, months: int) -> QuerySet[Any]:
    """Neither long past nor still far away."""
    kept = terms.number("proposed_months", asked.on) or 0
    first = add_months(asked.on, -months - kept) - _CLAMPED
    return rows.filter(ended__gte=first, ended__lte=asked.latest(months=months))


def _contacts(asked: Asked) -> Iterator[QuerySet[Any]]:
    """A new contact was planned, and nothing was noted since."""
    days, kept = terms.number("contact_days", asked.on), terms.number("proposed_months", asked.on)
    if days is None or kept is None:
        return
    every = rows_of("contact", asked.association_id)
    house = OuterRef("household_id")
    since = Q(happened_on__gt=OuterRef("happened_on"))
    since |= Q(happened_on=OuterRef("happened_on"), pk__gt=OuterRef("pk"))
    later = every.filter(since, household=house)
    acts = rows_of("act", asked.association_id).filter(
        path__household=house, done_on__gte=OuterRef("happened_on")
    )
    rows = asked.narrowed(every.filter(household__isnull=False), "household")
    rows = rows.filter(result="TO_FOLLOW", happened_on__lte=asked.latest(days=days))
    rows = rows.filter(happened_on__gt=add_months(asked.on, -kept))
    rows = rows.filter(~Exists(later), ~Exists(acts))
    yield _part(
        rows, CONTACT, "household", since=F("happened_on"), detail=_text("contact", "topic")
    )


_MAKERS = (_reviews, _rights, _stays, _path_ends, _purchase_ends, _contacts)


def _text(code: str, path: str) -> Any:
    return as_text(field_at(kind_of(code), path)[1], path)


def _step(row: dict[str, Any], asked: Asked) -> NextStep | None:
    """The exact day; None for what is not due yet, or too long past to be proposed."""
    due = _due(row, asked.on)
    if due is None or due > asked.until:
        return None
    kept = terms.number("proposed_months", asked.on) or 0
    if row["key"] in {FOLLOW_UP, BOUGHT} and add_months(due, kept) < asked.on:
        return None
    kept_columns = {name: row[name] for name in _COLUMNS if name not in {"due", "limit"}}
    return NextStep(due_on=due, is_planned=row["due"] is not None, **kept_columns)


def _due(row: dict[str, Any], on: date) -> date | None:
    if row["due"] is not None:
        return row["due"]
    since: date = row["since"]
    if row["key"] == RIGHT:
        return since + timedelta(days=terms.number("unanswered_days", on) or 0)
    if row["key"] == CONTACT:
        return since + timedelta(days=terms.number("contact_days", on) or 0)
    months = _months(row, on)
    days = [row["limit"], add_months(since, months) if months is not None else None]
    return min((day for day in days if day is not None), default=None)


def _months(row: dict[str, Any], on: date) -> int | None:
    if row["key"] == UNPLANNED:
        return terms.number("review_months", on)
    if row["key"] == STAY:
        return row["months"]
    name = "follow_up_purchase" if row["key"] == BOUGHT else "follow_up_path"
    return terms.points(name, on).get(row["detail"])
