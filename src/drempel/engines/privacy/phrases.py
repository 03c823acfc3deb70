"""Words and phrases of the lists, found in a folded text in one walk over its words.

In: entries as written in the lists. ``psychiatr*`` is a stem, ``*ziekte`` an ending; each
word of a phrase may be one. Accents never matter. A capital in an entry asks for a capital
in the text ("Rom"). Out: where each entry stands, always from word to word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drempel.engines.privacy.finding import Span
from drempel.engines.privacy.folding import Folded, fold

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\*?[^\W_]+\*?")
_GLUE = re.compile(r"[ \-'/()&]{1,3}\Z")
_SHORTEST_STEM = 3
_KEPT_WORDS = 8192


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of an entry."""

    text: str
    is_stem: bool
    is_ending: bool
    has_capital: bool

    def fits(self, low: str, first: str) -> bool:
        """Tell whether a word of a text is this word; first: its first letter as written."""
        if self.has_capital and not first.isupper():
            return False
        if self.is_stem:
            return low.startswith(self.text)
        return low.endswith(self.text) if self.is_ending else low == self.text


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry; is_plain: its first word decides."""

    kind: str
    parts: tuple[_Part, ...]
    is_plain: bool

    @property
    def first(self) -> _Part:
        return self.parts[0]

    def begins(self, low: str) -> bool:
        """Tell whether the entry may begin with a word, whatever its capitals."""
        return self.first.fits(low, "A")


def _entry(kind: str, written: str) -> _Entry:
    plain = fold(written).plain
    parts = [
        _Part(
            text=found.strip("*").lower(),
            is_stem=found.endswith("*"),
            is_ending=found.startswith("*"),
            has_capital=found.strip("*")[0].isupper(),
        )
        for found in _PART.findall(plain)
    ]
    if not parts:
        raise ValueError(f"no word in {written!r}")
    if any((one.is_stem or one.is_ending) and len(one.text) < _SHORTEST_STEM for one in parts):
        raise ValueError(f"a stem of fewer than {_SHORTEST_STEM} letters in {written!r}")
    return _Entry(kind, tuple(parts), len(parts) == 1 and not parts[0].has_capital)


class Phrases:
    """All entries of a watchlist, by how their first word is recognised."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Sort entries (kind, written); ValueError for one without a word."""
        self._exact: dict[str, list[_Entry]] = {}
        self._pairs: dict[tuple[str, str], list[_Entry]] = {}  # with the second's first letters
        self._stems: dict[str, list[_Entry]] = {}  # by their first letters
        self._endings: dict[str, list[_Entry]] = {}  # by their last letters
        # The words of a language come back all the time; what they begin is kept.
        self._of_word = lru_cache(maxsize=_KEPT_WORDS)(self._look_up)
        for kind, written in entries:
            one = _entry(kind, written)
            if one.first.is_stem:
                self._stems.setdefault(one.first.text[:_SHORTEST_STEM], []).append(one)
            elif one.first.is_ending:
                self._endings.setdefault(one.first.text[-_SHORTEST_STEM:], []).append(one)
            elif len(one.parts) > 1 and not one.parts[1].is_ending:
                pair = one.first.text, one.parts[1].text[:_SHORTEST_STEM]
                self._pairs.setdefault(pair, []).append(one)
            else:
                self._exact.setdefault(one.first.text, []).append(one)

    def find(self, text: Folded) -> Iterator[Span]:
        """Yield every entry that stands in a text; they may overlap."""
        words = list(_WORD.finditer(text.low))
        lows = [found.group() for found in words]
        nexts = [low[:_SHORTEST_STEM] for low in (*lows[1:], "")][: len(lows)]
        for number, pair in enumerate(zip(lows, nexts, strict=True)):
            entries = self._of_word(pair[0])
            if pair in self._pairs:
                entries = (*entries, *self._pairs[pair])
            for one in entries:
                end = words[number].end() if one.is_plain else _end_of(one, words, number, text)
                if end:
                    yield Span(one.kind, words[number].start(), end)

    def _look_up(self, word: str) -> tuple[_Entry, ...]:
        """Return the entries a word may begin, those of ``_pairs`` left out."""
        return (
            *self._exact.get(word, ()),
            *(one for one in self._stems.get(word[:_SHORTEST_STEM], ()) if one.begins(word)),
            *(one for one in self._endings.get(word[-_SHORTEST_STEM:], ()) if one.begins(word)),
        )


def _end_of(one: _Entry, words: Sequence[re.Match[str]], number: int, text: Folded) -> int:
    """Return where an entry ends whose first word is at a number; 0 when it does not fit."""
    end = 0
    for offset, part in enumerate(one.parts, start=number):
        if offset >= len(words):
            return 0
        word = words[offset]
        if end and not _GLUE.match(text.low, end, word.start()):
            return 0
        if not part.fits(word.group(), text.plain[word.start()]):
            return 0
        end = word.end()
    return end
