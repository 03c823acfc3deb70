"""Figures quoted in a text: written as references, so that text and table cannot differ.

In: a text with references in braces: ``{AX-01}`` is the figure of the year, ``{AX-01:before}``
that of the year before, ``{AX-01:D2=COUPLE}`` one of its categories. Out: the references, what is
wrong with them, or the text with the figures written in.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from drempel.engines.indicators import Result

BEFORE = "before"
_BRACES = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(
    r"\s*([A-Z0-9]{2}-[A-Z]?[0-9]{2}(?:\.[a-z0-9_]+)?)\s*(?::\s*(before|[\w]+\s*=\s*[\w.-]+))?\s*"
)
Results = Mapping[str, Result]


@dataclass(frozen=True, slots=True)
class Reference:
    """One quoted figure. dimension, category: a part of it; is_before: of the year before."""

    code: str
    dimension: str = ""
    category: str = ""
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceFault:
    """What cannot be read in a text. found: as it was typed; key: form, figure or category."""

    found: str
    key: str


def read_reference(inside: str) -> Reference | None:
    """What stands between two braces, or None when it is no reference."""
    match = _INSIDE.fullmatch(inside)
    if match is None:
        return None
    code, more = match.groups()
    if not more:
        return Reference(code)
    if more == BEFORE:
        return Reference(code, is_before=True)
    dimension, _equals, category = more.partition("=")
    return Reference(code, dimension.strip(), category.strip())


def references(text: str) -> Iterator[Reference]:
    """The references of a text, in their order; what cannot be read is left out."""
    for match in _BRACES.finditer(text):
        found = read_reference(match.group(1))
        if found is not None:
            yield found


def wrong(text: str, results: Results) -> list[ReferenceFault]:
    """What stands in braces and means no figure, or no category that occurs."""
    faults = []
    for match in _BRACES.finditer(text):
        found = read_reference(match.group(1))
        if found is None:
            faults.append(ReferenceFault(match.group(0), "form"))
        elif found.code not in results:
            faults.append(ReferenceFault(match.group(0), "figure"))
        elif found.dimension and found.dimension not in results[found.code].by:
            faults.append(ReferenceFault(match.group(0), "category"))
    return faults


def filled(text: str, write: Callable[[Reference], str | None]) -> str:
    """The text with every reference written out; what ``write`` does not know stays as typed."""

    def one(match: re.Match[str]) -> str:
        found = read_reference(match.group(1))
        written = write(found) if found is not None else None
        return match.group(0) if written is None else written

    return _BRACES.sub(one, text)
