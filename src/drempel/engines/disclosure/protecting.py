"""Protecting a whole table: small cells first, then the least more that keeps them from being found.

In: a table, the threshold, cells that are sensitive for another reason, cells that must stay shown,
and how many steps the search for the least may take. Out: ``Published``, checked.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from drempel.engines.disclosure.counts import COMPLEMENTARY, PRIMARY, SHOWN, is_small
from drempel.engines.disclosure.moves import Move, cheapest_move, protecting_move
from drempel.engines.disclosure.network import Network
from drempel.engines.disclosure.search import Search
from drempel.engines.disclosure.table import MARGIN, Key, Table, margins_of

FLAT = 2
# What one try to do better costs, in steps of the search.
TRY = 50


class NotProtectedError(ValueError):
    """No choice of cells protects the table while what must stay shown is shown."""


@dataclass(frozen=True)
class Published:
    """status: of every cell. is_least: whether it is proven that less would not do."""

    table: Table
    status: Mapping[Key, str]
    is_least: bool

    def hidden(self) -> frozenset[Key]:
        return frozenset(key for key, one in self.status.items() if one != SHOWN)


def lone_cells(table: Table, dimension: int) -> Iterator[Key]:
    """Cells in which all members of a group sit: who knows of the group knows of each of them."""
    codes = table.codes[dimension]
    for key, count in table.counts.items():
        if key[dimension] != MARGIN or not count:
            continue
        for code in codes:
            cell = (*key[:dimension], code, *key[dimension + 1 :])
            if table.counts[cell] == count and len(codes) > 1:
                yield cell


def protect_table(
    table: Table,
    threshold: int,
    *,
    sensitive: Iterable[Key] = (),
    kept: Collection[Key] = (),
    steps: int = 2_000,
) -> Published:
    """Hide cells of 1 to ``threshold`` - 1 and the sensitive ones, and what protects them.

    Margins stay shown unless nothing else works; then the least is lost: the sum of what is hidden,
    then the number of cells. NotProtectedError when ``kept`` leaves no way. steps: of the search for
    the least in one and two dimensions; without enough of them the result is protected all the same.
    """
    if threshold < FLAT:
        raise ValueError("the threshold is 2 or more")
    small = {key for key, count in table.counts.items() if is_small(count, threshold)}
    primary = frozenset(small | set(sensitive))
    if primary & set(kept):
        raise NotProtectedError("a cell that must be hidden must stay shown as well")
    prices = _prices(table)
    dear = {key: None if key in kept else price for key, price in prices.items()}
    if table.dimensions <= FLAT:
        hidden, is_least = _flat(table, threshold, primary, dear, steps)
    else:
        hidden, is_least = _by_moves(table, threshold, primary, dear), not primary
    status = {
        key: PRIMARY if key in primary else COMPLEMENTARY if key in hidden else SHOWN
        for key in table.counts
    }
    return Published(table, status, is_least)


def _prices(table: Table) -> dict[Key, int]:
    """What hiding a cell costs, in one number: margins summed over, then people, then cells."""
    cells = len(table.counts) + 1
    people = (sum(table.counts.values()) + 1) * cells
    return {
        key: (count * cells + 1) + people * ((cells ** margins_of(key)) - 1)
        for key, count in table.counts.items()
    }


def _flat(
    table: Table,
    threshold: int,
    primary: frozenset[Key],
    dear: Mapping[Key, int | None],
    steps: int,
) -> tuple[frozenset[Key], bool]:
    """Protect one or two dimensions: a first choice by moves, then the search for the least."""
    search = Search(Network(table), threshold, primary, dear)
    first = _choice(search, table, search.primary, dear)
    if first is None:
        raise NotProtectedError("no choice of cells protects this table")
    return search.least(_improved(search, table, first, dear, steps), steps)


def _choice(
    search: Search, table: Table, start: Collection[Key], dear: Mapping[Key, int | None]
) -> frozenset[Key] | None:
    """What is hidden already, with move after move until all is protected, less what need not be."""
    hidden = set(start)
    while weak := search.weak(hidden):
        move = cheapest_move(table, weak[0], search.threshold, hidden, dear.__getitem__)
        if move is None:
            return None
        hidden |= set(move.cells)
    return search.pruned(hidden)


def _improved(
    search: Search,
    table: Table,
    found: frozenset[Key],
    dear: Mapping[Key, int | None],
    steps: int,
) -> frozenset[Key]:
    """Show one hidden cell for good and mend the rest, as long as that loses less."""
    tries = steps // TRY
    tried: set[Key] = set()
    while tries > 0:
        left = found - search.primary - tried
        if not left:
            break
        key = max(left, key=lambda one: (search.price(one), table.rank[one]))
        tried.add(key)
        tries -= 1
        other = _choice(search, table, found - {key}, {**dear, key: None})
        if other is not None and search.loss(other) < search.loss(found):
            found = other
            tried.clear()
    return found


def _by_moves(
    table: Table, threshold: int, primary: frozenset[Key], dear: Mapping[Key, int | None]
) -> frozenset[Key]:
    """Three dimensions: each hidden cell stands in a move of hidden cells that protects it."""
    hidden: set[Key] = set(primary)
    held: dict[Key, Move] = {}
    for key in table.ordered(primary):
        move = protecting_move(table, key, threshold, hidden)
        move = move or cheapest_move(table, key, threshold, hidden, dear.__getitem__)
        if move is None:
            raise NotProtectedError("no choice of cells protects this table")
        hidden |= set(move.cells)
        held |= dict.fromkeys(move.cells, move)
    for key in sorted(hidden - primary, key=lambda one: (-(dear[one] or 0), table.rank[one])):
        fewer = hidden - {key}
        changed = _held_without(table, threshold, key, fewer, held)
        if changed is not None:
            hidden, held = fewer, changed
    return frozenset(hidden)


def _held_without(
    table: Table, threshold: int, gone: Key, hidden: set[Key], held: Mapping[Key, Move]
) -> dict[Key, Move] | None:
    """The moves that protect each cell when one more is shown; None when one is left without."""
    found = {key: move for key, move in held.items() if key != gone}
    for key in table.ordered(found):
        if gone in found[key].cells:
            move = protecting_move(table, key, threshold, hidden)
            if move is None:
                return None
            found[key] = move
    return found
