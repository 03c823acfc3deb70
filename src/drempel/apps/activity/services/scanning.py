"""Free texts are looked at before they are kept: a record tells of a problem, not of a person."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from drempel.engines.privacy import Finding, Watchlist, load_watchlist, scan
from drempel.engines.records import Kind, kind_of
from drempel.engines.records.definition import Field
from drempel.engines.records.reading import Fault

__all__ = ["Finding", "is_scanned", "number_faults", "scan_text", "scan_texts", "scan_values"]

NATIONAL_NUMBER = "national_number"
_SHORTEST_NUMBER = 9
# What an association writes of itself, of partners and of owners: names belong there.
_NAMES = frozenset(
    {
        *(("file", "code"), ("file", "name"), ("file", "phone"), ("member", "code")),
        *(("owner", "label"), ("owner", "phone"), ("unit", "label"), ("unit", "address")),
        *(("partn", "name"), ("proj", "name"), ("path", "assigned_to"), ("commitment", "code")),
        *(("pur", "saving_group"), ("sess", "saving_group")),
    }
)
_BARE = Watchlist()


@cache
def _watchlist(folder: Path) -> Watchlist:
    return load_watchlist(folder)


def is_scanned(kind: Kind, one: Field) -> bool:
    """Whether a name, a number or a sensitive word is out of place in this field."""
    return one.is_text and not one.is_computed and (kind.code, one.name) not in _NAMES


def scan_values(kind: Kind, values: Mapping[str, object]) -> list[tuple[Field, Finding]]:
    """What the free texts of a record may say about a person, field by field."""
    watchlist = _watchlist(Path(settings.SCHEME_PATH))
    found = []
    for one in kind.fields:
        text = values.get(one.name)
        if is_scanned(kind, one) and isinstance(text, str) and text:
            found += [(one, finding) for finding in scan(text, watchlist)]
    return found


def scan_texts(
    kind: Kind, texts: Mapping[str, str], before: Mapping[str, str]
) -> list[tuple[Field, Finding]]:
    """As ``scan_values``, of the texts that differ from those before: what stood, was kept."""
    new = {name: text for name, text in texts.items() if text != before.get(name, "")}
    found = scan_values(kind, new)
    for name, text in new.items():
        if name.startswith("own_"):
            found += scan_text(name, text)
    return found


def scan_text(name: str, text: str) -> list[tuple[Field, Finding]]:
    """As ``scan_values``, of one text that is no field of a record."""
    field = Field(name, "text", {})
    return [(field, one) for one in scan(text, _watchlist(Path(settings.SCHEME_PATH)))]


def has_national_number(text: str) -> bool:
    """Whether a text holds a national register number; texts with few figures are not read."""
    if len(text) < _SHORTEST_NUMBER or sum(map(str.isdigit, text)) < _SHORTEST_NUMBER:
        return False
    return any(one.certain and one.kind == NATIONAL_NUMBER for one in scan(text, _BARE))


def number_faults(kind: Kind, given: Mapping[str, object]) -> list[Fault]:
    """A national register number is refused in every text, whichever way it comes in.

    A telephone number is as long, and may look like one by chance.
    """
    return [
        Fault(name, "", NATIONAL_NUMBER, {})
        for name in _numbered(kind.code)
        if (text := given.get(name)) and isinstance(text, str) and has_national_number(text)
    ]


@cache
def _numbered(code: str) -> tuple[str, ...]:
    """Fields of a kind in which a national register number is looked for."""
    return tuple(one.name for one in kind_of(code).fields if one.is_text and one.name != "phone")
