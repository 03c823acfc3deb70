"""Lists of a pack: missions, municipalities, code lists and living situations.

In: CSV files. Out: entries in their order, with labels in the languages of the pack.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drempel.engines.scheme.source import Row, rows

LAYERS = ("axis", "service_line", "basic_mission", "specific_mission")
_STATUSES = ("confirmed", "reconstructed", "assumed", "unknown")
_PLACEHOLDER = "PLACEHOLDER"


@dataclass(frozen=True, slots=True)
class Mission:
    """An axis, a service line, a basic or a specific mission.

    layer: one of LAYERS. parents: codes of the axes it belongs to. is_shown: False for
    a placeholder whose wording is unknown, which no association may be shown.
    """

    layer: str
    code: str
    parents: tuple[str, ...]
    labels: Mapping[str, str]
    status: str
    note: str
    is_shown: bool

    @property
    def parent(self) -> str:
        """The first axis it belongs to, empty for an axis or when unknown."""
        return self.parents[0] if self.parents else ""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its NIS code and postcodes."""

    nis: str
    labels: Mapping[str, str]
    postcodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list, in the order of the list."""

    list_name: str
    code: str
    labels: Mapping[str, str]
    order: int
    is_sensitive: bool
    note: str


@dataclass(frozen=True, slots=True)
class LivingSituation:
    """One housing situation with its codes elsewhere; durable: "yes", "no" or ""."""

    code: str
    labels: Mapping[str, str]
    ethos: str
    ethos_light: str
    hmis: str
    durable: str


def load_missions(folder: Path, languages: Sequence[str]) -> tuple[Mission, ...]:
    """Read missions.csv; every parent must be an axis of the same file."""
    columns = ("layer", "code", "parent", *languages, "status", "note")
    found: list[Mission] = []
    axes: set[str] = set()
    for row in rows(folder, "missions.csv", columns):
        mission = _mission(row, languages)
        if any(mission.code == other.code for other in found):
            raise row.fail("code", "a code that occurs once")
        if mission.layer == "axis":
            axes.add(mission.code)
        if not axes.issuperset(mission.parents):
            raise row.fail("parent", "codes of axes that stand above")
        found.append(mission)
    return tuple(found)


def _mission(row: Row, languages: Sequence[str]) -> Mission:
    layer, status = row.text("layer"), row.text("status")
    if layer not in LAYERS:
        raise row.fail("layer", "one of " + ", ".join(LAYERS))
    if status not in _STATUSES:
        raise row.fail("status", "one of " + ", ".join(_STATUSES))
    note = row.values["note"]
    return Mission(
        layer=layer,
        code=row.text("code"),
        parents=tuple(row.values["parent"].split()),
        labels=row.labels(languages),
        status=status,
        note=note,
        is_shown=not note.startswith(_PLACEHOLDER),
    )


def load_municipalities(folder: Path, languages: Sequence[str]) -> tuple[Municipality, ...]:
    """Read municipalities.csv; a language without a column takes the first one there is."""
    found = []
    for row in rows(folder, "municipalities.csv", ("nis", "postcodes")):
        named = [lang for lang in languages if lang in row.values]
        if not named:
            raise row.fail("nis", "a column of names in a language of the pack")
        labels = {lang: row.text(lang if lang in named else named[0]) for lang in languages}
        postcodes = tuple(row.text("postcodes").split())
        if not all(code.isdigit() and len(code) == 4 for code in postcodes):
            raise row.fail("postcodes", "postcodes of four digits with a space between")
        found.append(Municipality(row.text("nis"), labels, postcodes))
    return tuple(found)


def load_codelists(folder: Path, languages: Sequence[str]) -> dict[str, tuple[Code, ...]]:
    """Read codelists.csv; keys of the result are the names of the lists."""
    columns = ("list", "code", *languages, "order", "sensitive", "note")
    found: dict[str, list[Code]] = {}
    for row in rows(folder, "codelists.csv", columns):
        if not row.values["order"].isdigit():
            raise row.fail("order", "a whole number")
        if row.values["sensitive"] not in ("yes", "no"):
            raise row.fail("sensitive", "yes or no")
        code = Code(
            list_name=row.text("list"),
            code=row.text("code"),
            labels=row.labels(languages),
            order=int(row.values["order"]),
            is_sensitive=row.values["sensitive"] == "yes",
            note=row.values["note"],
        )
        entries = found.setdefault(code.list_name, [])
        if any(code.code == other.code for other in entries):
            raise row.fail("code", f"a code that occurs once in {code.list_name}")
        entries.append(code)
    return {
        name: tuple(sorted(entries, key=lambda code: code.order)) for name, entries in found.items()
    }


def load_living_situations(folder: Path, languages: Sequence[str]) -> tuple[LivingSituation, ...]:
    """Read living_situations.csv in its order; none when the pack has no such file."""
    name = "living_situations.csv"
    if not (folder / name).exists():
        return ()
    codes = ("ethos", "ethos_light", "hmis", "durable")
    return tuple(
        LivingSituation(
            row.text("code"), row.labels(languages), *[row.values[column] for column in codes]
        )
        for row in rows(folder, name, ("code", *languages, *codes))
    )
