"""The value of a workbook cell as text: what a person reads there, the same in every language.

Whole numbers have no decimals, days are ISO, true and false are words. A number keeps the fifteen
significant digits that a spreadsheet shows.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

_DIGITS = 15
_HALF = timedelta(microseconds=500)


def text_of(value: object) -> str | None:
    """Return the text of a cell; None for a number that is not exact."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time | timedelta):
        return _when(value)
    text = repr(value)
    if len(text) <= _DIGITS and "." in text and text[-1].isdecimal() and "e" not in text:
        return text.removesuffix(".0")
    return _number(Decimal(text))


def _when(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _moment(datetime.combine(date(2000, 1, 1), value)).partition("T")[2] or "00:00:00"
    return _duration(value)


def _number(number: Decimal) -> str | None:
    """Write a number without its binary noise; what has more digits than a sheet keeps is None."""
    if not number.is_finite():
        return None
    if number == number.to_integral_value():
        return format(number.to_integral_value(), "f") if number.adjusted() < _DIGITS else None
    text = format(Decimal(format(number, f".{_DIGITS}g")), "f")
    return text.rstrip("0").rstrip(".")


def _moment(moment: datetime) -> str:
    """Write a moment to the millisecond; at midnight it is a day."""
    near = moment + _HALF if moment.year < 9999 else moment
    near = near.replace(microsecond=near.microsecond // 1000 * 1000)
    if near.time() == time():
        return near.date().isoformat()
    return near.isoformat(timespec="milliseconds" if near.microsecond else "seconds")


def _duration(length: timedelta) -> str:
    seconds = (length + _HALF) // timedelta(seconds=1)
    sign = "-" if seconds < 0 else ""
    minutes, second = divmod(abs(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{sign}{hours}:{minute:02}:{second:02}"
