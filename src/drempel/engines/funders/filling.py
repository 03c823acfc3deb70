"""Filling a template for a period, and saying how each line differs from the regional report.

In: a template, the figures of the year of the period's last day, rows of one association. Out:
``FilledLine`` for each line: value, categories, coverage, the regional figure beside it, the steps
that lead from that one to this one (they add up exactly), and what differs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from drempel.engines.funders.deriving import ADDED
from drempel.engines.funders.filled import (
    DEFINITION,
    ENTERED,
    FILTER,
    FILTERED,
    GROUPS,
    INTERVAL,
    LEFT,
    NOT_SCOPED,
    NOT_THERE,
    OTHER_PERIOD,
    OUTSIDE,
    PERIOD,
    ROUNDED,
    SAME,
    SCOPE,
    TOO_COARSE,
    TYPED,
    UNKNOWN,
    Difference,
    FilledLine,
    Step,
)
from drempel.engines.funders.periods import Period
from drempel.engines.funders.preparing import ASKED, BASE, INSIDE, REGIONAL, SCOPED, Ready, ready
from drempel.engines.funders.template import NOT_SPLIT, Group, Line, Template, group_of
from drempel.engines.indicators import (
    Catalogue,
    Context,
    Evaluator,
    Figure,
    Result,
    Tables,
    Year,
)
from drempel.engines.indicators.measuring import measure
from drempel.engines.indicators.results import results_of
from drempel.engines.indicators.showing import places

Working = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class _Times:
    """The three times in which a line is looked at. both: the days of period and year."""

    year: Context
    period: Context
    both: Context


class Filler:
    """One version of a template with the figures of a period, made ready once."""

    def __init__(self, template: Template, catalogue: Catalogue, period: Period) -> None:
        """Prepare the lines; a mistake in one is a DefinitionError or UnitsDifferError."""
        self.template, self.period = template, period
        figures = {one.code: one for one in catalogue.figures(period.year)}
        beside = {one.code: one for one in catalogue.figures(period.beside)}
        self._ready = {
            line.code: ready(line, template, figures, beside)
            for line in template.lines
            if not line.is_typed
        }
        every = [one for ready in self._ready.values() for one in ready.made.values()]
        self.evaluator = Evaluator(every, catalogue.rules)

    def span(self, on: date, is_working: Working) -> Year:
        """The days of which rows are needed: those of the period and of the year beside it."""
        year = Year(self.period.beside, on, is_working)
        first, last = min(self.period.start, year.start), max(self.period.end, year.end)
        return Year(self.period.year, on, is_working, first, last)

    def fill(
        self, tables: Tables, on: date, is_working: Working, typed: Mapping[str, Fraction]
    ) -> tuple[FilledLine, ...]:
        """Every line, in the order of the template. typed: code of a line to the number typed."""
        times = self._times(tables, on, is_working)
        found = []
        for line in self.template.lines:
            made = self._ready.get(line.code)
            if made is None:
                found.append(_typed_line(line, None, line.unit, typed, (Difference(TYPED),)))
            elif made.is_declared and not self.period.is_calendar_year:
                found.append(self._not_there(made, times, typed))
            else:
                found.append(self._filled(made, times))
        return tuple(found)

    def _times(self, tables: Tables, on: date, is_working: Working) -> _Times:
        period = self.period
        whole = Year(period.beside, on, is_working)
        year = self.evaluator.context(tables, whole)
        if period.is_calendar_year:
            return _Times(year, year, year)

        def within(first: date, last: date) -> Context:
            return self.evaluator.context(tables, Year(period.year, on, is_working, first, last))

        first, last = max(period.start, whole.start), min(period.end, whole.end)
        return _Times(year, within(period.start, period.end), within(first, last))

    def _result(self, line: Ready, variant: str, context: Context) -> Result:
        """One variant of a line in one time."""
        code = line.variants[variant]

        def make() -> Result:
            figures = line.figures(variant)
            parts = {
                one.code: measure(self.evaluator.prepared[one.code], context)
                for one in figures
                if not one.is_of_figures
            }
            return results_of(figures, parts)[code]

        found: Result = context.once(("funders", code), make)
        return found

    def _not_there(self, made: Ready, times: _Times, typed: Mapping[str, Fraction]) -> FilledLine:
        """A figure that is declared for a calendar year, asked for another time."""
        line = made.line
        said = (Difference(NOT_THERE),)
        unit = made.figure.unit
        if line.typed_if_missing:
            filled = _typed_line(line, made.figure, unit, typed, (*said, Difference(TYPED)))
        else:
            filled = FilledLine(line, made.figure, None, unit, differences=said, is_missing=True)
        return replace(filled, regional=self._regional(made, times))

    def _regional(self, made: Ready, times: _Times) -> Any:
        """What the line comes to in the regional report; None when that year had no such figure."""
        if REGIONAL not in made.variants:
            return None
        return self._result(made, REGIONAL, times.year).value

    def _filled(self, made: Ready, times: _Times) -> FilledLine:
        asked = self._result(made, ASKED, times.period)
        parts = _parts(made.line, asked)
        regional = self._regional(made, times)
        return FilledLine(
            line=made.line,
            figure=asked.figure,
            value=asked.value,
            unit=asked.figure.unit,
            low=asked.low,
            high=asked.high,
            known=asked.known,
            units=asked.units,
            source=asked.source,
            parts=parts,
            regional=regional,
            steps=tuple(self._steps(made, times, regional, asked)),
            differences=tuple(self._differences(made, asked, parts)),
        )

    def _steps(self, made: Ready, times: _Times, regional: Any, asked: Result) -> Iterator[Step]:
        """From the regional figure to that of the line; nothing for what cannot be added."""
        if made.figure.measure not in ADDED:
            return
        value = regional
        for kind, after in self._chain(made, times, asked):
            if after is None or value is None:
                return
            if after != value:
                yield Step(kind, after - value)
            value = after

    def _chain(self, made: Ready, times: _Times, asked: Result) -> Iterator[tuple[str, Any]]:
        if self.period.year != self.period.beside:
            yield DEFINITION, self._result(made, BASE, times.year).value
        if times.period is not times.year:
            moved = self._result(made, BASE, times.period).value
            if made.is_nested:
                yield LEFT, self._result(made, BASE, times.both).value
                yield ENTERED, moved
            else:
                yield OTHER_PERIOD, moved
        if self.template.scope is not None and made.line.is_scoped:
            yield OUTSIDE, self._result(made, INSIDE, times.period).value
            yield UNKNOWN, self._result(made, SCOPED, times.period).value
        if made.line.filter:
            yield FILTERED, asked.value

    def _differences(
        self, made: Ready, asked: Result, parts: tuple[tuple[Group, Any], ...]
    ) -> Iterator[Difference]:
        line, scope = made.line, self.template.scope
        found = []
        if not self.period.is_calendar_year:
            found.append(Difference(PERIOD))
        if scope is not None:
            found.append(Difference(SCOPE if line.is_scoped else NOT_SCOPED))
        if line.filter:
            found.append(Difference(FILTER))
        if line.groups:
            found.append(Difference(GROUPS))
        found += [Difference(TOO_COARSE, n) for group, n in parts if group.sort == NOT_SPLIT and n]
        if asked.low != asked.high:
            found.append(Difference(INTERVAL))
        if _is_rounded(line, asked):
            found.append(Difference(ROUNDED, line.decimals))
        yield from found or [Difference(SAME)]


def _typed_line(
    line: Line,
    figure: Figure | None,
    unit: str,
    typed: Mapping[str, Fraction],
    said: tuple[Difference, ...],
) -> FilledLine:
    value = typed.get(line.code)
    return FilledLine(
        line=line,
        figure=figure,
        value=value,
        unit=unit,
        differences=said,
        is_typed=value is not None,
        is_missing=value is None,
    )


def _parts(line: Line, asked: Result) -> tuple[tuple[Group, Any], ...]:
    """The funder's categories, empty ones included; a category of ours that is in none is an error."""
    if not line.groups:
        return ()
    (found,) = asked.by.values() if asked.by else ({},)
    sums: dict[str, Any] = {one.code: 0 for one in line.groups}
    for code, value in found.items():
        group = group_of(line.groups, code)
        if group is None:
            raise ValueError(f"line {line.code}: {code} falls in no group")
        sums[group.code] += value
    return tuple((one, sums[one.code]) for one in line.groups)


def _is_rounded(line: Line, asked: Result) -> bool:
    """Whether the funder takes fewer decimals than the value is shown with."""
    if line.decimals is None or asked.value is None or isinstance(asked.value, list):
        return False
    return line.decimals < places(asked.figure, asked.value)
