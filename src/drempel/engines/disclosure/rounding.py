"""Rounding instead of hiding: every count by itself to a multiple of five, margins too."""

from collections.abc import Mapping

from drempel.engines.disclosure.table import Key, Table

BASE = 5


def rounded_counts(table: Table) -> Mapping[Key, int]:
    """0 to 2 become 0, 3 to 7 become 5, and so on; margins are not the sum of what is shown."""
    return {key: (count + BASE // 2) // BASE * BASE for key, count in table.counts.items()}
