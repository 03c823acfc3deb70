"""What follows of a hidden count in one or two dimensions, exactly: cells as arcs that carry counts.

A row is a knot into which its total flows and from which its cells flow; a column the reverse. That
the rows and columns add up means that what flows in flows out, so how far a hidden count can move is
the most that can flow around through the other hidden ones: whole numbers, without rounding.
"""

from collections.abc import Callable, Collection, Iterator
from heapq import heappop, heappush

from drempel.engines.disclosure.table import MARGIN, Key, Table

ENDLESS = 1 << 62
Knot = tuple[str, str]
Cost = Callable[[Key], int | None]
_FROM, _TO = ("sum", "rows"), ("sum", "columns")


class Network:
    """The arcs of a table of one or two dimensions."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.ends = {key: _ends(key) for key in table.ordered(table.counts)}
        self.steps: dict[Knot, list[tuple[Key, Knot, bool]]] = {}
        for key, (start, end) in self.ends.items():
            self.steps.setdefault(start, []).append((key, end, True))
            self.steps.setdefault(end, []).append((key, start, False))

    def up(self, key: Key, hidden: Collection[Key], most: int) -> tuple[int, frozenset[Key]]:
        """How far a hidden count can be higher, at most ``most``; and what keeps it from more."""
        start, end = self.ends[key]
        return self._flow(key, end, start, hidden, most)

    def down(self, key: Key, hidden: Collection[Key], most: int) -> tuple[int, frozenset[Key]]:
        """The same for lower; zero itself keeps a count from more, and then nothing else does."""
        start, end = self.ends[key]
        count = self.table.counts[key]
        flow, cut = self._flow(key, start, end, hidden, min(most, count))
        return flow, cut if flow < count else frozenset()

    def _flow(
        self, key: Key, start: Knot, end: Knot, hidden: Collection[Key], most: int
    ) -> tuple[int, frozenset[Key]]:
        moved: dict[Key, int] = {}
        flow = 0
        while flow < most:
            path, reached = self._path(key, start, end, hidden, moved)
            if not path:
                return flow, self._cut(reached, key, hidden)
            least = min(most - flow, *(self._room(one, forward, moved) for one, forward in path))
            for one, forward in path:
                moved[one] = moved.get(one, 0) + (least if forward else -least)
            flow += least
        return flow, frozenset()

    def _room(self, key: Key, forward: bool, moved: dict[Key, int]) -> int:
        return ENDLESS if forward else self.table.counts[key] + moved.get(key, 0)

    def _path(
        self,
        key: Key,
        start: Knot,
        end: Knot,
        hidden: Collection[Key],
        moved: dict[Key, int],
    ) -> tuple[list[tuple[Key, bool]], Collection[Knot]]:
        """The shortest way around through hidden cells that can still move."""
        came: dict[Knot, tuple[Knot, Key, bool] | None] = {start: None}
        waiting = [start]
        for knot in waiting:
            for one, other, forward in self.steps[knot]:
                if other in came or one == key or one not in hidden:
                    continue
                if self._room(one, forward, moved) > 0:
                    came[other] = (knot, one, forward)
                    if other == end:
                        return _back(came, end), came
                    waiting.append(other)
        return [], came

    def _cut(self, reached: Collection[Knot], key: Key, hidden: Collection[Key]) -> frozenset[Key]:
        """Shown cells of which one at least must be hidden for more to flow."""
        return frozenset(
            one
            for knot in reached
            for one, other, forward in self.steps[knot]
            if other not in reached
            and one != key
            and one not in hidden
            and (forward or self.table.counts[one])
        )

    def cheapest(self, key: Key, cost: Cost) -> int | None:
        """The least that hiding more cells must cost for a count to move at all; None: it cannot.

        cost: of each cell, 0 for a hidden one, None for one that stays shown.
        """
        start, end = self.ends[key]
        ways = [self._dearness(key, end, start, cost)]
        if self.table.counts[key]:
            ways.append(self._dearness(key, start, end, cost))
        return min((one for one in ways if one is not None), default=None)

    def _dearness(self, key: Key, start: Knot, end: Knot, cost: Cost) -> int | None:
        best = {start: 0}
        waiting = [(0, start)]
        while waiting:
            so_far, knot = heappop(waiting)
            if knot == end:
                return so_far
            if so_far > best[knot]:
                continue
            for one, other, forward in self.steps[knot]:
                more = None if one == key else cost(one)
                if more is None or not (forward or self.table.counts[one]):
                    continue
                if so_far + more < best.get(other, ENDLESS * ENDLESS):
                    best[other] = so_far + more
                    heappush(waiting, (so_far + more, other))
        return None


def _back(came: dict[Knot, tuple[Knot, Key, bool] | None], end: Knot) -> list[tuple[Key, bool]]:
    return list(_steps_back(came, end))


def _steps_back(
    came: dict[Knot, tuple[Knot, Key, bool] | None], end: Knot
) -> Iterator[tuple[Key, bool]]:
    step = came[end]
    while step is not None:
        knot, key, forward = step
        yield key, forward
        step = came[knot]


def _ends(key: Key) -> tuple[Knot, Knot]:
    """From which knot to which a cell flows."""
    if all(code == MARGIN for code in key):
        return _TO, _FROM
    row, *rest = key
    start = _FROM if row == MARGIN or not rest else ("row", row)
    if not rest:
        return start, _TO
    (column,) = rest
    if row == MARGIN:
        return ("column", column), _TO
    return (_FROM, ("row", row)) if column == MARGIN else (start, ("column", column))
