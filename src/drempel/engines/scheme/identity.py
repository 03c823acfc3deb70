"""Who a scheme is: its key, languages, names and administration.

In: scheme.toml. Out: an ``Identity``; the languages it names are those of every other
file of the pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from drempel.engines.scheme.source import TomlFile

Labels = Mapping[str, str]
_LANGUAGE_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Authority:
    """The administration that runs the scheme, as letters and pages name it.

    status: "assumed" as long as the data only serve demonstration.
    """

    name: Labels
    service: Labels
    address: Labels
    phone: str
    email: str
    website: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Key, languages and names of a scheme; place of its folder."""

    key: str
    languages: tuple[str, ...]
    names: Labels
    beneficiary: Labels
    authority: Authority
    folder: Path


def load_identity(folder: Path) -> Identity:
    """Read scheme.toml; SchemeError when something is absent or wrong."""
    top = TomlFile(folder, "scheme.toml").top()
    languages = top.values.get("languages")
    if not isinstance(languages, list) or not languages or not all(map(_is_language, languages)):
        raise top.fail("languages", 'a list of language codes, like ["fr", "nl"]')
    table = TomlFile(folder, "scheme.toml").table("authority")
    authority = Authority(
        name=table.labels("name", languages),
        service=table.labels("service", languages),
        address=table.labels("address", languages),
        phone=table.text("phone"),
        email=table.text("email"),
        website=table.text("website"),
        status=table.choice("status", ("confirmed", "assumed")),
        note=table.optional_text("note"),
    )
    return Identity(
        key=top.text("key"),
        languages=tuple(languages),
        names=top.labels("name", languages),
        beneficiary=top.labels("beneficiary", languages),
        authority=authority,
        folder=folder,
    )


def _is_language(value: object) -> bool:
    return isinstance(value, str) and len(value) == _LANGUAGE_LENGTH and value.islower()
