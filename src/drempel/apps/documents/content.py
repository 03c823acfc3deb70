"""What a letter says, in words that are ready to print.

In: texts in the dossier's language, made by ``documents.blocks`` and by the app that decides.
Out: the plain data a template of the scheme pack lays out. Nothing here knows a language.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; mark: what stands in the dashed box behind it ("to be confirmed"), or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter with its own heading.

    items: a list between the paragraphs and ``after``.
    """

    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    items: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the amount. amount: in the language's spelling, no unit. mark: as a paragraph."""

    number: str
    title: str
    why: str
    law: str
    mark: str
    amount: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """How the amount came about; heads: of the three columns; total: label and amount."""

    title: str
    intro: tuple[Paragraph, ...]
    heads: tuple[str, str, str]
    rungs: tuple[Rung, ...]
    total_label: str
    total_amount: str
    after: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above the first sentence: to whom, where and when, and the greeting."""

    addressee: tuple[str, ...]
    place_and_date: str
    salutation: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands below the last one. signature: first line in bold, the others soft."""

    farewell: str
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A whole letter, without what issuing adds (code, address to verify, page labels).

    language: of the letter. title: the point of the letter, its heading. reference: of the
    dossier or award. grounds: legal references and considerings. decision: what is decided.
    """

    language: str
    title: str
    reference: str
    opening: Opening
    grounds: tuple[Paragraph, ...]
    decision: tuple[Paragraph, ...]
    remedy: Section
    contact: Paragraph
    closing: Closing
    reasons: Section | None = None
    ladder: Ladder | None = None
    sections: tuple[Section, ...] = ()


def as_data(content: LetterContent) -> dict[str, Any]:
    """The letter as plain data, ready for canonical JSON."""
    data: dict[str, Any] = asdict(content)
    return data


def texts_of(data: Any) -> list[str]:
    """Every text in stored data, in order: what a search or a check reads."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        return [text for value in data.values() for text in texts_of(value)]
    if isinstance(data, list | tuple):
        return [text for value in data for text in texts_of(value)]
    return []
