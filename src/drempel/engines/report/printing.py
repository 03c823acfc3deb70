"""How a report is printed and published, as data of the pack.

In: ``report/print.toml``. Out: ``Printing``; a file that lacks something is a ``TemplateError``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from drempel.engines.report.template import FOLDER, Labels, TemplateError
from drempel.engines.scheme import Scheme
from drempel.engines.scheme.sentences import load_sentences

PRINT = "print.toml"


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality on the map. row and column count from zero, from the north-west."""

    row: int
    column: int
    short: Labels


@dataclass(frozen=True, slots=True)
class Publishing:
    """What the edition for everyone hides.

    personal: units whose small counts are hidden. rate, median: units of shares and middle values,
    shown from ``rate_base`` and ``median_base`` cases on; things: indicators they are shown of
    anyway. per: figure to the count it is reckoned per. sums: total and its parts.
    """

    personal: frozenset[str]
    rate: frozenset[str]
    median: frozenset[str]
    rate_base: int
    median_base: int
    things: frozenset[str]
    per: Mapping[str, str]
    sums: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """mention: of the Region, with its status. doors: figures of the cover, all and lit.

    order: categories of a dimension in their own order; last: those that say what is not known.
    """

    mention: Labels
    mention_status: str
    doors: tuple[str, str]
    public: Publishing
    order: Mapping[str, tuple[str, ...]]
    last: tuple[str, ...]
    tiles: Mapping[str, Tile]

    def place(self, dimension: str, code: str) -> tuple[int, int]:
        """Where a category stands among the others: a key to sort by, before its number."""
        if code in self.last:
            return (1, self.last.index(code))
        known = self.order.get(dimension, ())
        return (0, known.index(code) if code in known else 0)


@lru_cache(maxsize=4)
def load_printing(scheme: Scheme) -> Printing | None:
    """How the reports of a pack are printed; None when it does not say."""
    path = scheme.folder / FOLDER / PRINT
    if not path.exists():
        return None
    with path.open("rb") as file:
        table = tomllib.load(file)
    try:
        found = _printing(table)
    except (KeyError, TypeError) as error:
        raise TemplateError(f"{FOLDER}/{PRINT}: {error} is missing") from None
    _check(found, scheme)
    return found


def _printing(table: Mapping[str, Any]) -> Printing:
    return Printing(
        mention=table["mention"]["text"],
        mention_status=table["mention"]["status"],
        doors=(table["cover"]["figure"], table["cover"]["lit"]),
        public=_publishing(table["public"]),
        order={name: tuple(codes) for name, codes in table["order"].items()},
        last=tuple(table["unknown"]["codes"]),
        tiles={
            nis: Tile(
                row=one["row"],
                column=one["column"],
                short={k: v for k, v in one.items() if k not in {"row", "column"}},
            )
            for nis, one in table["tiles"].items()
        },
    )


def _publishing(table: Mapping[str, Any]) -> Publishing:
    return Publishing(
        personal=frozenset(table["personal"]),
        rate=frozenset(table["rate"]),
        median=frozenset(table["median"]),
        rate_base=table["rate_base"],
        median_base=table["median_base"],
        things=frozenset(table["things"]),
        per=dict(table["per"]),
        sums=tuple((one["total"], tuple(one["parts"])) for one in table["sum"]),
    )


def _check(found: Printing, scheme: Scheme) -> None:
    """Words in every language; each municipality has one tile and no two stand in one place."""
    load_sentences(scheme.folder / FOLDER, scheme.languages)
    known = {one.nis for one in scheme.municipalities}
    if set(found.tiles) != known:
        odd = ", ".join(sorted(set(found.tiles) ^ known))
        raise TemplateError(f"{FOLDER}/{PRINT}, tiles: not one for each municipality ({odd})")
    if len({(one.row, one.column) for one in found.tiles.values()}) != len(known):
        raise TemplateError(f"{FOLDER}/{PRINT}, tiles: two stand in one place")
