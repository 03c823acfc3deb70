"""The mappings of a pack, each version in a file of its own.

In: ``funders/<key>-<version>.toml``. Out: ``Template``; a mistake is a ``MappingError`` that names
file and line. Everything is held against the catalogue when it is read.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from drempel.engines.funders.checking import check
from drempel.engines.funders.periods import Rhythm
from drempel.engines.funders.template import (
    KNOWN,
    Group,
    Line,
    MappingError,
    Scope,
    Template,
)
from drempel.engines.scheme import Scheme

FOLDER = "funders"
Table = Mapping[str, Any]
LINE_WORDS = frozenset(
    {"code", "label", "figure", "formula", "filter", "reason", "by", "split", "group"}
    | {"scoped", "counts", "typed_if_missing", "decimals"}
)
GROUP_WORDS = frozenset({"code", "label", "of", "years", "sort"})


@lru_cache(maxsize=4)
def load_templates(scheme: Scheme) -> tuple[Template, ...]:
    """Every version of every mapping, by key and version; none when the pack has no funders."""
    found = tuple(
        sorted(
            (read_template(path) for path in (scheme.folder / FOLDER).glob("*.toml")),
            key=lambda one: (one.key, one.version),
        )
    )
    for one in found:
        check(one, scheme)
    _no_overlap(found)
    return found


def versions_of(scheme: Scheme, key: str) -> tuple[Template, ...]:
    """The versions of one mapping, the oldest first; none when there is no such key."""
    return tuple(one for one in load_templates(scheme) if one.key == key)


def newest(scheme: Scheme) -> tuple[Template, ...]:
    """Each mapping in its last version."""
    return tuple({one.key: one for one in load_templates(scheme)}.values())


def template_on(scheme: Scheme, key: str, day: date) -> Template:
    """The version of a day; KeyError when none is valid then."""
    for one in versions_of(scheme, key):
        if one.covers(day):
            return one
    raise KeyError(key)


def read_template(path: Path) -> Template:
    """Read one file as it stands; what it says is held against the catalogue by ``check``."""
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        template = _template(table)
    except KeyError as error:
        raise MappingError(f"{path.name}: {error.args[0]} is missing") from None
    except (ValueError, TypeError) as error:
        raise MappingError(f"{path.name}: {error}") from None
    if path.name != template.place:
        raise MappingError(f"{path.name}: expected the name {template.place}")
    return template


def _template(table: Table) -> Template:
    scope = table.get("scope")
    return Template(
        key=table["key"],
        version=table["version"],
        since=table["from"],
        until=table.get("until"),
        status=table["status"],
        source=table["source"],
        languages=tuple(table["languages"]),
        labels=table["label"],
        funder=table["funder"],
        rhythm=Rhythm(table["period"]["month"], table["period"]["months"]),
        scope=None
        if scope is None
        else Scope(scope["label"], scope["outside"], scope["unknown"], scope["by"]),
        lines=tuple(_line(one) for one in table["line"]),
    )


def _line(table: Table) -> Line:
    code = table["code"]
    _only(code, table, LINE_WORDS)
    figure = table.get("figure", "")
    if figure and "formula" in table:
        raise ValueError(f"line {code}: a figure or a formula, not both")
    return Line(
        code=code,
        labels=table["label"],
        formula=f"figure({figure!r})" if figure else table.get("formula", ""),
        filter=table.get("filter", ""),
        reason=table.get("reason"),
        by=table.get("by", ""),
        split=table.get("split", ""),
        groups=tuple(_group(code, one) for one in table.get("group", ())),
        is_scoped=table.get("scoped", True),
        unit=table.get("counts", ""),
        typed_if_missing=table.get("typed_if_missing", False),
        decimals=table.get("decimals"),
    )


def _group(line: str, table: Table) -> Group:
    _only(f"{line}, group {table.get('code', '?')}", table, GROUP_WORDS)
    years = table.get("years")
    ages = None if years is None else (years[0], years[1] if len(years) > 1 else None)
    return Group(
        table["code"],
        table["label"],
        frozenset(table.get("of", ())),
        ages,
        table.get("sort", KNOWN),
    )


def _only(code: str, table: Table, words: frozenset[str]) -> None:
    strange = sorted(set(table) - words)
    if strange:
        raise ValueError(f"line {code}: {strange[0]!r}; expected one of {sorted(words)}")


def _no_overlap(templates: tuple[Template, ...]) -> None:
    """No two versions of one mapping on one day."""
    for one in templates:
        for other in templates:
            if one.key == other.key and one.version < other.version and one.covers(other.since):
                raise MappingError(
                    f"{other.place}: version {one.version} is valid on {other.since}"
                )
