"""How a household lived: at the start, at each review and at the end, from one list.

ETHOS and ETHOS Light are derived from the situation and never typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from drempel.apps.households.selectors.parts import as_text, columns_of, place_of, rows_of, said
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.records import kind_of
from drempel.engines.scheme.lists import LivingSituation

LASTING, NOT_LASTING, NEUTRAL, UNKNOWN = "yes", "no", "neutral", "unknown"
# A home that lasts only when it is what the person wished.
_WANTED = frozenset({"MRS"})
_OUTSIDE = "-"
_MOST = 120
_COLUMNS = ("line", "kind", "detail", "point", "day", "code", "wanted")
_POINTS = (
    ("path", "uid", "topic", "start", "start_on", "situation_start"),
    ("path", "uid", "topic", "rehoused", "rehoused_on", "rehoused_to"),
    ("path", "uid", "topic", "exit", "end_on", "situation_end"),
    ("review", "path__uid", "path__topic", "review", "reviewed_on", "situation"),
    ("followup", "path__uid", "path__topic", "followup", "done_on", "situation"),
    ("stay", "uid", "unit__label", "start", "start_on", "situation_start"),
    ("stay", "uid", "unit__label", "exit", "end_on", "destination"),
)
_ORDER = {"start": 0, "review": 1, "rehoused": 2, "exit": 3, "followup": 4}


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a situation. ethos, ethos_light: a category, "-" for outside the
    typology, empty when it cannot be determined. lasting: one of the four above."""

    ethos: str
    ethos_light: str
    lasting: str


@dataclass(frozen=True, slots=True)
class Point:
    key: str
    day: date
    code: str
    derived: Derived


@dataclass(frozen=True, slots=True)
class Line:
    """One pathway or stay. detail: its topic, or the name of the dwelling."""

    kind: str
    uid: str
    detail: str
    points: tuple[Point, ...]


def derive(code: str, wanted: bool | None = None) -> Derived:
    """The categories of a situation; a null reason or an unknown code determines nothing."""
    found = {one.code: one for one in active_scheme().living_situations}.get(code)
    if found is None:
        return Derived("", "", UNKNOWN)
    lasting = _lasting(found, wanted)
    silent = lasting in {UNKNOWN, NEUTRAL} and found.code not in _WANTED
    ethos, light = ("" if silent and x == _OUTSIDE else x for x in (found.ethos, found.ethos_light))
    return Derived(ethos, light, lasting)


def _lasting(found: LivingSituation, wanted: bool | None) -> str:
    if found.code in _WANTED:
        return {True: LASTING, False: NOT_LASTING, None: UNKNOWN}[wanted]
    # The column may add its reason: "neutral (excluded from denominator)".
    word = found.durable.split(" ")[0]
    return word if word in {LASTING, NOT_LASTING, NEUTRAL} else UNKNOWN


def _part(point: tuple[str, ...], association_id: int, households: Sequence[int]) -> Any:
    code, line, detail, key, day, situation = point
    kind, is_stay = kind_of(code), code == "stay"
    house = "household_id" if code in {"path", "stay"} else "path__household_id"
    rows = rows_of(code, association_id).filter(
        **{f"{house}__in": households, f"{day}__isnull": False}
    )
    has_wish = key in {"exit", "rehoused"} and kind.has("destination_wanted")
    field = kind.field("destination_wanted") if has_wish else None
    label = kind_of("unit").field("label") if is_stay else kind_of("path").field("topic")
    columns = {
        "line": F(line),
        "kind": said("stay" if is_stay else "path"),
        "detail": as_text(label, detail),
        "point": said(key),
        "day": F(day),
        "code": F(situation),
        "wanted": as_text(field, field.name) if field else said(""),
    }
    return columns_of(rows.exclude(**{situation: ""}), columns)


def situation_lines(association_id: int, households: Sequence[int]) -> list[Line]:
    """Pathways and stays with the situations that were noted, latest first."""
    parts = [_part(point, association_id, households) for point in _POINTS]
    rows = parts[0].union(*parts[1:], all=True).order_by(f"-{place_of('day')}")[:_MOST]
    lines: dict[tuple[str, str, str], list[Point]] = {}
    for row in rows:
        found = dict(zip(_COLUMNS, row, strict=True))
        wanted = {"yes": True, "no": False}.get(found["wanted"])
        point = Point(found["point"], found["day"], found["code"], derive(found["code"], wanted))
        lines.setdefault((found["kind"], found["line"], found["detail"]), []).append(point)
    return [
        Line(kind, uid, detail, tuple(sorted(points, key=lambda p: (p.day, _ORDER[p.key]))))
        for (kind, uid, detail), points in lines.items()
    ]
