"""Hiding small counts so that nobody can be recognised, nor a hidden count be worked out.

``protect`` and ``bounds``: one dimension with its total. ``protect_table`` and ``intervals``: tables
of one to three dimensions with every margin. See docs/rules/disclosure.md.
"""

from drempel.engines.disclosure.auditing import Interval, faults, intervals
from drempel.engines.disclosure.counts import (
    COMPLEMENTARY,
    PRIMARY,
    SHOWN,
    Protected,
    bounds,
    is_small,
    protect,
)
from drempel.engines.disclosure.protecting import Published, lone_cells, protect_table
from drempel.engines.disclosure.rounding import rounded_counts
from drempel.engines.disclosure.table import MARGIN, Table, make_table

__all__ = [
    "COMPLEMENTARY",
    "MARGIN",
    "PRIMARY",
    "SHOWN",
    "Interval",
    "Protected",
    "Published",
    "Table",
    "bounds",
    "faults",
    "intervals",
    "is_small",
    "lone_cells",
    "make_table",
    "protect",
    "protect_table",
    "rounded_counts",
]
