"""Reading ``kinds/*.toml`` once, when the module is imported.

In: the files beside this one. Out: ``KINDS``, all kinds in the order of the work, and
``STORED``, those that have a table. A mistake in a file stops the product at once.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drempel.engines.records.definition import TYPES, Field, Kind, Rule, Shown

FOLDER = Path(__file__).resolve().parent / "kinds"
EVERY_FILE = FOLDER.joinpath("_every.toml")
# The order in which menus and exports name them: what others refer to stands first.
ORDER = (
    *("contact", "slot", "file", "member", "path", "goal", "review", "act"),
    *("right", "med", "pur", "milestone", "followup", "sess", "feed", "tool", "advocacy"),
    *("meeting", "refer", "signal", "partn", "proj", "phase", "owner", "unit", "uday"),
    *("stay", "match", "decl", "staffline", "volline", "moneyline", "funderline"),
    *("trainline", "complaint", "dsr", "narr", "learning", "commitment"),
    *("admin", "entry", "value", "check"),
)


def _field(table: Mapping[str, Any], place: str) -> Field:
    name, kind = str(table["name"]), str(table["type"])
    if kind not in TYPES:
        raise ValueError(f"{place}: the type of {name} is {kind!r}; expected one of {TYPES}")
    return Field(
        name=name,
        type=kind,
        labels=table["label"],
        target=str(table.get("list") or table.get("kind") or ""),
        required=str(table.get("required", "no")),
        quick=int(table.get("quick", 0)),
        default=str(table.get("default", "")),
        note=str(table.get("note", "")),
        least=int(table.get("least", 0)),
        is_sensitive=bool(table.get("sensitive", False)),
        is_encrypted=bool(table.get("encrypted", False)),
        is_computed=bool(table.get("computed", False)),
        has_reasons=kind in {"code", "many_codes"} and bool(table.get("reasons", True)),
    )


def _rule(table: Mapping[str, Any]) -> Rule:
    if table["check"] == "order":
        fields = (str(table["first"]), str(table["last"]))
    else:
        fields = tuple(table["fields"]) if "fields" in table else (str(table["field"]),)
    when = {name: tuple(values) for name, values in table.get("when", {}).items()}
    return Rule(str(table["check"]), fields, when)


def _read(path: Path) -> Mapping[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _common(kind: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields that every record carries: no funder tags for people, for a view its key.

    A view of records also tells their service line (``lined``).
    """
    fields = [_field(one, "_every.toml") for one in _read(EVERY_FILE)["field"]]
    if kind.get("system", False):
        kept = {"id", "service_line"} if kind.get("lined", False) else {"id"}
        return tuple(one for one in fields if one.name in kept)
    funded = kind.get("funded", True)
    return tuple(one for one in fields if funded or one.name != "funder_tags")


def load_kind(path: Path) -> Kind:
    """Read one file of ``kinds/``; ValueError or KeyError with its name when it is wrong."""
    table = _read(path)
    own = tuple(_field(one, path.name) for one in table["field"])
    kind = Kind(
        code=str(table["code"]),
        model=str(table.get("model", "")),
        labels=table["label"],
        plurals=table["plural"],
        fields=(*_common(table), *own),
        rules=tuple(_rule(one) for one in table.get("rule", ())),
        shown=Shown(
            title=tuple(table["title"]),
            listed=tuple(table["listed"]),
            filtered=tuple(table["filtered"]),
            group=str(table["group"]),
        ),
        parent=str(table.get("parent", "")),
        named_by=str(table.get("named_by", "")),
        unique=tuple(table.get("unique", ())),
        takes_line=bool(table.get("takes_line", False)),
        is_general=bool(table.get("general", False)),
        is_half_open=bool(table.get("half_open", False)),
        is_declared=bool(table.get("declared", False)),
        is_funded=bool(table.get("funded", True)),
    )
    _check(kind, path.name)
    return kind


def _check(kind: Kind, place: str) -> None:
    """Every name that the file uses is a field of the kind."""
    known = {one.name for one in kind.fields}
    used = {*kind.shown.title, *kind.shown.listed, *kind.unique}
    used |= {name for rule in kind.rules for name in (*rule.fields, *rule.when)}
    used |= {name for name in (kind.parent, kind.named_by) if name}
    if not kind.is_system:
        used |= set(kind.shown.filtered)
    if used - known:
        raise ValueError(f"{place}: {sorted(used - known)} are no fields of {kind.code}")


def _load_all() -> tuple[Kind, ...]:
    found = {kind.code: kind for kind in map(load_kind, sorted(FOLDER.glob("[a-z]*.toml")))}
    if set(found) != set(ORDER):
        raise ValueError(f"kinds/ and ORDER differ: {sorted(set(found) ^ set(ORDER))}")
    return tuple(found[code] for code in ORDER)


KINDS: tuple[Kind, ...] = _load_all()
STORED: tuple[Kind, ...] = tuple(one for one in KINDS if not one.is_system)
_BY_CODE = {one.code: one for one in KINDS}


def kind_of(code: str) -> Kind:
    """Return a kind by its code, as in ``contact``; KeyError when there is none."""
    return _BY_CODE[code]
