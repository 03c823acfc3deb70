"""Between the written form that every way in and out shares, and the values of JSON.

In JSON: texts, codes, days and numbers are strings, yes or no is true or false, many codes are a
list, and nothing is null.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drempel.engines.records.definition import Field, Kind

Written = dict[str, str]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One record to store. uid: empty to have it made. seen: the version the sender changed."""

    uid: str
    written: Written
    seen: int | None = None
    own: Mapping[str, Any] | None = None
    own_tags: tuple[str, ...] | None = None


def as_json(one: Field, text: str) -> Any:
    """A written text as a value of JSON."""
    if one.type == "many_codes":
        return text.split(";") if text else []
    if not text:
        return None
    return text == "yes" if one.type == "boolean" else text


def as_written(value: Any) -> str:
    """A checked value of JSON as a written text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ";".join(str(one) for one in value)
    return str(value)


def whole_record(kind: Kind, written: Mapping[str, str]) -> Written:
    """As written, with every field left out emptied; one with a default keeps what it has."""
    empty = {
        one.name: "" for one in kind.typed_fields if not one.default and one.name != "service_line"
    }
    return empty | dict(written)
