"""What is done with the rows of a figure: count, add, find the middle, take a share.

A measure is a function from rows to a number. A figure applies it to all rows and to those of each
category, and says of how many units something was known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.reference.reading import Row, shown

Rows = Sequence[Row]
Measure = Callable[[Rows], Any]
Seen = Callable[[Row], Any]
Figure = dict[str, Any]

UNCERTAIN = ("INCO", "NREP")
SITUATIONS = ("situation_start", "situation_end", "rehoused_to", "destination", "situation")
ORDER = ("RECORDED", "DECLARED", "ESTIMATED")


def field(*names: str) -> Seen:
    """A category taken from a field, behind references when there are several names."""
    return lambda row: shown(row, *names)


# --- measures


def number(rows: Rows) -> int:
    return len(rows)


def total(value: Callable[[Row], Any]) -> Measure:
    """Adds; what is not known adds nothing."""
    return lambda rows: sum(value(row) or 0 for row in rows)


def total_of(name: str) -> Measure:
    return total(lambda row: row[name])


def _known(rows: Rows, value: Callable[[Row], Any]) -> list[Any]:
    return sorted(found for found in map(value, rows) if found is not None)


def median(value: Callable[[Row], Any]) -> Measure:
    def measure(rows: Rows) -> Any:
        values = _known(rows, value)
        if not values:
            return None
        half = len(values) // 2
        if len(values) % 2:
            return values[half]
        return Fraction(values[half - 1] + values[half]) / 2

    return measure


def p90(value: Callable[[Row], Any]) -> Measure:
    def measure(rows: Rows) -> Any:
        values = _known(rows, value)
        return values[-(-9 * len(values) // 10) - 1] if values else None

    return measure


def share(answer: Callable[[Row], bool | None], *counted: bool | None) -> Measure:
    """Per cent of the rows whose answer is True, or one of those counted."""
    wanted = counted or (True,)

    def measure(rows: Rows) -> Any:
        if not rows:
            return None
        return Fraction(100 * sum(answer(row) in wanted for row in rows), len(rows))

    return measure


# --- who counts once


def kept(
    rows: Iterable[Row], key: Callable[[Row], Any], order: str, *, last: bool = False
) -> list[Row]:
    """One row for each key: the first by (order, id), or the last."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        if key(row) is not None:
            groups.setdefault(key(row), []).append(row)
    choose = max if last else min
    return [choose(group, key=lambda row: (row[order], row["id"])) for group in groups.values()]


# --- the figure


def worst(sources: Iterable[str]) -> str:
    return max(sources, key=ORDER.index, default="RECORDED")


def categories(rows: Rows, seen: Seen) -> dict[str, list[Row]]:
    """The rows of each category; a row with several codes is in several."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        names = seen(row)
        for name in (names,) if isinstance(names, str) else dict.fromkeys(names):
            found.setdefault(name, []).append(row)
    return found


def covered(rows: Iterable[Row], *names: str, weight: str = "") -> tuple[int, int]:
    """Of how many units it is known, and of how many it could be: n of N."""
    n = of = 0
    for row in rows:
        if any(shown(row, *name.split(".")) == "NOT_APPLICABLE" for name in names):
            continue
        units = row[weight] if weight else 1
        of += units
        n += units * all(_is_known(row, name) for name in names)
    return n, of


def _is_known(row: Row, name: str) -> bool:
    *way, last = name.split(".")
    for step in way:
        row = row.follow(step)
    if last in SITUATIONS and row[last] in UNCERTAIN:
        return False
    return row.known(last)


def figure(
    rows: Iterable[Row],
    measure: Measure = number,
    by: Mapping[str, Seen] | None = None,
    cover: tuple[int, int] | None = None,
    *,
    declared: bool = False,
) -> Figure:
    rows = list(rows)
    n, of = cover or (len(rows), len(rows))
    return {
        "value": measure(rows),
        "n": n,
        "N": of,
        "source": worst([*(row.source for row in rows), *(["DECLARED"] if declared else [])]),
        "by": {
            name: {one: measure(part) for one, part in categories(rows, seen).items()}
            for name, seen in (by or {}).items()
            if rows
        },
        "low": None,
        "high": None,
    }


def tally(rows: Iterable[Row], by: Mapping[str, Seen], cover: tuple[int, int] | None = None):
    """Rows that stand for several equal contacts: each adds its count."""
    rows = list(rows)
    everything = sum(row["count"] for row in rows)
    return figure(rows, total_of("count"), by, cover or (everything, everything))


def with_interval(rows: Iterable[Row], answer: Callable[[Row], bool | None], **rest: Any) -> Figure:
    """A share of which the unknown could raise the value: from low to high."""
    rows = list(rows)
    found = figure(rows, share(answer), **rest)
    return {**found, "low": found["value"], "high": share(answer, True, None)(rows)}


def split(found: Figure, name: str, rows: Iterable[Row], fields: Mapping[str, str]) -> Figure:
    """Adds a breakdown whose categories are fields: all of them as soon as there is a row."""
    rows = list(rows)
    parts = {one: sum(row[own] or 0 for row in rows) for one, own in fields.items()}
    return {**found, "by": {**found["by"], **({name: parts} if rows else {})}}


def combined(parts: Sequence[Figure], reckon: Callable[..., Any], *names: str) -> Figure:
    """A figure of figures: category by category where all parts have it."""
    lowest = min(parts, key=lambda one: Fraction(one["n"], one["N"]) if one["N"] else 1)
    by = {}
    for name in names:
        first, *others = [one["by"].get(name, {}) for one in parts]
        common = [key for key in first if all(key in other for other in others)]
        if common:
            by[name] = {key: reckon(*(one["by"][name][key] for one in parts)) for key in common}
    return {
        "value": reckon(*(one["value"] for one in parts)),
        "n": lowest["n"],
        "N": lowest["N"],
        "source": worst(one["source"] for one in parts),
        "by": by,
        "low": None,
        "high": None,
    }


def ratio(above: Any, below: Any) -> Fraction | None:
    return Fraction(above) / Fraction(below) if below else None


def percent(above: Any, below: Any) -> Fraction | None:
    return 100 * Fraction(above) / Fraction(below) if below else None
