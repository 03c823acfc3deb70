"""Reckoning one figure over the rows of one association.

In: a ``Prepared`` figure and a ``Context``. Out: its ``Part``, and the rows behind it. This is the
only place that selects and counts; screens, prints, exports and the reports of others start here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from typing import Any

from drempel.engines.indicators.definition import COUNT, DISTINCT, LIST, MEDIAN, P90, RATE
from drempel.engines.indicators.fields import as_category
from drempel.engines.indicators.parts import DECLARED, ESTIMATED, RECORDED, Part, Tally, weakest
from drempel.engines.indicators.prepared import Once, Prepared, Split, row_order
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.tables import ID, SOURCE, Row

Many = Mapping[Any, frozenset[str]]


def rows_of_year(ready: Prepared, context: Context) -> Sequence[Row]:
    """Rows that belong to the year by the rule of the figure; many figures share one rule."""
    kind = ready.figure.record.lower()

    def make() -> list[Row]:
        belongs = ready.in_year
        return [row for row in context.tables.rows(kind) if belongs(row, None, context) is True]

    found: Sequence[Row] = context.once(ready.year_key, make)
    return found


def selected(ready: Prepared, context: Context) -> Sequence[Row]:
    """Rows of the year that the filter keeps, before a unit is counted once. Read only: figures
    with the same rule and filter share them."""
    holds = ready.holds

    def make() -> list[Row]:
        return [row for row in rows_of_year(ready, context) if holds(row, None, context) is True]

    if not ready.figure.filter:
        return rows_of_year(ready, context)
    found: Sequence[Row] = context.once((ready.year_key, ready.figure.filter), make)
    return found


def kept(once: Once | None, rows: Sequence[Row], context: Context) -> Sequence[Row]:
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
    categories: Mapping[str, Sequence[str]]


def measure(ready: Prepared, context: Context) -> Part:
    """Reckon a figure, its categories, its coverage and its source."""
    rows = selected(ready, context)
    measured = _measured(ready, rows, context)
    part = Part(ready.figure)
    if measured:
        amounts = _amounts(ready, measured, context)
        part.whole = _together(ready, amounts)
        for split in ready.splits:
            part.by[split.name] = _parted(ready, split, rows, measured, amounts, context)
    _cover(part, ready, measured, context)
    part.source = _source(ready, measured, context)
    return part


def _measured(ready: Prepared, rows: Sequence[Row], context: Context) -> Sequence[Row]:
    """The units of the figure; of a rate, those of its denominator."""
    units = kept(ready.once, rows, context)
    if ready.denominator is None:
        return units
    inside = ready.denominator
    return [row for row in units if inside(row, None, context) is True]


def behind(ready: Prepared, context: Context) -> Iterator[Behind]:
    """The rows that a figure counts, each with its categories: what its owner may look at."""
    rows = selected(ready, context)
    sorters = {split.name: _sorter(ready, split, rows, context) for split in ready.splits}
    for row in _measured(ready, rows, context):
        yield Behind(row, {name: tuple(codes(row)) for name, codes in sorters.items()})


def _sorter(ready: Prepared, split: Split, rows: Sequence[Row], context: Context) -> Any:
    """Gives the categories of a row; for what counts once, those of all rows of its unit."""
    of = split.of
    if of is None:
        return lambda _row: tuple(split.parts)
    if not split.is_many:
        return lambda row: (of(row, None, context),)
    once = ready.once
    if once is None:
        return lambda row: _set(of(row, None, context))
    found: dict[Any, frozenset[str]] = {}
    for row in rows:
        key = once.key(row, None, context)
        found[key] = found.get(key, frozenset()) | _set(of(row, None, context))
    return lambda row: found[once.key(row, None, context)]


def _set(found: Any) -> frozenset[str]:
    return found if isinstance(found, frozenset) else frozenset({found})


def _amounts(ready: Prepared, rows: Sequence[Row], context: Context) -> list[Any]:
    """What each row adds: one, a number, an answer, or a value with what sorts it."""
    name = ready.figure.measure
    if name in {COUNT, DISTINCT}:
        return [1] * len(rows)
    asked = ready.numerator if name == RATE else ready.value
    if asked is None:
        return [None] * len(rows)
    found = [asked(row, None, context) for row in rows]
    if name == RATE:
        return found
    return [_amount(ready, row, context, one) for row, one in zip(rows, found, strict=True)]


def _amount(ready: Prepared, row: Row, context: Context, value: Any) -> Any:
    """One value, as it is summed or sorted."""
    if ready.figure.measure == LIST:
        return _listed(ready, row, context, value)
    if ready.figure.measure in {MEDIAN, P90}:
        return None if value is None else _scaled(value, ready)
    if ready.averaged_over is not None:
        return _number(value) * _weight(ready, row, context)
    return _number(value)


def _together(ready: Prepared, amounts: Iterable[Any]) -> Tally:
    """The numbers of some rows."""
    name = ready.figure.measure
    if name == RATE:
        answers = Counter(amounts)
        return Tally(total=answers[True], base=answers.total(), unknown=answers[None])
    if name in {MEDIAN, P90, LIST}:
        return Tally(values=[one for one in amounts if one is not None])
    return Tally(total=_times(ready, sum(amounts)))


def _times(ready: Prepared, total: Any) -> Any:
    return total if ready.factor == 1 else total * ready.factor


def _parted(
    ready: Prepared,
    split: Split,
    rows: Sequence[Row],
    measured: Sequence[Row],
    amounts: list[Any],
    context: Context,
) -> dict[str, Tally]:
    """The numbers of each category."""
    if split.of is None:
        return {
            code: _together(ready, (_number(part(row, None, context)) for row in measured))
            for code, part in split.parts.items()
        }
    of = split.of
    if split.place is not None and ready.figure.measure in {COUNT, DISTINCT, RATE}:
        return _counted(ready, split.place, measured, amounts, context)
    if not split.is_many and ready.figure.measure in {COUNT, DISTINCT}:
        counts = Counter(of(row, None, context) for row in measured)
        return {code: Tally(total=_times(ready, count)) for code, count in counts.items()}
    found: dict[str, list[Any]] = defaultdict(list)
    if not split.is_many:
        for row, amount in zip(measured, amounts, strict=True):
            found[of(row, None, context)].append(amount)
    else:
        codes_of = _sorter(ready, split, rows, context)
        for row, amount in zip(measured, amounts, strict=True):
            for code in codes_of(row):
                found[code].append(1 if split.counts_elements else amount)
    return {code: _together(ready, one) for code, one in found.items()}


def _counted(
    ready: Prepared, place: int, measured: Sequence[Row], amounts: list[Any], context: Context
) -> dict[str, Tally]:
    """The numbers of each category of a field of the rows: equal values are counted before they are
    read as categories."""
    found: dict[str, Counter[Any]] = defaultdict(Counter)
    values = map(itemgetter(place), measured)
    for (value, amount), count in Counter(zip(values, amounts, strict=True)).items():
        found[as_category(value, context)][amount] += count
    if ready.figure.measure == RATE:
        return {
            code: Tally(total=answers[True], base=answers.total(), unknown=answers[None])
            for code, answers in found.items()
        }
    return {code: Tally(total=_times(ready, answers.total())) for code, answers in found.items()}


def _number(value: Any) -> Any:
    """A number that can be summed: nothing adds nothing, and decimals are exact."""
    if value is None:
        return 0
    return value if isinstance(value, int) else Fraction(value)


def _scaled(value: Any, ready: Prepared) -> Any:
    return value if ready.factor == 1 else Fraction(value) * ready.factor


def _listed(ready: Prepared, row: Row, context: Context, value: Any) -> tuple[str, ...] | None:
    """A value with what sorts it: codes by themselves, texts by the order of the year rule."""
    if value is None:
        return None
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


def _cover(part: Part, ready: Prepared, measured: Sequence[Row], context: Context) -> None:
    """Count known of units: n and N of the whole, and of each category its units."""
    units = measured
    if ready.among is not None:
        among = ready.among
        rows = [r for r in rows_of_year(ready, context) if among(r, None, context) is True]
        units = kept(ready.once, rows, context)
    if not ready.known:
        size = len(units)
        if ready.is_tally:
            size = sum(_size(ready, row, context) for row in units)
        part.whole.known = part.whole.units = size
        return
    if len(ready.known) == 1 and not ready.is_tally:
        (is_known,) = ready.known
        told = Counter(is_known(row, None, context) for row in units)
        part.whole.known, part.whole.units = told[True], told[True] + told[False]
        return
    for row in units:
        answers = [known(row, None, context) for known in ready.known]
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


def _source(ready: Prepared, measured: Sequence[Row], context: Context) -> str:
    kind = context.tables.shapes[ready.figure.record.lower()].kind
    found = {row[SOURCE] or RECORDED for row in measured}
    if kind.is_declared:
        found.add(DECLARED)
    if ready.by_band is not None:
        by_band = ready.by_band
        if any(by_band(row, None, context) for row in measured):
            found.add(ESTIMATED)
    return weakest(found)
