"""Rows made by hand, for cases that a person can check on paper.

In: a case of ``tests/cases/indicators``. Out: ``Tables`` and the results of its year. A row names
the fields it fills; the others are empty. See docs/rules/indicators.md, "A case".
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from drempel.engines.deadlines.calendar import Calendar
from drempel.engines.indicators import (
    Catalogue,
    Evaluator,
    Figure,
    Result,
    Shape,
    Tables,
    Year,
    load_catalogue,
)
from drempel.engines.scheme import Scheme, load_scheme

ROOT = Path(__file__).resolve().parents[3]
CASES = ROOT / "tests" / "cases" / "indicators"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
HEAD = {"kind", "id", "created_at", "source", "service_line"}


@cache
def scheme() -> Scheme:
    return load_scheme(ROOT / "schemes" / "brussels_vih")


def catalogue() -> Catalogue:
    return load_catalogue(scheme())


@cache
def evaluator(year: int) -> Evaluator:
    return Evaluator(catalogue().figures(year), catalogue().rules)


@dataclass(frozen=True)
class Expected:
    """What one figure must come to; empty parts are not held against the result."""

    code: str
    value: Any
    rest: Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One year of one case. rows: by kind in lower case, as written in the file."""

    name: str
    year: int
    on: date
    rows: Mapping[str, list[Mapping[str, Any]]]
    expected: tuple[Expected, ...] = field(default=())


def cases_in(path: Path) -> Iterator[Case]:
    """The years of a file: the rows are those of all its years."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for kind, found in table.get("rows", {}).items():
        rows[kind.lower()] += found
    for one in table["year"]:
        expected = tuple(
            Expected(code, rest["value"], {k: v for k, v in rest.items() if k != "value"})
            for code, rest in one["expect"].items()
        )
        name = f"{path.stem} {one['number']}"
        yield Case(name, one["number"], one.get("on", date(2026, 11, 24)), rows, expected)


@cache
def every_case() -> tuple[Case, ...]:
    return tuple(case for path in sorted(CASES.glob("*.toml")) for case in cases_in(path))


def tables(rows: Mapping[str, list[Mapping[str, Any]]], shapes: Mapping[str, Shape]) -> Tables:
    """The rows as a database would give them; a field that does not exist is an error."""
    made = {
        kind: tuple(_row(one, shapes[kind]) for one in found if kind in shapes)
        for kind, found in rows.items()
    }
    return Tables(shapes, made)


def _row(one: Mapping[str, Any], shape: Shape) -> tuple[Any, ...]:
    known = {field.name for field in shape.kind.fields} | HEAD
    unknown = set(one) - known
    assert not unknown, f"{shape.kind.code}: no fields {sorted(unknown)}"
    head = (
        one["id"],
        one["id"],
        one.get("created_at", LONG_AGO),
        one.get("source", "RECORDED"),
        one.get("service_line", "A1-G"),
    )
    return (*head, *(_value(one, name, shape) for name in shape.fields))


def _value(one: Mapping[str, Any], name: str, shape: Shape) -> Any:
    """As a column holds it: money in cents, decimals exact, an empty code an empty text."""
    kind, value = shape.field(name).type, one.get(name)
    if kind == "money" and value is not None:
        return int(Decimal(str(value)) * 100)
    if kind == "decimal" and value is not None:
        return Decimal(str(value))
    if kind in {"code", "text", "long_text"}:
        return "" if value is None else value
    if kind == "many_codes":
        return [] if value is None else value
    return value


def results(case: Case, ready: Evaluator | None = None) -> Mapping[str, Result]:
    ready = ready or evaluator(case.year)
    year = Year(case.year, case.on, Calendar(scheme()).is_working_day)
    context = ready.context(tables(case.rows, ready.shapes), year)
    return ready.results(ready.parts(context))


def results_of(figures: tuple[Figure, ...], case: Case) -> Mapping[str, Result]:
    """The results of other definitions than those of the pack, over the rows of a case."""
    return results(case, Evaluator(figures, catalogue().rules))


def as_written(value: Any) -> Any:
    """A result as a case writes it: whole numbers as such, others as texts, nothing as "–"."""
    if value is None:
        return "–"
    if isinstance(value, list):
        return value
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else exact


def as_number(written: Any) -> Any:
    """What a case writes, as a result holds it; "47.5" and "632/643" are exact."""
    if isinstance(written, str) and written != "–":
        exact = Fraction(written)
        return int(exact) if exact.denominator == 1 else exact
    return written


def differences(case: Case, found: Mapping[str, Result]) -> list[str]:
    """What does not come to what the case says."""
    complaints = []
    for one in case.expected:
        if one.code not in found:
            complaints.append(f"{one.code}: no such figure")
            continue
        result = found[one.code]
        for name, wanted, got in _compared(one, result):
            if wanted != got:
                complaints.append(f"{one.code} {name}: {got}, expected {wanted}")
    return complaints


def _compared(one: Expected, result: Result) -> Iterator[tuple[str, Any, Any]]:
    yield "value", as_number(one.value), as_written(result.value)
    simple = {"n": result.known, "N": result.units, "source": result.source}
    simple |= {"unit": result.figure.unit}
    simple |= {"low": as_written(result.low), "high": as_written(result.high)}
    for name, wanted in one.rest.items():
        if name == "by":
            for dimension, codes in wanted.items():
                got = {code: as_written(v) for code, v in result.by.get(dimension, {}).items()}
                yield f"by {dimension}", {c: as_number(v) for c, v in codes.items()}, got
        elif name in {"low", "high"}:
            yield name, as_number(wanted), simple[name]
        else:
            yield name, wanted, simple[name]
