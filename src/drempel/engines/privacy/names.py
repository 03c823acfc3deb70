"""Names of persons: a guess from titles, first names and capitals.

In: a folded text, the name words of the watchlist, and which characters are allowed
words. Out: a title with what follows ("Mme Benali", certain), a role, a known first name,
two capitalised words inside a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drempel.engines.privacy.finding import Span
from drempel.engines.privacy.folding import Folded

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_AFTER_TITLE = re.compile(r"\.? ?\Z")
_AFTER_LABEL = re.compile(r" ?[:=] ?\Z")
_SENTENCE_STARTS = frozenset(".!?;\n-*>\u2022")
_SKIPPED = " \"'(\u00ab\u201c\u201d"
_SHORTEST_SHOUTED = 4
_WITHIN_A_NAME = " '.-"
_STREET_REACH = 3
_LONGEST_NAME = 8
_MOST_PARTICLES = 3


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words by which names are recognised, folded and without capitals.

    titles: before a name, unmistakable; those in capital_titles need their capital.
    roles: before a name, likely. labels: with a colon before a name. places: what makes
    the next words a street or a saint, joins between them included. institutions: what
    makes the next word one. ambiguous: first names that are ordinary words too.
    """

    titles: frozenset[str] = frozenset()
    capital_titles: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()


class _Reader:
    """One text, read word by word; a word is named by its number.

    blocked: 1 for each character of a word that is no part of a name.
    """

    def __init__(self, text: Folded, blocked: bytes, lists: NameWords) -> None:
        self.plain, self.blocked, self.lists = text.plain, blocked, lists
        found = [match.span() for match in _WORD.finditer(text.plain)]
        self.starts, self.ends = [one[0] for one in found], [one[1] for one in found]
        self.words = [text.plain[start:end] for start, end in found]
        self.lows = [text.low[start:end] for start, end in found]

    def glue(self, number: int) -> str:
        """Return what stands between a word and the next one; a line end after the last."""
        if number < 0 or number + 1 >= len(self.words):
            return "\n"
        return self.plain[self.ends[number] : self.starts[number + 1]]

    def is_capital(self, number: int) -> bool:
        """Tell whether a word has a capital and may be part of a name."""
        if number >= len(self.words) or not self.words[number][0].isupper():
            return False
        low, lists = self.lows[number], self.lists
        if low in lists.places or low in lists.institutions:
            return False
        return 0 in self.blocked[self.starts[number] : self.ends[number]]

    def is_shouted(self, number: int) -> bool:
        """Tell whether a word is all capitals."""
        return len(self.words[number]) > 1 and self.words[number].isupper()

    def is_title(self, number: int) -> bool:
        """Tell whether a word introduces a name and is none."""
        if number >= len(self.words):
            return False
        return self.lows[number] in self.lists.titles or self.lows[number] in self.lists.roles

    def name_at(self, number: int) -> int:
        """Return the number after a name that starts at a word, particles first; 0 for none."""
        at = self._part(number)
        while 0 < at < number + _LONGEST_NAME and self.glue(at - 1) in (" ", "'"):
            further = self._part(at)
            if not further:
                break
            at = further
        return at

    def _part(self, number: int) -> int:
        """Return the number after one part of a name and the particles before it, or 0."""
        at = number
        while (
            at < min(len(self.words), number + _MOST_PARTICLES)
            and self.lows[at] in self.lists.particles
            and self.glue(at) in (" ", "'")
        ):
            at += 1
        if at >= len(self.words) or not self.is_capital(at):
            return 0
        return at + 1 if len(self.words[at]) > 1 or self.glue(at) == "'" else 0

    def starts_sentence(self, number: int) -> bool:
        """Tell whether a capital says nothing because the word begins a sentence."""
        at = self.starts[number] - 1
        while at >= 0 and self.plain[at] in _SKIPPED:
            at -= 1
        return at < 0 or self.plain[at] in _SENTENCE_STARTS

    def follows_place(self, number: int) -> bool:
        """Tell whether a street, saint or institution word stands just before a word."""
        if number and self.lows[number - 1] in self.lists.institutions:
            return not self.glue(number - 1).strip(_WITHIN_A_NAME)
        for back in range(number - 1, max(-1, number - 1 - _STREET_REACH), -1):
            if self.glue(back).strip(_WITHIN_A_NAME):
                return False
            if self.lows[back] in self.lists.places:
                return True
            if self.lows[back] not in self.lists.joins:
                return False
        return False


