"""How a stock of dwellings was used in a year: days in stock, available, occupied, and the gaps.

In: dwellings with their periods, and the part of a year that is reckoned. Out: whole days and
exact fractions. Every period is half-open: its end is the first day that no longer counts, and a
night belongs to the date of its evening.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from drempel.engines.money import round_half_up

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are reckoned, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Period:
    """From a day up to, and without, another; end None: still open."""

    start: date
    end: date | None = None

    def within(self, other: "Period") -> "Period":
        """The part that lies in another period; it may hold no day."""
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends, default=None))


@dataclass(frozen=True, slots=True)
class Stay(Period):
    """One household in one dwelling. free_since: the departure before it, None for a first one."""

    persons: int = 0
    free_since: date | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One dwelling. unavailable: only the periods that take it off offer; the rest is void."""

    places: int
    stock: Period
    unavailable: tuple[Period, ...] = ()
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """What one dwelling, or several together, gave in a window. Days of dwellings, not nights.

    gap_days: from the departure before to each move-in of the window, first lettings left out.
    """

    stock_days: int = 0
    unavailable_days: int = 0
    occupied_days: int = 0
    nights: int = 0
    gap_days: tuple[int, ...] = ()

    @property
    def available_days(self) -> int:
        return self.stock_days - self.unavailable_days

    @property
    def void_days(self) -> int:
        """Available and let to nobody."""
        return self.available_days - self.occupied_days

    @property
    def occupancy(self) -> Fraction | None:
        """Occupied of available days; None when nothing was available."""
        return ratio(self.occupied_days, self.available_days)

    @property
    def unavailable_share(self) -> Fraction | None:
        """Unavailable of stock days; None without stock."""
        return ratio(self.unavailable_days, self.stock_days)

    def __add__(self, other: "Use") -> "Use":
        return Use(
            self.stock_days + other.stock_days,
            self.unavailable_days + other.unavailable_days,
            self.occupied_days + other.occupied_days,
            self.nights + other.nights,
            self.gap_days + other.gap_days,
        )


def year_window(year: int, on: date) -> Window:
    """A year up to the day of reckoning; whole once it is over. ValueError for a year to come."""
    if date(year, 1, 1) > on:
        raise ValueError(f"{year} has not begun on {on.isoformat()}")
    return Window(date(year, 1, 1), min(date(year, 12, 31), on))


def days_in(period: Period, window: Window) -> int:
    """How many days of the window lie in a period; never negative."""
    first = max(period.start, window.first)
    after = window.last + _ONE_DAY
    if period.end is not None:
        after = min(after, period.end)
    return max((after - first).days, 0)


def use_of(unit: Unit, window: Window) -> Use:
    """Reckon one dwelling; what falls outside its time in stock does not count."""

    def counted(period: Period) -> int:
        return days_in(period.within(unit.stock), window)

    return Use(
        stock_days=days_in(unit.stock, window),
        unavailable_days=sum(counted(period) for period in unit.unavailable),
        occupied_days=sum(counted(stay) for stay in unit.stays),
        nights=sum(days_in(stay, window) * stay.persons for stay in unit.stays),
        gap_days=tuple(
            (stay.start - stay.free_since).days
            for stay in unit.stays
            if stay.free_since is not None and window.first <= stay.start <= window.last
        ),
    )


def use_of_all(units: Iterable[Unit], window: Window) -> Use:
    """The dwellings together: days are added, ratios reckoned anew."""
    return sum((use_of(unit, window) for unit in units), Use())


def average_units(units: Iterable[Unit], window: Window) -> Fraction:
    """Dwellings in stock on an average day of the window."""
    return Fraction(sum(days_in(unit.stock, window) for unit in units), window.days)


def average_places(units: Iterable[Unit], window: Window) -> Fraction:
    """Places in stock on an average day of the window."""
    total = sum(days_in(unit.stock, window) * unit.places for unit in units)
    return Fraction(total, window.days)


def in_stock_on(unit: Unit, day: date) -> bool:
    return unit.stock.start <= day and (unit.stock.end is None or unit.stock.end > day)


def ended_lengths(units: Iterable[Unit], window: Window) -> list[int]:
    """Nights of each stay that ended in the window, shortest first."""
    return sorted(
        (stay.end - stay.start).days
        for unit in units
        for stay in unit.stays
        if stay.end is not None and window.first <= stay.end <= window.last
    )


def open_lengths(units: Iterable[Unit], window: Window) -> list[int]:
    """Nights so far of each stay that is open after the last day, shortest first."""
    return sorted(
        (window.last + _ONE_DAY - stay.start).days
        for unit in units
        for stay in unit.stays
        if stay.start <= window.last and (stay.end is None or stay.end > window.last)
    )


def median(values: Sequence[int]) -> Fraction | None:
    """The middle value, or the mean of the two middle ones; None without values."""
    if not values:
        return None
    ordered, middle = sorted(values), len(values) // 2
    if len(values) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle], 2)


def ratio(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def one_decimal(value: Fraction) -> str:
    """For display: "98.3", a half away from zero."""
    tenths = round_half_up(value * 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"
