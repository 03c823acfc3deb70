"""The command ``drempel kinds``: which kinds of records there are, and the columns of each.

In: the words after the command. Out: the text to print. ValueError, in one line, for a format or
a kind that does not exist.
"""

import json
from collections.abc import Sequence
from typing import Any

from drempel.cli.engine import Parser
from drempel.engines.records import KINDS, Field, Kind


def kinds(words: Sequence[str]) -> str:
    """Answer ``drempel kinds``."""
    parser = Parser(prog="drempel kinds", description="list the kinds of records")
    parser.add_argument("kind", nargs="?", help="one kind, for example contact")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    asked = parser.parse_args(words)
    found = [one for one in KINDS if asked.kind in (None, one.code)]
    if not found:
        known = ", ".join(one.code for one in KINDS)
        raise ValueError(f"kind: found {asked.kind!r}; expected one of {known}")
    if asked.format == "json":
        return json.dumps([_kind(one) for one in found], ensure_ascii=False, indent=1)
    return "\n".join(_text(one) for one in found)


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "kind": kind.code,
        "fr": kind.labels["fr"],
        "nl": kind.labels["nl"],
        "en": kind.labels["en"],
        "system": kind.is_system,
        "columns": [_column(one) for one in kind.fields],
    }


def _column(one: Field) -> dict[str, Any]:
    """list: the code list of a coded column; kind: what a reference refers to; "" for others."""
    return {
        "name": one.name,
        "type": one.type,
        "required": one.required,
        "list": one.target if one.is_coded else "",
        "kind": one.target if one.type == "reference" else "",
        "quick": one.quick,
        "sensitive": one.is_sensitive,
        "computed": one.is_computed,
        "fr": one.labels["fr"],
        "nl": one.labels["nl"],
        "en": one.labels["en"],
    }


def _text(kind: Kind) -> str:
    columns = ", ".join(one.name + ("*" if one.required == "yes" else "") for one in kind.fields)
    kept = " (kept by the system)" if kind.is_system else ""
    return f"{kind.code}: {kind.labels['en']}{kept}\n  {columns}"
