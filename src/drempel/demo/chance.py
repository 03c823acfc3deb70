"""A stream of chance with a name: the same name always gives the same draws, on every machine.

Faster than naming each draw (``draw``), for the tens of thousands of records of the daily work.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

from drempel.demo.draw import SEED

T = TypeVar("T")
_DRAWS = 8  # four bytes each in one digest


class Chance:
    """Whole numbers from SHA-256; two streams never depend on each other."""

    def __init__(self, name: str) -> None:
        self._numbers = self._stream(f"{SEED}/{name}")

    @staticmethod
    def _stream(seed: str) -> Iterator[int]:
        block = 0
        while True:
            digest = hashlib.sha256(f"{seed}/{block}".encode()).digest()
            block += 1
            for place in range(0, _DRAWS * 4, 4):
                yield int.from_bytes(digest[place : place + 4])

    def below(self, limit: int) -> int:
        """A whole number from 0 to limit - 1."""
        return next(self._numbers) % limit

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def is_so(self, percent: int) -> bool:
        """True in so many cases of a hundred."""
        return self.below(100) < percent

    def one_of(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def weighted(self, choices: Sequence[tuple[T, int]]) -> T:
        """One of the choices, each as often as its weight says."""
        place = self.below(sum(weight for _item, weight in choices))
        for item, weight in choices:
            place -= weight
            if place < 0:
                return item
        raise ValueError("no choices to draw from")
