"""Ends of a cell in a system of sums, exactly: the simplex method on whole numbers and fractions.

In: sums as cells with signs, and one table that fulfils them, so that no first search is needed.
Rows are kept sparse: a sum of the tables here touches few cells, nearly always once each.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction

Number = int | Fraction
Row = dict[Hashable, Number]


def _over(one: Number, other: Number) -> Number:
    return _plain(Fraction(one) / other)


def _plain(number: Number) -> Number:
    """A whole number as such: a fraction then says that something is not whole."""
    return number.numerator if number.denominator == 1 else number


class Simplex:
    """At every moment a table where all but the cells of ``rows`` are zero: a corner."""

    def __init__(
        self, sums: Sequence[Mapping[Hashable, int]], start: Mapping[Hashable, int]
    ) -> None:
        self.order = {key: place for place, key in enumerate(start)}
        self.first = dict(start)
        self.values: dict[Hashable, Number] = dict(start)
        # Each cell of ``rows`` plus what stands in its row adds up to something fixed.
        self.rows: dict[Hashable, Row] = {}
        for one in sums:
            self._add(dict(one))
        self._to_a_corner()

    def _add(self, row: Row) -> None:
        for key in [one for one in row if one in self.rows]:
            _take(row, self.rows[key], row.pop(key))
        if not row:
            return
        pivot = max(row, key=lambda one: (self.values[one], -self.order[one]))
        by = row.pop(pivot)
        fresh = {key: _over(one, by) for key, one in row.items()}
        for other in self.rows.values():
            if pivot in other:
                _take(other, fresh, other.pop(pivot))
        self.rows[pivot] = fresh

    def _to_a_corner(self) -> None:
        for key in self.order:
            if key not in self.rows and self.values[key]:
                self._move(key, -1)

    def _move(self, key: Hashable, sign: int) -> bool:
        """Move a cell until it or another one is zero; False when nothing stops it."""
        column = {one: row[key] * sign for one, row in self.rows.items() if key in row}
        stops = [
            (_over(self.values[one], by), self.order[one], one)
            for one, by in column.items()
            if by > 0
        ]
        if sign < 0:
            stops.append((self.values[key], -1, key))
        if not stops:
            return False
        far, _place, stopped = min(stops, key=lambda stop: stop[:2])
        for one, by in column.items():
            self.values[one] = _plain(self.values[one] - by * far)
        self.values[key] = _plain(self.values[key] + far * sign)
        if stopped != key:
            self._exchange(stopped, key)
        return True

    def _exchange(self, leaving: Hashable, entering: Hashable) -> None:
        row = self.rows.pop(leaving)
        by = row.pop(entering)
        fresh = {key: _over(one, by) for key, one in row.items()}
        fresh[leaving] = _over(1, by)
        for other in self.rows.values():
            if entering in other:
                _take(other, fresh, other.pop(entering))
        self.rows[entering] = fresh

    def highest(self, key: Hashable) -> tuple[Number | None, int]:
        """The end upwards (None: there is none), and the highest whole table met on the way."""
        met = self._met(key, self.first[key], max)
        if key not in self.rows and not self._move(key, 1):
            return None, met
        while (better := self._better(key, -1)) is not None:
            met = self._met(key, met, max)
            if not self._move(better, 1):
                return None, met
        return self.values[key], self._met(key, met, max)

    def lowest(self, key: Hashable) -> tuple[Number, int]:
        """The end downwards, and the lowest whole table met on the way."""
        met = self._met(key, self.first[key], min)
        while key in self.rows and (better := self._better(key, 1)) is not None:
            self._move(better, 1)
            met = self._met(key, met, min)
        return self.values[key], met

    def _met(self, key: Hashable, known: int, further: Callable[[int, int], int]) -> int:
        """What a cell is at this corner when all of it is whole, if further than what is known."""
        if any(isinstance(one, Fraction) for one in self.values.values()):
            return known
        return further(known, int(self.values[key]))

    def _better(self, key: Hashable, sign: int) -> Hashable | None:
        """A cell that is zero and whose growth moves ``key`` the wanted way, by Bland's rule."""
        found = [one for one, by in self.rows[key].items() if by * sign > 0]
        return min(found, key=self.order.__getitem__, default=None)


def _take(row: Row, other: Row, times: Number) -> None:
    """row less ``times`` the other, without zeros."""
    for key, one in other.items():
        left = _plain(row.get(key, 0) - times * one)
        if left:
            row[key] = left
        else:
            row.pop(key, None)
