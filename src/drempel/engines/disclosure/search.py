"""The least that has to be hidden in one or two dimensions.

A hidden count that cannot move far enough names shown cells of which one at least must be hidden:
that is tried cell by cell, and left as soon as it costs more than what is known to do.
"""

from collections.abc import Collection, Mapping

from drempel.engines.disclosure.network import Network
from drempel.engines.disclosure.table import Key

# A step is a hidden count looked at among a hundred; so many are taken in about a second.
_AMONG = 100
STEPS_A_SECOND = 500


class _OutOfStepsError(Exception):
    """The search was given no more steps."""


class Search:
    """prices: what hiding each cell costs; None for one that must stay shown."""

    def __init__(
        self,
        network: Network,
        threshold: int,
        primary: frozenset[Key],
        prices: Mapping[Key, int | None],
    ) -> None:
        self.network, self.threshold = network, threshold
        self.primary, self.prices = primary, prices
        self.steps = 0
        self.best: frozenset[Key] = frozenset()
        self.best_loss = 0

    def missing(self, key: Key, hidden: Collection[Key]) -> frozenset[Key] | None:
        """None when a hidden count can be far enough off, else the cells that keep it from that."""
        up, above = self.network.up(key, hidden, self.threshold)
        if up >= self.threshold:
            return None
        down, below = self.network.down(key, hidden, self.threshold - up)
        return None if up + down >= self.threshold else above | below

    def weak(self, hidden: Collection[Key]) -> list[Key]:
        """Hidden cells that are not protected."""
        ordered = self.network.table.ordered(hidden)
        return [key for key in ordered if self.missing(key, hidden) is not None]

    def pruned(self, hidden: Collection[Key]) -> frozenset[Key]:
        """Show again what need not be hidden, the dearest first."""
        rank, kept = self.network.table.rank, set(hidden)
        for key in sorted(kept - self.primary, key=lambda one: (-self.price(one), rank[one])):
            kept.discard(key)
            if any(self.missing(one, kept) is not None for one in kept):
                kept.add(key)
        return frozenset(kept)

    def price(self, key: Key) -> int:
        price = self.prices[key]
        if price is None:
            raise ValueError(f"{key}: a cell that must stay shown has no price")
        return price

    def loss(self, hidden: Collection[Key]) -> int:
        return sum(self.price(key) for key in hidden if key not in self.primary)

    def least(self, first: frozenset[Key], steps: int) -> tuple[frozenset[Key], bool]:
        """The cheapest choice that protects, and whether that is proven. first: one that does."""
        self.best, self.best_loss, self.steps = first, self.loss(first), steps
        try:
            self._visit(frozenset(self.primary), frozenset(), 0)
        except _OutOfStepsError:
            return self.best, False
        return self.best, True

    def _visit(self, hidden: frozenset[Key], shown: frozenset[Key], loss: int) -> None:
        """shown: cells that other branches hide and this one does not."""
        if loss >= self.best_loss:
            return
        self.steps -= 1 + len(hidden) * len(hidden) // _AMONG
        if self.steps < 0:
            raise _OutOfStepsError
        weak = {key: cut for key in hidden if (cut := self.missing(key, hidden)) is not None}
        if not weak:
            self.best, self.best_loss = hidden, loss
            return
        if loss + self._least_more(weak, hidden, shown) >= self.best_loss:
            return
        rank = self.network.table.rank
        cut = min(
            (self._open(one, shown) for one in weak.values()),
            key=lambda c: (len(c), sorted(rank[o] for o in c)),
        )
        for key in sorted(cut, key=lambda one: (self.price(one), rank[one])):
            self._visit(hidden | {key}, shown, loss + self.price(key))
            shown |= {key}

    def _open(self, cut: Collection[Key], shown: Collection[Key]) -> frozenset[Key]:
        return frozenset(one for one in cut if one not in shown and self.prices[one] is not None)

    def _least_more(
        self, weak: Collection[Key], hidden: Collection[Key], shown: Collection[Key]
    ) -> int:
        """What the dearest of the unprotected cells costs at least; more than all when it cannot."""

        def cost(key: Key) -> int | None:
            if key in hidden:
                return 0
            return None if key in shown else self.prices[key]

        most = 0
        for key in weak:
            found = self.network.cheapest(key, cost)
            if found is None:
                return self.best_loss
            most = max(most, found)
        return most
