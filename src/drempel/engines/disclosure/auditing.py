"""What a reader can find of every hidden count, from what is shown and from how tables add up.

In: a table and its hidden cells. Out: the lowest and highest whole number each can be.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from drempel.engines.disclosure.counts import is_small
from drempel.engines.disclosure.integers import integer_intervals
from drempel.engines.disclosure.network import ENDLESS, Network
from drempel.engines.disclosure.protecting import FLAT
from drempel.engines.disclosure.table import Key, Table


@dataclass(frozen=True, slots=True)
class Interval:
    """low and high are both possible; high None: no limit.

    is_exact: nothing beyond them is possible. Where it is False the true ends may lie further out,
    so that what is protected stays so.
    """

    low: int
    high: int | None
    is_exact: bool = True

    def protects(self, threshold: int) -> bool:
        return self.high is None or self.high - self.low >= threshold


def intervals(table: Table, hidden: Collection[Key]) -> Mapping[Key, Interval]:
    """Every hidden cell with what it can be, in the order of the table."""
    if table.dimensions > FLAT:
        found = integer_intervals(table, hidden)
        return {key: Interval(*one) for key, one in found.items()}
    network, gone = Network(table), frozenset(hidden)
    return {key: _interval(network, key, gone) for key in table.ordered(gone)}


def _interval(network: Network, key: Key, hidden: frozenset[Key]) -> Interval:
    count = network.table.counts[key]
    down, _cut = network.down(key, hidden, ENDLESS)
    up, _cut = network.up(key, hidden, ENDLESS)
    return Interval(count - down, None if up >= ENDLESS else count + up)


def faults(table: Table, hidden: Collection[Key], threshold: int) -> list[Key]:
    """Cells that give someone away: small ones that are shown, hidden ones that can be worked out."""
    shown = [
        key
        for key, count in table.counts.items()
        if key not in hidden and is_small(count, threshold)
    ]
    found = intervals(table, hidden)
    return [*table.ordered(shown), *(k for k, one in found.items() if not one.protects(threshold))]
