"""The functions that a definition may call, on values.

In: the context and values, None for what is not known. Out: a value, or None. ``exists`` and
``latest`` look at other rows: they are made in ``expression``. See docs/rules/indicators.md.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from drempel.engines.indicators import calendar
from drempel.engines.indicators.calendar import months_after
from drempel.engines.indicators.reckoning import Context, pairs


def _known(_context: Context, value: Any) -> bool:
    return value is not None


def _missing(_context: Context, value: Any) -> bool:
    return value is None


def _is_true(_context: Context, value: Any) -> bool:
    return value is True


def _unless(_context: Context, condition: Any, value: Any) -> Any:
    return value if condition is False else None


def _num(_context: Context, value: Any) -> Any:
    return 0 if value is None else value


def _size(_context: Context, value: Any) -> int:
    return 0 if value is None else len(value)


def _days(_context: Context, first: date | None, last: date | None) -> int | None:
    return None if first is None or last is None else (last - first).days


def _add_days(_context: Context, day: date | None, count: int | None) -> date | None:
    return None if day is None or count is None else day + timedelta(days=count)


def _add_months(_context: Context, day: date | None, count: int | None) -> date | None:
    return None if day is None or count is None else months_after(day, count)


def _min_date(_context: Context, *days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _max_date(_context: Context, *days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _helped(context: Context, file: Any) -> bool | None:
    group = context.representative.get(file)
    return None if group is None else group in context.of_year


def _durable(context: Context, situation: str | None, wanted: bool | None) -> bool | None:
    if situation is None:
        return None
    if situation in context.rules.wanted:
        return wanted
    return context.rules.durable.get(situation)


def _neutral(context: Context, situation: str | None) -> bool:
    return situation in context.rules.neutral


def _age_band(context: Context, birth_year: int | None, band: str | None) -> str | None:
    if birth_year is None:
        return band
    return context.rules.ages.code(context.year.number - birth_year)


def _age(context: Context, birth_year: int | None, band: str | None) -> str | None:
    """A category: years at the end of the year, or the band noted when no birth year can be."""
    if birth_year is None or birth_year > context.year.number:
        return band
    return str(context.year.number - birth_year)


def _delay_band(context: Context, first: date | None, last: date | None) -> str | None:
    return context.rules.delays.code(context.year.working_days(first, last))


def _act_minutes(context: Context, minutes: int | None, band: str | None) -> Any:
    if minutes is not None:
        return minutes
    return context.rules.minutes.get(band, 0) if band is not None else 0


CALLS: Mapping[str, Callable[..., Any]] = {
    "known": _known,
    "missing": _missing,
    "is_true": _is_true,
    "unless": _unless,
    "num": _num,
    "size": _size,
    "in_year": lambda context, day: context.year.holds(day),
    "overlap": lambda context, first, last: context.year.meets(first, last),
    "overlaps": lambda _context, a, b, c, d: calendar.overlap_of(a, b, c, d),
    "on_31_dec": lambda context, first, last: context.year.open_at_end(first, last),
    "days": _days,
    "days_in_year": lambda context, first, last: context.year.days_in(first, last),
    "months": lambda _context, first, last: calendar.months_between(first, last),
    "add_days": _add_days,
    "add_months": _add_months,
    "working_days": lambda context, first, last: context.year.working_days(first, last),
    "min_date": _min_date,
    "max_date": _max_date,
    "rep": lambda context, file: context.representative.get(file),
    "new_in_year": lambda context, file: context.is_new(file),
    "history": lambda context, file: context.history(file),
    "first_situation": lambda context, file: context.first_situation(file),
    "lines": lambda context, file: context.lines(file),
    "axes": lambda context, file: context.axes(file),
    "pairs": lambda _context, codes: pairs(codes),
    "helped_in_year": _helped,
    "durable": _durable,
    "neutral": _neutral,
    "path_band": lambda context, first, last: calendar.path_band(
        first, last, context.year, context.rules.paths
    ),
    "age": _age,
    "age_band": _age_band,
    "rent_band": lambda context, rent: context.rules.rents.code(rent),
    "delay_band": _delay_band,
    "act_minutes": _act_minutes,
}
