"""A text without accents, odd spaces, odd dashes and foreign digits, with the way back.

In: any text, in any normal form. Out: a folded text in which patterns are sought, and
for each of its offsets the offset in the text it came from.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_LETTERS = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}
_LETTERS |= {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss"}
_SIGNS = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'"}
_SIGNS |= {"\u2212": "-", "\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "}
_BY_CATEGORY = {"Cf": "", "Mn": "", "Mc": "", "Me": "", "Pd": "-", "Zs": " "}
_LONGEST = 3


class _Folds(dict[str, str]):
    """The fold of each character, worked out when it is first met."""

    def __missing__(self, char: str) -> str:
        fold = self[char] = _fold_char(char)
        return fold


def _fold_char(char: str) -> str:
    """Fold one character: a letter to its base, a digit to 0-9, an unseen sign to nothing."""
    kind = unicodedata.category(char)
    fold = _LETTERS.get(char) or _SIGNS.get(char) or _BY_CATEGORY.get(kind)
    if fold is not None:
        return fold
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKD", char)
    if kind[0] == "L":
        plain = "".join(one for one in plain if unicodedata.category(one)[0] != "M")
        return plain if 0 < len(plain) <= _LONGEST else char
    return plain if len(plain) == 1 and plain.isascii() else char


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: plain keeps capitals, low has none; both have the same offsets.

    starts: for each offset of the source, its offset in plain; empty when they are equal.
    """

    source: str
    plain: str
    low: str
    starts: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Take a piece of the folded text back to the source, with the marks on its letters."""
        if not self.starts:
            return start, end
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1)
        while last < len(self.source) and unicodedata.category(self.source[last])[0] == "M":
            last += 1
        return first, last


def fold(text: str) -> Folded:
    """Fold a text; nothing in it is refused."""
    pieces = [_FOLDS[char] for char in text]
    plain = "".join(pieces)
    low = plain.lower()
    if len(low) != len(plain):  # no letter is known that does this once its marks are gone
        low = plain
    if len(plain) == len(text) and "" not in pieces:
        return Folded(text, plain, low)
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    return Folded(text, plain, low, tuple(starts))


def fold_word(word: str) -> str:
    """Fold a word of a list like the texts it is sought in, without capitals."""
    return fold(word).low
