"""Dated values: what holds on a day, since when, on what ground.

In: the files parameters/*.toml of a pack. Out: ``Dated`` values by name and day. A day
before the first known value, or in a gap, is an error and never a guess.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from drempel.engines import money
from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.source import Table, TomlFile
from drempel.engines.trace import digest

STATUSES = ("confirmed", "assumed")
_RESERVED = ("from", "until", "status", "law", "source", "note", "label", "empty")


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """One version of one parameter.

    name: file and table ("award.floor"). value: cents for money, a whole number, a
    text, a truth value, a tuple, a mapping of several keys, or None when the rule is
    known to hold no value. is_money: the value is in cents. until: the last day, None
    while it holds. status: "confirmed" or "assumed". laws, labels: by language.
    rule_set: key of the rule set in force on the
    first day, empty when there was none. place: file, table and line, for errors.
    """

    name: str
    value: Any
    is_money: bool
    since: date
    until: date | None
    status: str
    laws: Mapping[str, str]
    source: str
    note: str
    rule_set: str
    labels: Mapping[str, str]
    place: str
    version: Mapping[str, Any]
    fingerprint: str

    def law(self, lang: str) -> str:
        """Return the legal reference in a language, or in the first one of the pack."""
        return self.laws[lang] if lang in self.laws else next(iter(self.laws.values()))

    def as_version(self) -> Mapping[str, Any]:
        """Return what a trace keeps of this version, ready for JSON."""
        return self.version

    @property
    def is_assumed(self) -> bool:
        """Whether the administration has not confirmed the value yet."""
        return self.status == "assumed"

    def covers(self, on: date) -> bool:
        """Whether the version holds on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


def make_dated(block: Table, name: str, languages: Sequence[str]) -> Dated:
    """Read one block [[name]] of a parameter file; SchemeError when it is incomplete."""
    value, is_money = _value(block)
    status = block.choice("status", STATUSES)
    laws = block.labels("law", languages)
    source, since = block.text("source"), block.day("from")
    version = {
        "name": name,
        "from": since.isoformat(),
        "value": money.plain(value) if is_money else value,
        "status": status,
        "law": laws,
        "source": source,
    }
    return Dated(
        name=name,
        value=value,
        is_money=is_money,
        since=since,
        until=block.optional_day("until"),
        status=status,
        laws=laws,
        source=source,
        note=block.optional_text("note"),
        rule_set="",
        labels=block.labels("label", languages) if "label" in block.values else {},
        place=block.place(),
        version=version,
        fingerprint=digest(version),
    )


def _value(block: Table) -> tuple[Any, bool]:
    """Find the value of a block: cents, value, empty, or several keys together."""
    keys = [key for key in block.values if key not in _RESERVED]
    if block.values.get("empty") is True:
        if keys:
            raise SchemeError.at(block.place(), "empty and a value", "one of them")
        return None, False
    if "empty" in block.values or not keys:
        raise SchemeError.at(block.place(), "no value", "value, cents, or empty = true")
    if keys == ["cents"]:
        if block.whole("cents") < 0:
            raise block.fail("cents", "zero or more cents")
        return block.whole("cents"), True
    if "value" in keys or "cents" in keys:
        if len(keys) > 1:
            raise SchemeError.at(block.place(), " and ".join(keys), "one value")
        return _frozen(block, "value", block.values["value"]), False
    return {key: _frozen(block, key, block.values[key]) for key in keys}, False


def _frozen(block: Table, key: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(block, key, item) for item in value)
    if type(value) in (str, int, bool, date) and value != "":
        return value
    raise block.fail(key, "a text, a whole number, a date, true or false (amounts in cents)")


class Timeline:
    """All versions of one parameter, oldest first."""

    def __init__(self, versions: Sequence[Dated]) -> None:
        """Check that the versions follow one another; SchemeError when they overlap."""
        self.versions = tuple(versions)
        for old, new in pairwise(versions):
            if new.since <= old.since or (old.until and new.since <= old.until):
                raise SchemeError.at(
                    new.place,
                    f"from {new.since}",
                    f"a day after the version before it, of {old.since}"
                    + (f" until {old.until}" if old.until else ""),
                )
        for version in versions:
            if version.until and version.until < version.since:
                raise SchemeError.at(version.place, f"until {version.until}", "a day after from")

    def on(self, on: date) -> Dated:
        """Return the version in force on a day; SchemeError when none is known."""
        for version in reversed(self.versions):
            if version.since <= on:
                if version.until and on > version.until:
                    break
                return version
        name, first = self.versions[0].name, self.versions[0].since
        raise SchemeError(
            f"the parameter {name} has no known value on {on.isoformat()}; "
            f"its first value starts on {first.isoformat()}"
        )


def load_parameters(folder: Path, languages: Sequence[str]) -> dict[str, Timeline]:
    """Read every file parameters/*.toml; keys of the result are like "award.floor"."""
    found: dict[str, Timeline] = {}
    for path in sorted((folder / "parameters").glob("*.toml")):
        file = TomlFile(folder, f"parameters/{path.name}")
        for table in file.content:
            name = f"{path.stem}.{table}"
            blocks = [make_dated(block, name, languages) for block in file.blocks(table)]
            found[name] = Timeline(_closed(blocks))
    if not found:
        raise SchemeError.at("parameters", "no file", "at least award.toml and deadlines.toml")
    return found


def _closed(blocks: Sequence[Dated]) -> list[Dated]:
    """Let every version end on the day before the next one, unless it says otherwise."""
    closed = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1].since if number + 1 < len(blocks) else None
        until = block.until or (following - timedelta(days=1) if following else None)
        if until and until < block.since and block.until is None:
            until = None  # the order is wrong: Timeline says so with its place
        closed.append(_with(block, until=until))
    return closed


def _with(block: Dated, **changes: Any) -> Dated:
    values = {name: getattr(block, name) for name in Dated.__slots__}
    return Dated(**{**values, **changes})


def in_rule_sets(timeline: Timeline, key_on: Callable[[date], str]) -> Timeline:
    """Return the timeline, each version with the key of the rule set it starts in."""
    return Timeline([_with(one, rule_set=key_on(one.since)) for one in timeline.versions])
