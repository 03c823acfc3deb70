"""Street addresses and days of birth.

In: a folded text, the street words and months of the watchlist. Out: a street with its
number; a day after a word of birth, or a day in figures of the twentieth century.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drempel.engines.privacy.finding import Span
from drempel.engines.privacy.folding import Folded, fold_word

_JOIN = r"(?i:(?:de|du|des|la|le|les|aux|au|van|den|der|ter|ten) |[dl]')"
_NAME = rf"(?:{_JOIN}{{0,3}}[A-Z][\w'.\-]*(?: {_JOIN}{{0,3}}[A-Z][\w'\-]*){{0,4}}"
_NAME += rf"|{_JOIN}{{1,3}}[a-z][a-z\-]+)"
_NUMBER = (
    r"(?P<number>(?:\d{1,3}|(?!19|20)\d{4}(?! [A-Z]))(?!\d)[A-Za-z]?(?![A-Za-z])"
    r"(?:/\d{1,3}(?![\d/])|,? (?i:bte|boite|bus|box) ?\w{1,4})?)(?![.:,]\d|/\d|\w)"
)
_LABEL = r"(?:,? ?(?i:numero|nummer|n°|n[or]\.?) ?|,? )"
_FIGURES = r"\d{1,2}[./\-]\d{1,2}[./\-](?:\d{4}|\d\d)(?!\d)|\d{4}-\d\d-\d\d(?!\d)"
_FIGURES += r"|\d\d \d\d \d{4}(?!\d)"
_LAST_CENTURY = re.compile(
    r"(?<![\d./\-])(?:0?[1-9]|[12]\d|3[01])([./\-])(?:0?[1-9]|1[0-2])(?:\1)19\d\d(?![\d./\-]\d|\d)"
)
_REACH = 32
_NUMBER_REACH = 8
_FIRST = re.compile(r"(?<![\w./,\-])\d{1,3}[A-Za-z]?,? \Z")
STREET, STREET_ENDING, WEAK_ENDING = "street", "street_ending", "weak_ending"


@dataclass(frozen=True, slots=True)
class StreetWords:
    """Street words: before the name, endings of one word, and endings that need a capital.

    units: what follows a number that is no house number.
    """

    before: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    weak_endings: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class Streets:
    """The patterns of an address, made once; the words themselves are among the phrases."""

    def __init__(self, words: StreetWords) -> None:
        """Compile the patterns; words: only the units are needed here."""
        units = rf"|(?i:{_any(words.units)})\b" if words.units else ""
        ahead = rf"(?! ?(?:[€%]{units}))"
        self._after = re.compile(rf"\.? {_NAME}{_LABEL}{_NUMBER}{ahead}")
        self._name = re.compile(rf"\.? {_NAME}")
        self._number = re.compile(rf"{_LABEL}{_NUMBER}{ahead}")

    def find(self, text: Folded, words: Sequence[Span]) -> Iterator[Span]:
        """Yield streets with a number; words: where street words and endings stand."""
        for word in words:
            before = word.kind == STREET
            pattern = self._after if before else self._number
            if found := pattern.match(text.plain, word.end):
                yield Span("address", word.start, found.end())
            elif before and (number := _first_number(text.plain, word.start)) is not None:
                name = self._name.match(text.plain, word.end)
                if name:
                    yield Span("address", number, name.end())


class BirthDays:
    """The patterns of a day of birth, made once."""

    def __init__(self, months: Sequence[str]) -> None:
        """Compile the patterns; months: their names in every language."""
        written = rf"|\d{{1,2}}(?:er|e)? (?:{_any(months)})\.? \d{{4}}(?!\d)" if months else ""
        self._day = re.compile(rf"(?<!\d)(?:{_FIGURES}{written})")
        self._near = re.compile(rf"[^\n.;!?]{{0,{_REACH}}}?{self._day.pattern}")

    def find(self, text: Folded, words: Sequence[Span]) -> Iterator[Span]:
        """Yield days of birth; words: where a word of birth stands."""
        for word in words:
            found = self._near.match(text.low, word.end)
            day = self._day.search(text.low, word.end, found.end()) if found else None
            if day:
                yield Span("birth_date", day.start(), day.end(), True)
        for found in _LAST_CENTURY.finditer(text.low) if "19" in text.low else ():
            yield Span("birth_date", found.start(), found.end())


def _first_number(plain: str, start: int) -> int | None:
    """Return where a house number starts that stands just before a street word."""
    begin = max(0, start - _NUMBER_REACH)
    found = _FIRST.search(plain[begin:start])
    return begin + found.start() if found else None


def street_words(text: Folded, spans: Sequence[Span]) -> list[Span]:
    """Return street words; an ending with the whole of its word, without those too weak.

    spans: all phrases found. A weak ending counts when its word has a capital.
    """
    found = []
    for span in spans:
        if span.kind == STREET:
            found.append(span)
        elif span.kind in (STREET_ENDING, WEAK_ENDING):
            start = _start_of_word(text.plain, span.start)
            if span.kind == STREET_ENDING or text.plain[start].isupper():
                found.append(Span(STREET_ENDING, start, span.end))
    return found


def _start_of_word(plain: str, start: int) -> int:
    """Go back over the parts of a word with hyphens: Sint-Jansstraat."""
    while start and (plain[start - 1].isalpha() or plain[start - 1] == "-"):
        start -= 1
    while plain[start] == "-":
        start += 1
    return start


def _any(words: Sequence[str]) -> str:
    """Join words to the inside of a pattern, longest first."""
    folded = sorted({fold_word(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in folded)
