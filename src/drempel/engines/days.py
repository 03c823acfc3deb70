"""Days and months of the Gregorian calendar.

In: a day and a number of months. Out: a day; a month that has no such day gives its last one.
"""

import calendar
from datetime import date

_MONTHS = 12


def add_months(day: date, months: int) -> date:
    """Add whole months, or take them off: 31 January plus one month is the last of February."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
