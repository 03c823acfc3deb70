"""The code lists of a pack, ready to be looked up as people write them.

In: a ``Scheme``. Out: a ``Book`` that knows the codes of each list, their words in every language
and the municipality of a postcode.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drempel.engines.scheme import Scheme

Labels = Mapping[str, str]
REASONS_LIST = "null_reason"
SITUATIONS = "living_situations"
PLACES = "municipalities+place_special"
LINES = "missions:service_line"
AXES = "missions:axis"


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a list. others: what else it may be called (a postcode)."""

    code: str
    labels: Labels
    is_sensitive: bool = False
    others: tuple[str, ...] = ()


def folded(text: str) -> str:
    """One spelling to compare by: no accents, no case, single spaces, plain signs."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(bare.replace("_", " ").casefold().split())


class Book:
    """All lists of one pack. ``reasons`` are the codes that say why a value is missing."""

    def __init__(self, scheme: Scheme) -> None:
        self.languages = scheme.languages
        self._lists = {name: _entries(scheme, name) for name in _names(scheme)}
        self.reasons = frozenset(one.code for one in self._lists.get(REASONS_LIST, ()))
        self._codes = {name: {e.code: e for e in found} for name, found in self._lists.items()}
        self._spelt = {name: _spellings(found) for name, found in self._lists.items()}

    def has(self, name: str) -> bool:
        return name in self._lists

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The values of a list in their order; none for a list the pack does not have."""
        return self._lists.get(name, ())

    def entry(self, name: str, code: str) -> Entry | None:
        """The value of this code, null reasons included."""
        found = self._codes.get(name, {}).get(code)
        return found or self._codes.get(REASONS_LIST, {}).get(code)

    def label(self, name: str, code: str, language: str) -> str:
        """The words of a code; the code itself when the list does not have it."""
        found = self.entry(name, code)
        if found is None:
            return code
        return found.labels.get(language) or found.labels[self.languages[0]]

    def find(self, name: str, written: str, *, reasons: bool) -> str | None:
        """The code someone means: by code, by its words in any language, by its postcode."""
        if written in self._codes.get(name, {}) or (reasons and written in self.reasons):
            return written
        spelt = folded(written)
        found = self._spelt.get(name, {}).get(spelt)
        if found is None and reasons:
            found = self._spelt.get(REASONS_LIST, {}).get(spelt)
        return found


def _spellings(entries: Iterable[Entry]) -> dict[str, str]:
    """Folded spelling to code; a spelling that two values share means neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for entry in entries:
        for text in {folded(one) for one in (entry.code, *entry.labels.values(), *entry.others)}:
            if found.setdefault(text, entry.code) != entry.code:
                shared.add(text)
    return {text: code for text, code in found.items() if text not in shared}


def _names(scheme: Scheme) -> tuple[str, ...]:
    return (*scheme.codelists(), SITUATIONS, PLACES, LINES, AXES)


def _entries(scheme: Scheme, name: str) -> tuple[Entry, ...]:
    if name == SITUATIONS:
        return tuple(Entry(one.code, one.labels) for one in scheme.living_situations)
    if name == PLACES:
        return (*_places(scheme), *_listed(scheme, "place_special"))
    if name == LINES:
        return tuple(Entry(one.code, one.labels) for one in scheme.service_lines)
    if name == AXES:
        return tuple(Entry(one.code, one.labels) for one in scheme.axes)
    return _listed(scheme, name)


def _listed(scheme: Scheme, name: str) -> tuple[Entry, ...]:
    if name not in scheme.codelists():
        return ()
    return tuple(Entry(one.code, one.labels, one.is_sensitive) for one in scheme.codelist(name))


def _places(scheme: Scheme) -> tuple[Entry, ...]:
    return tuple(Entry(one.nis, one.labels, others=one.postcodes) for one in scheme.municipalities)
