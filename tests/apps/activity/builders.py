"""Records for tests: the smallest valid one of every kind, through the same service as a form."""

import itertools
from datetime import date
from typing import Any

from drempel.apps.activity.models import Record
from drempel.apps.activity.scheme import book
from drempel.apps.activity.services import Entry, store_record
from drempel.apps.kernel.actors import SYSTEM
from drempel.engines.records import STORED, Kind, kind_of

TODAY = date(2026, 11, 24)
_numbers = itertools.count(1)

# What a required text, number or code is when a test does not say; codes are of the Brussels pack.
WRITTEN: dict[str, dict[str, str]] = {
    "contact": {"happened_on": "2026-11-20", "channel": "DESK", "topic": "LEASE"},
    "file": {
        "municipality": "21012",
        "household_type": "SINGLE",
        "adults": "1",
        "minors": "0",
        "opened_on": "2026-01-05",
    },
    "member": {"code": "A"},
    "path": {"start_on": "2026-02-02", "topic": "SEARCH", "situation_start": "TIER"},
    "goal": {"goal_type": "HOUSING", "agreed_on": "2026-02-10"},
    "review": {"reviewed_on": "2026-06-01", "goal_state": "REACHED"},
    "followup": {"point": "M6", "done_on": "2026-10-01", "is_reached": "yes"},
    "act": {"done_on": "2026-03-03", "channel": "PHONE", "topic": "SEARCH"},
    "right": {"right_type": "SOCIAL_REG", "filed_on": "2026-03-10"},
    "med": {"opened_on": "2026-04-01", "party": "TENANT_OWNER", "topic": "CONFLICT"},
    "pur": {"start_on": "2026-01-15", "formula": "OTHER"},
    "milestone": {"milestone": "PLAN", "reached_on": "2026-05-05"},
    "sess": {"held_on": "2026-05-06", "theme": "LEASE", "format": "INFO", "hours": "2"},
    "slot": {"scheduled_on": "2026-05-07", "mode": "DESK", "planned_hours": "3", "is_held": "yes"},
    "signal": {"sent_on": "2026-05-08", "recipient": "WIC", "topic": "QUALITY", "body": "x"},
    "refer": {"sent_on": "2026-05-09", "partner_type": "CPAS", "topic": "DEBT"},
    "unit": {"municipality": "21012", "places": "2", "in_on": "2024-01-01"},
    "uday": {"start_on": "2026-01-01", "end_on": "2026-02-01"},
    "stay": {"start_on": "2026-03-01", "persons": "2", "situation_start": "TIER"},
    "proj": {"start_on": "2025-01-01"},
    "phase": {"reached_on": "2025-06-01"},
    "match": {"start_on": "2026-01-10"},
    "owner": {"contacted_on": "2026-02-11"},
    "partn": {"start_on": "2025-01-01"},
    "meeting": {"held_on": "2026-03-12"},
    "advocacy": {"action_on": "2026-03-13"},
    "tool": {"year": "2026", "is_new": "yes"},
    "decl": {"year": "2025"},
    "staffline": {"fte": "1.5"},
    "volline": {"persons": "3"},
    "moneyline": {"is_income": "yes", "amount": "1000.00"},
    "funderline": {"reports_demanded": "1"},
    "trainline": {"hours": "12"},
    "feed": {"received_on": "2026-06-01"},
    "complaint": {"received_on": "2026-06-02"},
    "narr": {"year": "2025"},
    "learning": {"decided_on": "2026-06-03"},
    "commitment": {"year": "2026"},
    "dsr": {"received_on": "2026-06-04"},
}


def written_for(kind: Kind, **said: str) -> dict[str, str]:
    """Texts of a valid record; codes not named above take the first value of their list."""
    found = {"service_line": "A1-G"} | WRITTEN[kind.code]
    for one in kind.typed_fields:
        if one.required != "yes" or one.default or one.type == "reference":
            continue
        if one.is_coded and (
            one.name not in found or not book().entry(one.target, found[one.name])
        ):
            found[one.name] = book().entries(one.target)[0].code
        if one.is_text and one.name not in found:
            found[one.name] = f"{one.name}-{next(_numbers)}"
    if kind.code == "file":
        found.setdefault("code", f"M-{next(_numbers):04d}")
    return found | said


def make_record(
    kind_code: str,
    association: Any,
    *,
    by: Any = None,
    uid: str = "",
    mark: str = "",
    **said: Any,
) -> Record:
    """A stored record; the records it must refer to are made when they are not said.

    said: texts by field name; a Record stands for its identifier.
    mark: its identifier, own field and own tag begin with it.
    """
    kind = kind_of(kind_code)
    for one in kind.typed_fields:
        needed = one.required == "yes" or (kind.code == "followup" and one.name == "path")
        if one.type == "reference" and needed and one.name not in said:
            said[one.name] = make_record(one.target, association, by=by)
    texts = {name: one.uid if isinstance(one, Record) else str(one) for name, one in said.items()}
    return store_record(
        kind=kind,
        association_id=association.pk,
        written=written_for(kind, **texts),
        by=by or SYSTEM,
        on=TODAY,
        entry=_entry(kind_code, uid, mark),
    ).record


def _entry(kind_code: str, uid: str, mark: str) -> Entry:
    if not mark:
        return Entry(uid=uid)
    own = {"note": f"{mark}{kind_code}-own"}
    return Entry(uid=f"{mark}{kind_code}", own=own, own_tags=(f"{mark}{kind_code}-tag",))


def make_records(association: Any, by: Any, mark: str = "") -> dict[str, Record]:
    """One record of every kind, linked to one another.

    Every text, identifier, own value and own tag begins with ``mark`` and the code of the kind.
    """
    made: dict[str, Record] = {}
    order = sorted(
        STORED,
        key=lambda kind: ("file", "proj", "owner", "unit", "decl").count(kind.code),
        reverse=True,
    )
    for kind in order:
        said: dict[str, Any] = {
            one.name: f"{mark}{kind.code}-{one.name}"
            for one in kind.own_fields
            if one.is_text and (mark or one.required == "yes")
        }
        said |= {
            one.name: made[one.target]
            for one in kind.own_fields
            if one.type == "reference"
            and one.target in made
            and one.name not in {"purchase", "double_of"}
        }
        made[kind.code] = make_record(kind.code, association, by=by, mark=mark, **said)
    return made
