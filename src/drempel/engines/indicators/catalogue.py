"""The catalogue of a pack: every indicator and figure, in each of its versions.

In: the folder ``indicators`` of a pack. Out: ``Catalogue``; a mistake in a file is a
``DefinitionError`` that names file and code. Nothing of a definition stands in code.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from drempel.engines.indicators.calendar import bands_of
from drempel.engines.indicators.definition import (
    MEASURES,
    NULLS,
    OF_PARTS,
    Breakdown,
    Coverage,
    Figure,
    Indicator,
    Labels,
)
from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.reckoning import Rules
from drempel.engines.scheme import Scheme

FOLDER = "indicators"
RULES, UNITS, DIMENSIONS = "rules.toml", "units.toml", "dimensions.toml"
TIERS = frozenset({"C", "O", "S"})
MANY = "*"
Table = Mapping[str, Any]


@dataclass(frozen=True)
class Catalogue:
    """units, dimensions: words for counting units (one, many) and for breakdowns."""

    indicators: tuple[Indicator, ...]
    rules: Rules
    units: Mapping[str, Mapping[str, Labels]]
    dimensions: Mapping[str, Labels]

    def figures(self, year: int) -> tuple[Figure, ...]:
        """The figures in the version of a year: the one valid on its 31 December."""
        return tuple(figure for one in self.indicators for figure in one.in_year(year))

    @cached_property
    def _by_code(self) -> Mapping[str, Indicator]:
        return {one.code: one for one in self.indicators}

    def indicator(self, code: str) -> Indicator:
        """Return an indicator; KeyError when there is none of that code."""
        return self._by_code[code]


@lru_cache(maxsize=4)
def load_catalogue(scheme: Scheme) -> Catalogue:
    """Read the catalogue of a pack; DefinitionError when the folder or a file of it is missing."""
    folder = scheme.folder / FOLDER
    files = sorted(folder.glob("[A-Z]*.toml"))
    units = _read(folder / UNITS)
    indicators = tuple(one for path in files for one in _file(path, units))
    _no_twins(indicators)
    return Catalogue(indicators, _rules(folder, scheme), units, _read(folder / DIMENSIONS))


def _read(path: Path) -> Table:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        try:
            return tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise DefinitionError(f"{path.name}: {error}") from None


def _file(path: Path, units: Table) -> Iterator[Indicator]:
    table = _read(path)
    for one in table.get("indicator", ()):
        try:
            yield read_indicator(one, table, units)
        except KeyError as error:
            code = one.get("code", "?")
            raise DefinitionError(f"{path.name}, {code}: {error.args[0]} is missing") from None


def read_indicator(table: Table, family: Table, units: Table) -> Indicator:
    """Read one entry; family: the head of its file. KeyError names what is missing."""
    code, labels, tier = table["code"], table["label"], table["tier"]
    if tier not in TIERS:
        raise DefinitionError(f"{code}: tier {tier!r}; expected one of {sorted(TIERS)}")
    figures = tuple(_figure(one, table, family, units) for one in table["figure"])
    return Indicator(code, tier, labels, table["unit"], family["axis"], figures)


def _figure(table: Table, indicator: Table, family: Table, units: Table) -> Figure:
    name = table.get("name", "")
    code = f"{indicator['code']}.{name}" if name else indicator["code"]
    _one_of(code, "measure", table["measure"], MEASURES)
    nulls = table.get("unknown", "own_category")
    _one_of(code, "unknown", nulls, NULLS)
    since, until = table.get("from", family["from"]), table.get("until")
    if (since.month, since.day) != (1, 1):
        raise DefinitionError(f"{code}: from {since}; a version counts from 1 January")
    if (table["year_rule"] == "of_figures()") != (nulls == OF_PARTS):
        raise DefinitionError(f"{code}: of_figures() goes with unknown = {OF_PARTS!r}")
    return Figure(
        code=code,
        indicator=indicator["code"],
        labels=table.get("label", indicator["label"]),
        version=table.get("version", 1),
        since=since,
        until=until,
        status=table.get("status", family["status"]),
        record=table.get("record", ""),
        measure=table["measure"],
        unit=table["counts"],
        year_rule=table["year_rule"],
        filter=table.get("filter", ""),
        value=table.get("value", ""),
        once=table.get("once", ""),
        numerator=table.get("numerator", ""),
        denominator=table.get("denominator", ""),
        breakdowns=tuple(_breakdown(n, text) for n, text in table.get("by", {}).items()),
        coverage=Coverage(tuple(table.get("known", ())), table.get("known_among", "")),
        nulls=nulls,
        times=table.get("times", 1),
        decimals=_unit(code, table["counts"], units).get("decimals", 0),
    )


def _unit(code: str, name: str, units: Table) -> Table:
    if name not in units:
        raise DefinitionError(f"{code}: the unit {name!r} does not stand in {UNITS}")
    found: Table = units[name]
    return found


def _one_of(code: str, name: str, found: str, expected: Iterable[str]) -> None:
    if found not in expected:
        raise DefinitionError(f"{code}: {name} {found!r}; expected one of {sorted(expected)}")


def _breakdown(name: str, text: str) -> Breakdown:
    return Breakdown(name.removesuffix(MANY), text, name.endswith(MANY))


def _no_twins(indicators: tuple[Indicator, ...]) -> None:
    """No code twice, and no two versions of one figure on the same day."""
    codes: set[str] = set()
    for one in indicators:
        if one.code in codes:
            raise DefinitionError(f"{one.code} stands twice")
        codes.add(one.code)
        for figure in one.figures:
            same = [other for other in one.figures if other.code == figure.code]
            if sum(other.covers(figure.since) for other in same) > 1:
                raise DefinitionError(f"{figure.code}: two versions on {figure.since}")


def _rules(folder: Path, scheme: Scheme) -> Rules:
    """What the pack says beside the definitions: bands, minutes, which homes last."""
    table = _read(folder / RULES)
    if not table:
        raise DefinitionError(f"{FOLDER}/{RULES} is missing")
    durable = {one.code: _lasts(one.durable) for one in scheme.living_situations}
    words = {one.code: one.durable for one in scheme.living_situations}
    return Rules(
        reasons=frozenset(one.code for one in scheme.codelist("null_reason")),
        not_asked=table["missing"]["not_asked"],
        not_applicable=table["missing"]["not_applicable"],
        durable=durable,
        wanted=frozenset(table["durable"]["if_wanted"]),
        neutral=frozenset(code for code, word in words.items() if word.startswith(NEUTRAL)),
        axis={one.code: one.parents[0] for one in scheme.service_lines},
        minutes={code: Fraction(text) for code, text in table["minutes"].items()},
        paths=bands_of(table["band"]["path_months"]),
        ages=bands_of(table["band"]["age_years"]),
        rents=bands_of(table["band"]["rent_euros"]),
        delays=bands_of(table["band"]["delay_working_days"]),
        lists=table["list"],
    )


NEUTRAL, LASTING, PASSING = "neutral", "yes", "no"


def _lasts(word: str) -> bool | None:
    """Whether a home lasts: unknown is None; a neutral end of a stay is no lasting home."""
    if word.startswith((PASSING, NEUTRAL)):
        return False
    return True if word.startswith(LASTING) else None
