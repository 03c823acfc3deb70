"""Reckoning one figure over the rows of one association.

In: a ``Prepared`` figure and a ``Context``. Out: its ``Part``, and the rows behind it. This is the
only place that selects and counts; screens, prints, exports and the reports of others start here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from drempel.engines.indicators.definition import COUNT, DISTINCT, LIST, MEDIAN, P90, RATE
from drempel.engines.indicators.parts import DECLARED, ESTIMATED, RECORDED, Part, Tally, weakest
from drempel.engines.indicators.prepared import Once, Prepared, Split, row_order
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.tables import ID, SOURCE, Row

Categories = Sequence[str]


def rows_of_year(ready: Prepared, context: Context) -> Sequence[Row]:
    """Rows that belong to the year by the rule of the figure; many figures share one rule."""
    kind = ready.figure.record.lower()

    def make() -> list[Row]:
        belongs = ready.in_year
        return [row for row in context.tables.rows(kind) if belongs(row, None, context) is True]

    found: Sequence[Row] = context.once(ready.year_key, make)
    return found


def selected(ready: Prepared, context: Context) -> list[Row]:
    """Rows of the year that the filter keeps, before a unit is counted once."""
    holds = ready.holds
    return [row for row in rows_of_year(ready, context) if holds(row, None, context) is True]


def kept(once: Once | None, rows: list[Row], context: Context) -> list[Row]:
    """The row that stands for each unit; all rows when there is no rule for it."""
    if once is None:
        return rows
    best: dict[Any, tuple[Any, Row]] = {}
    for row in rows:
        key = once.key(row, None, context)
        if key is None:
            continue
        order = row_order(once, row, context)
        held = best.get(key)
        if held is None or (order > held[0] if once.is_last else order < held[0]):
            best[key] = (order, row)
    return [row for _order, row in best.values()]


@dataclass(frozen=True, slots=True)
class Behind:
    """A row behind a figure: its id and the categories it falls in."""

    row: Row
    categories: dict[str, Categories]


def measure(ready: Prepared, context: Context) -> Part:
    """Reckon a figure, its categories, its coverage and its source."""
    part = Part(ready.figure)
    rows = selected(ready, context)
    units = kept(ready.once, rows, context)
    measured = units
    if ready.denominator is not None:
        inside = ready.denominator
        measured = [row for row in units if inside(row, None, context) is True]
    many = _many(ready, rows, context)
    for row in measured:
        _add(part, ready, row, context, many)
    _cover(part, ready, measured, context)
    part.source = _source(ready, measured, context)
    return part


def behind(ready: Prepared, context: Context) -> Iterator[Behind]:
    """The rows that a figure counts, each with its categories: what its owner may look at."""
    rows = selected(ready, context)
    many = _many(ready, rows, context)
    for row in kept(ready.once, rows, context):
        if ready.denominator is None or ready.denominator(row, None, context) is True:
            codes = {one.name: _codes(one, ready, row, context, many) for one in ready.splits}
            yield Behind(row, codes)


def _many(
    ready: Prepared, rows: list[Row], context: Context
) -> dict[tuple[str, Any], frozenset[str]]:
    """For what counts once: all categories of each unit, over all its rows."""
    found: dict[tuple[str, Any], frozenset[str]] = {}
    if ready.once is None:
        return found
    for split in ready.splits:
        if split.is_many and split.of is not None:
            for row in rows:
                place = (split.name, ready.once.key(row, None, context))
                found[place] = found.get(place, frozenset()) | _set(split.of(row, None, context))
    return found


def _set(found: Any) -> frozenset[str]:
    return found if isinstance(found, frozenset) else frozenset({found})


def _codes(
    split: Split,
    ready: Prepared,
    row: Row,
    context: Context,
    many: dict[tuple[str, Any], frozenset[str]],
) -> Categories:
    if split.of is None:
        return tuple(split.parts)
    if not split.is_many:
        return (split.of(row, None, context),)
    if ready.once is not None:
        return tuple(many[split.name, ready.once.key(row, None, context)])
    return tuple(_set(split.of(row, None, context)))


def _add(
    part: Part,
    ready: Prepared,
    row: Row,
    context: Context,
    many: dict[tuple[str, Any], frozenset[str]],
) -> None:
    own = _tally(ready, row, context)
    part.whole.add(own)
    for split in ready.splits:
        for code in _codes(split, ready, row, context, many):
            if split.of is None:
                own = Tally(total=_number(split.parts[code](row, None, context)), known=1, units=1)
            elif split.counts_elements:
                own = Tally(total=1, known=1, units=1)
            part.tally(split.name, code).add(own)


def _number(value: Any) -> Any:
    """A number that can be summed: nothing adds nothing, and decimals are exact."""
    if value is None:
        return 0
    return value if isinstance(value, int) else Fraction(value)


def _tally(ready: Prepared, row: Row, context: Context) -> Tally:
    """What one row adds."""
    measure_ = ready.figure.measure
    if measure_ in {COUNT, DISTINCT}:
        return Tally(total=1)
    if measure_ == RATE:
        answer = ready.numerator(row, None, context) if ready.numerator else None
        return Tally(total=int(answer is True), base=1, unknown=int(answer is None))
    value = ready.value(row, None, context) if ready.value else None
    if measure_ in {MEDIAN, P90}:
        return Tally(values=[] if value is None else [_scaled(value, ready)])
    if measure_ == LIST:
        return Tally(values=[] if value is None else [_listed(ready, row, context, value)])
    return Tally(total=_number(value) * _weight(ready, row, context) * ready.factor)


def _scaled(value: Any, ready: Prepared) -> Any:
    return value if ready.factor == 1 else Fraction(value) * ready.factor


def _listed(ready: Prepared, row: Row, context: Context, value: Any) -> tuple[Any, ...]:
    """A value with what sorts it: codes by themselves, texts by the order of the year rule."""
    if ready.once is not None:
        return (str(value),)
    return (_day(row, ready, context), str(row[ID]), str(value))


def _day(row: Row, ready: Prepared, context: Context) -> str:
    return str(ready.order(row, None, context)) if ready.order is not None else ""


def _weight(ready: Prepared, row: Row, context: Context) -> Any:
    """One, or for an average the days of the row in the year over the days gone by."""
    if ready.averaged_over is None:
        return 1
    first, last = (one(row, None, context) for one in ready.averaged_over)
    days = context.year.days_in(first, last)
    return Fraction(days or 0, context.year.elapsed) if context.year.elapsed else 0


def _cover(part: Part, ready: Prepared, measured: list[Row], context: Context) -> None:
    """Count known of units: n and N of the whole, and of each category its units."""
    units = measured
    if ready.among is not None:
        among = ready.among
        rows = [r for r in rows_of_year(ready, context) if among(r, None, context) is True]
        units = kept(ready.once, rows, context)
    for row in units:
        answers = [known(row, context) for known in ready.known]
        if None in answers:
            continue
        weight = _size(ready, row, context)
        part.whole.units += weight
        part.whole.known += weight if all(answers) else 0


def _size(ready: Prepared, row: Row, context: Context) -> int:
    """How many units a row stands for: a tally of twelve is twelve."""
    if not ready.is_tally or ready.value is None:
        return 1
    return int(ready.value(row, None, context) or 0)


def _source(ready: Prepared, measured: list[Row], context: Context) -> str:
    kind = context.tables.shapes[ready.figure.record.lower()].kind
    found = {row[SOURCE] or RECORDED for row in measured}
    if kind.is_declared:
        found.add(DECLARED)
    if ready.by_band is not None:
        by_band = ready.by_band
        if any(by_band(row, None, context) for row in measured):
            found.add(ESTIMATED)
    return weakest(found)
