"""Which service lines use which kinds of records, as a pack says it.

In: the folder of a pack. Out: ``Usage``; a pack without ``kinds.toml`` uses every kind everywhere.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from drempel.engines.records.load import STORED

EVERY_LINE = "*"
FILE = "kinds.toml"


@dataclass(frozen=True, slots=True)
class Usage:
    """by_line: service line to the kinds it uses; without lines, everything is used."""

    by_line: Mapping[str, frozenset[str]]
    general: frozenset[str]

    def kinds(self, lines: Iterable[str]) -> frozenset[str]:
        """Codes of the kinds that an association with these lines works with."""
        if not self.by_line:
            return self.general
        return self.general.union(*(self.by_line.get(line, frozenset()) for line in lines))

    def lines(self, kind: str, among: Iterable[str]) -> tuple[str, ...]:
        """Those of the lines that use a kind, in their order; all of them when none does."""
        lines = tuple(among)
        if kind in self.general or not self.by_line:
            return lines
        using = tuple(line for line in lines if kind in self.by_line.get(line, frozenset()))
        return using or lines


def load_usage(folder: Path) -> Usage:
    """Read kinds.toml of a pack; ValueError when it names a kind that does not exist."""
    path = folder / FILE
    everything = frozenset(one.code for one in STORED)
    if not path.exists():
        return Usage({}, everything)
    with path.open("rb") as file:
        table = {line: frozenset(kinds) for line, kinds in tomllib.load(file)["lines"].items()}
    unknown = frozenset().union(*table.values()) - everything
    if unknown:
        raise ValueError(f"{FILE}: {', '.join(sorted(unknown))}: no such kind of record")
    return Usage(
        {line: kinds for line, kinds in table.items() if line != EVERY_LINE},
        table.get(EVERY_LINE, frozenset()),
    )
