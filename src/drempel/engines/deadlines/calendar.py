"""Working days: Monday to Friday without the holidays of the scheme.

In: a scheme, whether the administration's own days count, and days a case adds. Out:
whether a day is a working day, and why not. Legal source: holidays.toml of the pack.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from drempel.engines.scheme import Scheme

ONE_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


@lru_cache(maxsize=512)
def _holidays(scheme: Scheme, year: int, administration: bool) -> Mapping[date, Mapping[str, str]]:
    return scheme.holidays(year, administration=administration)


class Calendar:
    """The working days of one clock.

    has_administration_days: the extra days of the administration count as holidays.
    added: further holidays, on these days only.
    """

    def __init__(
        self,
        scheme: Scheme,
        *,
        has_administration_days: bool = False,
        added: frozenset[date] = frozenset(),
    ) -> None:
        """Keep the rules; holidays of a year are found when first needed."""
        self._scheme, self._administration, self._added = scheme, has_administration_days, added

    def is_holiday(self, day: date) -> bool:
        """Tell whether a day is a holiday, on whatever weekday it falls."""
        return day in self._added or day in self._of_year(day.year)

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return day.weekday() < _SATURDAY and not self.is_holiday(day)

    def next_working_day(self, day: date, step: int = 1) -> date:
        """Return the first working day after a day; step -1: the last one before it."""
        day += step * ONE_DAY
        while not self.is_working_day(day):
            day += step * ONE_DAY
        return day

    def reason(self, day: date) -> Mapping[str, str] | str | None:
        """Say why a day is no working day: labels of the holiday, or the key of a reason.

        Keys: "saturday", "sunday", "added". None for a working day.
        """
        named = self._of_year(day.year).get(day)
        if named is not None:
            return named
        weekend = {_SATURDAY: "saturday", _SUNDAY: "sunday"}.get(day.weekday())
        return weekend or ("added" if day in self._added else None)

    def _of_year(self, year: int) -> Mapping[date, Mapping[str, str]]:
        return _holidays(self._scheme, year, self._administration)
