"""A household that was helped long ago: every record there is about one, every text marked."""

from datetime import date
from typing import Any

from django.db.models import F

from drempel.apps.activity.models import FileView, Record, model_of
from drempel.apps.kernel.installation import instant
from drempel.engines.records import STORED
from drempel.engines.retention import belongings
from tests.apps.activity.builders import TODAY, make_records

MARK = "CANARY-T-"
LONG_AGO = 8
# What closes each kind that stays open otherwise.
CLOSED: dict[str, dict[str, Any]] = {
    "path": {"end_reason": "OTHER", "situation_end": "TIER"},
    "right": {"state": "GRANTED"},
    "med": {"outcome": "SOLVED"},
    "stay": {"destination": "TIER"},
    "match": {"end_reason": "OTHER"},
    "refer": {"state": "COMPLETED"},
    "unit": {"out_reason": "SOLD"},
}


def earlier(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def make_silent_household(
    association: Any, by: Any, mark: str = MARK, years: int = LONG_AGO
) -> dict[str, Record]:
    """One record of every kind about one household, closed and so many years old."""
    made = make_records(association, by, mark)
    for kind in STORED:
        rows = model_of(kind).objects.filter(association=association)
        for row in rows:
            _age(row, years)
    files = model_of("file").objects.filter(pk=made["file"].pk)
    files.update(ref_birth_year=1961, residence_status="OTHER", income_monthly=123_456)
    for code in ("pur", "sess"):
        group = model_of(code).objects.filter(pk=made[code].pk)
        group.update(saving_group=f"{mark}pur-saving_group")
    # The builder gives a milestone a purchase of its own.
    model_of("milestone").objects.filter(pk=made["milestone"].pk).update(purchase=made["pur"])
    FileView.objects.create(
        association=association,
        person=by if by.pk else None,
        kind="file",
        uid=made["file"].uid,
        act="open",
        at=instant(),
    )
    return {code: model_of(code).objects.get(pk=row.pk) for code, row in made.items()}


def _age(row: Record, years: int) -> None:
    """Move every day of a record back and close it where it can be closed; stored at once."""
    kind = row.KIND
    changes: dict[str, Any] = {
        one.name: earlier(getattr(row, one.name), years)
        for one in kind.own_fields
        if one.type == "date" and getattr(row, one.name)
    }
    if kind.code not in {"proj", "partn"} and kind.end and not getattr(row, kind.end):
        changes[kind.end] = earlier(TODAY, years)
        changes |= CLOSED.get(kind.code, {})
    if kind.code == "signal":
        changes["closed_on"] = earlier(TODAY, years)
    type(row).objects.filter(pk=row.pk).update(**changes, version=F("version"))


def about_one(records: dict[str, Record]) -> dict[str, Record]:
    """Of these records, those that lead to the household."""
    return {code: record for code, record in records.items() if code in belongings()}