def find_names(text: Folded, blocked: bytes, lists: NameWords) -> Iterator[Span]:
    """Yield names; blocked: 1 for each character of a word never to flag."""
    if not (lists.titles or lists.first_names):
        return
    reader = _Reader(text, blocked, lists)
    before = lists.titles | lists.roles | lists.labels
    capitals = [word[0].isupper() for word in reader.words]
    for number, (low, has_capital) in enumerate(zip(reader.lows, capitals, strict=True)):
        if low in before:
            yield from _after_title(reader, number)
        if has_capital and reader.is_capital(number) and not reader.follows_place(number):
            yield from _first_name(reader, number)
            yield from _pair(reader, number)


def _after_title(reader: _Reader, number: int) -> Iterator[Span]:
    """Find a name after a title, a role or a label."""
    low, lists, glue = reader.lows[number], reader.lists, reader.glue(number)
    has_capital = reader.words[number][0].isupper()
    is_title = low in lists.titles and (has_capital or low not in lists.capital_titles)
    is_title = is_title and bool(_AFTER_TITLE.match(glue))
    is_label = low in lists.labels and bool(_AFTER_LABEL.match(glue))
    # "broer van Karim" is about Karim: between a role and a name no particle stands.
    is_role = low in lists.roles and glue == " " and reader.is_capital(number + 1)
    end = reader.name_at(number + 1)
    if not end or not (is_title or is_label or is_role) or reader.is_title(number + 1):
        return
    if not is_title and _is_short(reader, number + 1):
        return
    start = number + 1 if is_label else number
    yield Span("name", reader.starts[start], reader.ends[end - 1], is_title)


def _is_short(reader: _Reader, number: int) -> bool:
    """Tell whether a word looks like an acronym: few letters, all capitals."""
    return reader.is_shouted(number) and len(reader.words[number]) < _SHORTEST_SHOUTED


def _first_name(reader: _Reader, number: int) -> Iterator[Span]:
    """Find a known first name, with the family name before or after it."""
    low, lists = reader.lows[number], reader.lists
    if low not in lists.first_names and low.partition("-")[0] not in lists.first_names:
        return
    end = max(reader.name_at(number), number + 1)
    start = number - 1 if _is_family_name(reader, number - 1) else number
    if end - start == 1:
        if low in lists.ambiguous and reader.starts_sentence(number):
            return
        if _is_short(reader, number):
            return
    yield Span("name", reader.starts[start], reader.ends[end - 1])


def _is_family_name(reader: _Reader, number: int) -> bool:
    """Tell whether the word before a first name is a family name."""
    if number < 0 or reader.glue(number) != " " or reader.is_title(number):
        return False
    if not reader.is_capital(number) or len(reader.words[number]) < 2:
        return False
    if reader.is_shouted(number):
        return not _is_short(reader, number)
    return not reader.starts_sentence(number)


def _pair(reader: _Reader, number: int) -> Iterator[Span]:
    """Find two capitalised words side by side inside a sentence."""
    if reader.glue(number) != " " or reader.starts_sentence(number):
        return
    for one in (number, number + 1):
        if not reader.is_capital(one) or len(reader.words[one]) < 2:
            return
        if reader.is_shouted(one) or reader.is_title(one):
            return
    yield Span("name", reader.starts[number], reader.ends[reader.name_at(number) - 1])
