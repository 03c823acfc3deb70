"""Associations with records of many kinds, in about the shares of the demonstration."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection

from bench.filling import TODAY
from drempel.apps.activity.models import model_of
from drempel.apps.activity.models.base import FORM
from drempel.apps.associations.models import Association
from drempel.apps.kernel.installation import instant

DAYS = 3 * 365
LINES = ("A1-G", "A1-R", "A2-T")
# Of a thousand records; the rest are contacts.
SHARES = {
    "file": 40,
    "path": 50,
    "goal": 40,
    "review": 40,
    "act": 220,
    "right": 30,
    "slot": 40,
    "sess": 20,
    "unit": 10,
    "stay": 40,
    "signal": 5,
    "refer": 15,
}
CONTACTS = 1000 - sum(SHARES.values())
CODES: dict[str, tuple[str, ...]] = {
    "channel": ("DESK", "PHONE", "MESSAGE", "HOME_VISIT"),
    "topic": ("LEASE", "RENT", "SEARCH", "QUALITY", "DEBT", "NOT_ASKED"),
    "language": ("FR", "NL", "EN", "AR", "NOT_ASKED"),
    "situation": ("TIER", "LOCP", "RUE", "MENA", "NOT_ASKED"),
    "household": ("SINGLE", "COUPLE", "SINGLE_PARENT", "COUPLE_CHILD"),
    "municipality": ("21004", "21012", "21015", "21009"),
}


def fill_mixed(association: Association, count: int) -> int:
    """So many records of all kinds; what others refer to comes first."""
    made: dict[str, list[Any]] = {}
    for kind, share in SHARES.items():
        rows = [
            model_of(kind)(**_common(association, kind, n), **_FIELDS[kind](n, made))
            for n in range(count * share // 1000)
        ]
        made[kind] = model_of(kind).objects.bulk_create(rows, batch_size=2_000)
    model_of("contact").objects.bulk_create(
        _contacts(association, count - sum(len(rows) for rows in made.values())), batch_size=2_000
    )
    return count


def settle() -> None:
    """Let PostgreSQL know what it holds now."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _day(number: int) -> date:
    return TODAY - timedelta(days=number * 7919 % DAYS)


def _code(name: str, number: int) -> str:
    return CODES[name][number % len(CODES[name])]


def _common(association: Association, kind: str, number: int) -> dict[str, Any]:
    return {
        "association": association,
        "uid": f"{kind}-{number}",
        "service_line": LINES[number % len(LINES)],
        "source": "RECORDED",
        "created_at": instant(),
        "updated_at": instant(),
        "way": FORM,
        "active_seconds": 20 + number % 90,
    }


def _contacts(association: Association, count: int) -> Iterator[Any]:
    for number in range(count):
        yield model_of("contact")(
            **_common(association, "contact", number),
            happened_on=_day(number),
            count=1 + (number % 40 == 0) * 11,
            channel=_code("channel", number),
            topic=_code("topic", number // 3),
            language=_code("language", number // 7),
            result="SOLVED" if number % 3 else "REFERRED",
            is_missed_call=number % 50 == 0,
        )


def _of(made: dict[str, list[Any]], kind: str, number: int) -> Any:
    return made[kind][number % len(made[kind])]


def _file(n: int, _made: dict[str, list[Any]]) -> dict[str, Any]:
    return {
        "code": f"M-{n:06}",
        "opened_on": _day(n),
        "known_before": False,
        "municipality": _code("municipality", n),
        "household_type": _code("household", n),
        "adults": 1 + n % 2,
        "minors": n % 4,
        "target_group": ["NOT_ASKED"],
    }


def _path(n: int, made: dict[str, list[Any]]) -> dict[str, Any]:
    start = _day(n)
    end = start + timedelta(days=n % 500)
    ended = n % 3 == 0 and end <= TODAY
    return {
        "household": _of(made, "file", n),
        "start_on": start,
        "topic": _code("topic", n),
        "situation_start": _code("situation", n),
        "end_on": end if ended else None,
        "end_reason": "GOALS_REACHED" if ended else "",
        "situation_end": "LOCP" if ended else "",
    }


def _stay(n: int, made: dict[str, list[Any]]) -> dict[str, Any]:
    """Stays of one dwelling follow one another."""
    units = len(made["unit"])
    start = TODAY - timedelta(days=DAYS) + timedelta(days=n // units * 200)
    return {
        "household": _of(made, "file", n),
        "unit": made["unit"][n % units],
        "start_on": start,
        "end_on": start + timedelta(days=190),
        "persons": 1 + n % 3,
        "situation_start": _code("situation", n),
        "destination": "LOCP" if n % 2 else "INCO",
    }


_FIELDS: dict[str, Any] = {
    "file": _file,
    "path": _path,
    "goal": lambda n, made: {
        "path": _of(made, "path", n),
        "goal_type": "HOUSING",
        "agreed_on": _day(n),
    },
    "review": lambda n, made: {
        "path": _of(made, "path", n),
        "goal": _of(made, "goal", n),
        "reviewed_on": _day(n + 5),
        "goal_state": "REACHED" if n % 2 else "PARTLY",
    },
    "act": lambda n, made: {
        "path": _of(made, "path", n),
        "done_on": _day(n),
        "channel": _code("channel", n),
        "topic": _code("topic", n),
        "duration_band": "LE15" if n % 2 else "M15_45",
    },
    "right": lambda n, made: {
        "household": _of(made, "file", n),
        "right_type": "SOCIAL_REG",
        "filed_on": _day(n),
        "state": "FILED",
    },
    "slot": lambda n, _made: {
        "scheduled_on": _day(n),
        "mode": "DESK",
        "planned_hours": 3,
        "is_held": n % 20 > 0,
        "held_hours": 3 if n % 20 else None,
    },
    "sess": lambda n, _made: {
        "held_on": _day(n),
        "theme": "LEASE",
        "format": "INFO",
        "hours": 2,
        "att_public": n % 30,
    },
    "unit": lambda n, _made: {
        "label": f"unit {n}",
        "unit_type": "HOUSE",
        "dwelling_size": "BED1",
        "legal_title": "OWNED",
        "municipality": _code("municipality", n),
        "places": 1 + n % 4,
        "in_on": date(2022, 1, 1),
        "in_own_stock": True,
    },
    "stay": _stay,
    "signal": lambda n, _made: {
        "sent_on": _day(n),
        "recipient": "WIC",
        "scale": "ONE",
        "topic": _code("topic", n),
        "body": "x",
    },
    "refer": lambda n, _made: {
        "sent_on": _day(n),
        "direction": "OUT",
        "partner_type": "CPAS",
        "state": "SENT",
        "topic": _code("topic", n),
    },
}
