"""What follows of hidden counts in three dimensions, where fractions reach further than counts do.

The exact simplex method gives the ends with fractions allowed; where such an end is no table of
whole numbers, whole tables are looked for between it and the furthest one that was met.
"""

from collections.abc import Collection, Mapping
from itertools import product

from drempel.engines.disclosure.simplex import Simplex
from drempel.engines.disclosure.table import MARGIN, Key, Table
from drempel.engines.disclosure.whole import is_possible

Ends = tuple[int, int | None, bool]
# A cell and its sign in a sum that comes to ``total`` over the hidden cells of it.
Sum = tuple[Mapping[Key, int], int]


def integer_intervals(table: Table, hidden: Collection[Key]) -> Mapping[Key, Ends]:
    """Lowest, highest (None: no limit), and whether both are exact, of every hidden cell."""
    ordered = table.ordered(hidden)
    sums = list(sums_of(table, frozenset(hidden)))
    simplex = Simplex(
        [{key: sign for key, sign in row.items()} for row, _total in sums],
        {key: table.counts[key] for key in ordered},
    )
    return {key: _ends(table, simplex, sums, key) for key in ordered}


def sums_of(table: Table, hidden: frozenset[Key]) -> list[Sum]:
    """Every row, column and pile with hidden cells: its parts less its margin, without the shown."""
    found: list[Sum] = []
    for at, codes in enumerate(table.codes):
        around = [(*one, MARGIN) for place, one in enumerate(table.codes) if place != at]
        for rest in product(*around):
            line = [(*rest[:at], code, *rest[at:]) for code in codes]
            margin = (*rest[:at], MARGIN, *rest[at:])
            row = {key: 1 for key in line if key in hidden}
            total = sum(table.counts[key] for key in row)
            if margin in hidden:
                row[margin] = -1
                total -= table.counts[margin]
            if row:
                found.append((row, total))
    return found


def _ends(table: Table, simplex: Simplex, sums: list[Sum], key: Key) -> Ends:
    low, low_met = simplex.lowest(key)
    high, high_met = simplex.highest(key)
    least, is_least = _whole_end(sums, table, key, range(-(-low // 1), low_met + 1))
    if high is None:
        return least, None, is_least
    most, is_most = _whole_end(sums, table, key, range(high // 1, high_met - 1, -1))
    return least, most, is_least and is_most


def _whole_end(sums: list[Sum], table: Table, key: Key, tried: range) -> tuple[int, bool]:
    """The first number of ``tried`` that a table of whole numbers has; its last one is known to."""
    is_exact = True
    for number in tried[:-1]:
        answer = is_possible(sums, table.counts, {key: number})
        if answer:
            return number, is_exact
        is_exact = is_exact and answer is False
    return tried[-1], is_exact
