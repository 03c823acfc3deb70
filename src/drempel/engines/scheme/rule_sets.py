"""Rule sets: which law held when, and the legal references a decision cites.

In: rule_sets.toml and remedies.toml. Out: rule sets by day, remedies by rule set, and
the names of the fields that are still missing before anything may be notified.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.source import Table, TomlFile

Labels = Mapping[str, str]
REMEDY_KINDS = ("ombuds", "internal_appeal", "council_of_state")
_STATUSES = ("confirmed", "assumed", "unknown")
_APPEAL_FIELDS = ("body", "form", "days", "suspensive")


@dataclass(frozen=True, slots=True)
class Visa:
    """A legal reference at the head of a decision; status as for parameters."""

    text: Labels
    status: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A body of law in force from one day to another (until None: still in force)."""

    key: str
    since: date
    until: date | None
    status: str
    title: Labels
    legal_basis: Labels
    numac: str
    visas: tuple[Visa, ...]
    source: str
    note: str

    def covers(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to challenge a decision, as far as it is known.

    kind: one of REMEDY_KINDS. exists: None while unknown. days: length of the time
    limit in days. suspensive: whether it suspends the decision, None while unknown.
    status: "unknown" when the law could not be read.
    """

    kind: str
    rule_set: str
    status: str
    law: Labels
    source: str
    note: str
    exists: bool | None
    name: Labels
    body: Labels
    form: Labels
    address: Labels
    days: int | None
    suspensive: bool | None
    phone: str
    email: Labels
    website: str

    def gaps(self) -> list[str]:
        """Name the fields a notification needs and that are not known."""
        if self.kind == "internal_appeal":
            if self.exists is False:
                return []
            needed = [name for name in _APPEAL_FIELDS if getattr(self, name) in (None, {})]
            return [*(["exists"] if self.exists is None else []), *needed]
        wanted = ("days",) if self.kind == "council_of_state" else ("name", "address", "phone")
        return [name for name in wanted if getattr(self, name) in (None, {}, "")]


def load_rule_sets(folder: Path, languages: Sequence[str]) -> tuple[RuleSet, ...]:
    """Read rule_sets.toml, oldest first; SchemeError when two overlap."""
    blocks = TomlFile(folder, "rule_sets.toml").blocks("rule_set")
    found = [_rule_set(block, languages) for block in blocks]
    for old, new, block in zip(found, found[1:], blocks[1:], strict=False):
        if old.until is None or new.since <= old.until:
            raise block.fail("from", f"a day after the end of rule set {old.key}")
    return tuple(found)


def _rule_set(block: Table, languages: Sequence[str]) -> RuleSet:
    block.only(
        [
            "key",
            "from",
            "until",
            "status",
            "title",
            "legal_basis",
            "numac",
            "visas",
            "source",
            "note",
        ]
    )
    since, until = block.day("from"), block.optional_day("until")
    if until is not None and until < since:
        raise block.fail("until", "a day after from")
    return RuleSet(
        key=block.text("key"),
        since=since,
        until=until,
        status=block.choice("status", _STATUSES[:2]),
        title=block.labels("title", languages),
        legal_basis=block.labels("legal_basis", languages),
        numac=block.optional_text("numac"),
        visas=tuple(_visas(block, languages)),
        source=block.text("source"),
        note=block.optional_text("note"),
    )


def _visas(block: Table, languages: Sequence[str]) -> list[Visa]:
    visas = block.values.get("visas")
    if not isinstance(visas, list) or not visas:
        raise block.fail("visas", "a list of legal references")
    found = []
    for visa in visas:
        if not isinstance(visa, dict):
            raise block.fail("visas", "tables with a text per language and a status")
        one = Table(block.file, block.name, block.lines.get("visas", block.line), visa, {})
        if visa.get("status") not in _STATUSES[:2]:
            raise SchemeError.at(block.place("visas"), repr(visa), "a status in every reference")
        texts = Table(one.file, one.name, one.line, {"visas": visa}, {}).labels("visas", languages)
        found.append(Visa(texts, str(visa["status"])))
    return found


def load_remedies(
    folder: Path, name: str, languages: Sequence[str]
) -> dict[tuple[str, str], Remedy]:
    """Read the blocks [[remedy]] of a file; keys of the result: rule set and kind."""
    found: dict[tuple[str, str], Remedy] = {}
    file = TomlFile(folder, name)
    file.top().only(("remedy",))
    for block in file.blocks("remedy"):
        remedy = _remedy(block, languages)
        if (remedy.rule_set, remedy.kind) in found:
            raise block.fail("kind", "one block for each rule set and kind")
        found[remedy.rule_set, remedy.kind] = remedy
    return found


def _remedy(block: Table, languages: Sequence[str]) -> Remedy:
    block.only(
        [
            "kind",
            "rule_set",
            "status",
            "law",
            "source",
            "note",
            "exists",
            "name",
            "body",
            "form",
            "address",
            "days",
            "suspensive",
            "phone",
            "email",
            "website",
        ]
    )

    def labels(key: str) -> Labels:
        return block.labels(key, languages) if key in block.values else {}

    def truth(key: str) -> bool | None:
        value = block.values.get(key)
        if value is not None and type(value) is not bool:
            raise block.fail(key, "true or false, or no such key while it is unknown")
        return value

    days = block.whole("days") if "days" in block.values else None
    if days is not None and days < 1:
        raise block.fail("days", "at least 1")
    return Remedy(
        kind=block.choice("kind", REMEDY_KINDS),
        rule_set=block.text("rule_set"),
        status=block.choice("status", _STATUSES),
        law=labels("law"),
        source=block.text("source"),
        note=block.optional_text("note"),
        exists=truth("exists"),
        name=labels("name"),
        body=labels("body"),
        form=labels("form"),
        address=labels("address"),
        days=days,
        suspensive=truth("suspensive"),
        phone=block.optional_text("phone"),
        email=labels("email"),
        website=block.optional_text("website"),
    )
