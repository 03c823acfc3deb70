"""Two changes of one record, merged field by field against what both have seen.

In: written texts by field: as last seen (base), as one writer left them (mine), as they stand now
(theirs). Out: what may be written, and the fields that both changed to something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with three texts; neither of the two newer ones may be lost."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """values: the fields of mine that may be written. conflicts: those that a person decides."""

    values: dict[str, str]
    conflicts: dict[str, Difference]


def merge(base: Texts, mine: Texts, theirs: Texts) -> Merged:
    """Merge the fields that ``mine`` names; a field nobody has seen was empty.

    What only one side changed is taken from that side; what both changed alike is no change.
    """
    values: dict[str, str] = {}
    conflicts: dict[str, Difference] = {}
    for name, text in mine.items():
        seen, now = base.get(name, ""), theirs.get(name, "")
        if text in (now, seen):
            continue
        if now == seen:
            values[name] = text
        else:
            conflicts[name] = Difference(seen, text, now)
    return Merged(values, conflicts)
