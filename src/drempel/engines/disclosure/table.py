"""A table of counts with every margin, and an order of its cells that its labels do not decide.

In: inner counts by their codes. Out: ``Table``. A margin has ``MARGIN`` in place of a code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

MARGIN = "*"
MOST_DIMENSIONS = 3
_ROUNDS = 4
Key = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """codes: those of each dimension, in order. counts: every cell, margins and zeros included.

    rank: the place of each cell. Cells that differ in their counts, or in those around them, are
    told apart by them; codes decide only between cells that nothing else tells apart.
    """

    codes: tuple[tuple[str, ...], ...]
    counts: Mapping[Key, int]
    rank: Mapping[Key, int]

    @property
    def dimensions(self) -> int:
        return len(self.codes)

    def ordered(self, keys: Iterable[Key]) -> list[Key]:
        return sorted(keys, key=self.rank.__getitem__)

    def inner(self) -> Iterable[Key]:
        return product(*self.codes)


def margins_of(key: Key) -> int:
    """How many dimensions are summed over; 0 for an inner cell."""
    return key.count(MARGIN)


def make_table(inner: Mapping[Key, int]) -> Table:
    """Add what is not there as zero, and every margin. ValueError for what is no table."""
    widths = {len(key) for key in inner}
    if len(widths) != 1 or not 1 <= max(widths) <= MOST_DIMENSIONS:
        raise ValueError("a table has one to three dimensions and at least one count")
    if any(MARGIN in key for key in inner):
        raise ValueError(f"{MARGIN!r} stands for a margin; it is no code")
    if any(count < 0 for count in inner.values()):
        raise ValueError("a count is zero or more")
    codes = tuple(tuple(sorted(set(column))) for column in zip(*inner, strict=True))
    counts = dict.fromkeys(product(*((*one, MARGIN) for one in codes)), 0)
    for key, count in inner.items():
        for cell in product(*((code, MARGIN) for code in key)):
            counts[cell] += count
    return Table(codes, counts, _ranks(codes, counts))


def _ranks(codes: tuple[tuple[str, ...], ...], counts: Mapping[Key, int]) -> dict[Key, int]:
    """Sort codes by the counts along them, then again by the places of the codes those stand at."""
    places = [dict.fromkeys((*one, MARGIN), 0) for one in codes]
    for _round in range(_ROUNDS):
        seen: list[dict[str, list[tuple[int, ...]]]] = [
            {code: [] for code in one} for one in places
        ]
        for key, count in counts.items():
            where = tuple(places[at][code] for at, code in enumerate(key))
            for at, code in enumerate(key):
                seen[at][code].append((count, *where))
        places = [_placed(one) for one in seen]
    last = [
        {code: place for place, code in enumerate(sorted(one, key=lambda c: (one[c], c)))}
        for one in places
    ]
    keys = sorted(counts, key=lambda key: [last[at][code] for at, code in enumerate(key)])
    return {key: place for place, key in enumerate(keys)}


def _placed(seen: Mapping[str, list[tuple[int, ...]]]) -> dict[str, int]:
    looks = {code: tuple(sorted(lines)) for code, lines in seen.items()}
    order = {look: place for place, look in enumerate(sorted(set(looks.values())))}
    return {code: order[look] for code, look in looks.items()}
