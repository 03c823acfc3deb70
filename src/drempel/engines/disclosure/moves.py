"""The smallest ways in which a table can change while all its margins keep adding up.

In each dimension a move takes one code up and another down, or a code up and its margin with it;
over the dimensions together that touches two, four or eight cells. If all of them are hidden, each
can be as much lower as the least of those that go down, and as much higher.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import product

from drempel.engines.disclosure.table import MARGIN, Key, Table

Part = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Move:
    """up, down: cells that go so together. width: between the ends of what each can be; None: no end."""

    up: tuple[Key, ...]
    down: tuple[Key, ...]
    width: int | None

    @property
    def cells(self) -> tuple[Key, ...]:
        return (*self.up, *self.down)

    def reaches(self, threshold: int) -> bool:
        return self.width is None or self.width >= threshold


def moves_of(table: Table, key: Key) -> Iterator[Move]:
    """Every move in which a cell goes up."""
    for parts in product(*(_parts(table.codes[at], code) for at, code in enumerate(key))):
        yield _move(table, parts)


def _parts(codes: tuple[str, ...], code: str) -> list[Part]:
    if code == MARGIN:
        return [((code, 1), (one, 1)) for one in codes]
    others: list[Part] = [((code, 1), (one, -1)) for one in codes if one != code]
    return [*others, ((code, 1), (MARGIN, 1))]


def _move(table: Table, parts: tuple[Part, ...]) -> Move:
    up: list[Key] = []
    down: list[Key] = []
    for steps in product(*parts):
        sign = 1
        for _code, one in steps:
            sign *= one
        (up if sign > 0 else down).append(tuple(code for code, _one in steps))
    counts = table.counts
    width = min(counts[k] for k in up) + min(counts[k] for k in down) if down else None
    return Move(tuple(up), tuple(down), width)


def cheapest_move(
    table: Table,
    key: Key,
    threshold: int,
    hidden: Collection[Key],
    cost: Callable[[Key], int | None],
) -> Move | None:
    """The move that protects a cell and hides the least more; None when all need a cell kept shown."""
    best: tuple[int, list[int]] | None = None
    found = None
    for move in moves_of(table, key):
        if not move.reaches(threshold):
            continue
        costs = [0 if one in hidden else cost(one) for one in move.cells]
        if any(one is None for one in costs):
            continue
        total = sum(one for one in costs if one is not None)
        if best is not None and total > best[0]:
            continue
        order = (total, sorted(table.rank[one] for one in move.cells))
        if best is None or order < best:
            best, found = order, move
    return found


def protecting_move(table: Table, key: Key, threshold: int, hidden: Collection[Key]) -> Move | None:
    """A move that protects a cell through hidden cells only."""
    for move in moves_of(table, key):
        if move.reaches(threshold) and all(one in hidden for one in move.cells):
            return move
    return None
