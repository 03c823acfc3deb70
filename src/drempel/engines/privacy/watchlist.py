"""The words to watch for, read from the folder ``privacy`` of a scheme pack.

In: the folder of a pack. Out: a ``Watchlist`` with its patterns made. SchemeError for a
file that is missing, or holds something nobody reads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drempel.engines.privacy.folding import fold_word
from drempel.engines.privacy.names import NameWords
from drempel.engines.privacy.phrases import Phrases
from drempel.engines.privacy.places import (
    STREET,
    STREET_ENDING,
    WEAK_ENDING,
    BirthDays,
    Streets,
    StreetWords,
)
from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.source import Table, TomlFile, rows

ALLOWED, HABIT, BIRTH = "allowed", "habit", "birth"
SENSITIVE = ("health", "origin", "judicial")
HABITS, INSTITUTIONS = "habits", "institutions"
_LANGUAGES = ("fr", "nl", "en")
_NO_NAMES = ("nis", "postcodes")


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What a scan looks for. Without anything given: only what has a form of its own."""

    phrases: Phrases = field(default_factory=lambda: Phrases(()), repr=False)
    names: NameWords = field(default_factory=NameWords, repr=False)
    streets: Streets = field(default_factory=lambda: Streets(StreetWords()), repr=False)
    birth_days: BirthDays = field(default_factory=lambda: BirthDays(()), repr=False)


def load_watchlist(folder: Path) -> Watchlist:
    """Read the watchlist of a pack; an empty one when the pack has no folder ``privacy``.

    folder: the folder of the pack. Its municipalities are never flagged.
    """
    lists = folder / "privacy"
    if not lists.is_dir():
        return Watchlist()
    allowed, places = TomlFile(lists, "allowed.toml"), TomlFile(lists, "places.toml")
    months = _of_languages(places.table("months"))
    streets = _streets(places)
    entries = [
        *((kind, word) for kind, word in _sensitive(TomlFile(lists, "words.toml"))),
        *((BIRTH, fold_word(word)) for word in _of_languages(places.table("birth"))),
        *((kind, fold_word(word)) for kind, word in _allowed(allowed)),
        *((ALLOWED, fold_word(word)) for word in months),
        *((ALLOWED, fold_word(word)) for word in _municipalities(folder)),
        *((STREET, fold_word(word)) for word in streets.before),
        *((STREET_ENDING, f"*{fold_word(word)}") for word in streets.endings),
        *((WEAK_ENDING, f"*{fold_word(word)}") for word in streets.weak_endings),
    ]
    try:
        phrases = Phrases(entries)
    except ValueError as error:
        raise SchemeError.at("privacy", str(error), "words, stems with * and phrases") from None
    institutions = _texts(allowed.table(INSTITUTIONS), "words")
    return Watchlist(
        phrases=phrases,
        names=_names(TomlFile(lists, "names.toml"), streets.before, institutions),
        streets=Streets(streets),
        birth_days=BirthDays(months),
    )


def _texts(table: Table, key: str) -> tuple[str, ...]:
    """Return a list of texts under a key."""
    value = table.values.get(key)
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise table.fail(key, "a list of texts that are not empty")
    return tuple(value)


def _of_languages(table: Table) -> tuple[str, ...]:
    """Return the lists of all languages of a table, one after the other."""
    table.only(_LANGUAGES)
    return tuple(word for key in table.values for word in _texts(table, key))


def _sensitive(file: TomlFile) -> Iterator[tuple[str, str]]:
    file.top().only(SENSITIVE)
    for kind in file.content:
        for word in _of_languages(file.table(kind)):
            yield kind, word


def _allowed(file: TomlFile) -> Iterator[tuple[str, str]]:
    """Yield words never to flag, and habits: words that are only never a name."""
    for name in file.content:
        kind = HABIT if name in (HABITS, INSTITUTIONS) else ALLOWED
        for word in _texts(file.table(name), "words"):
            yield kind, word


def _municipalities(folder: Path) -> Iterator[str]:
    """Yield the names of the municipalities of the pack in every language."""
    if not (folder / "municipalities.csv").exists():
        return
    for row in rows(folder, "municipalities.csv", _NO_NAMES):
        yield from (row.text(column) for column in row.values if column not in _NO_NAMES)


def _streets(file: TomlFile) -> StreetWords:
    table = file.table("streets")
    table.only(("before", "endings", "weak_endings", "units"))
    return StreetWords(
        before=_texts(table, "before"),
        endings=_texts(table, "endings"),
        weak_endings=_texts(table, "weak_endings"),
        units=_texts(table, "units"),
    )


def _names(file: TomlFile, streets: Sequence[str], institutions: Sequence[str]) -> NameWords:
    table, first = file.table("before_a_name"), file.table("first_names")
    table.only(("titles", "roles", "labels", "particles", "saints", "joins"))
    titles = _texts(table, "titles")
    ambiguous = _texts(file.table("also_words"), "words")
    return NameWords(
        titles=_folded(titles),
        capital_titles=_folded([one for one in titles if one[0].isupper()]),
        roles=_folded(_texts(table, "roles")),
        labels=_folded(_texts(table, "labels")),
        particles=_folded(_texts(table, "particles")),
        first_names=_folded([*ambiguous, *(n for key in first.values for n in _texts(first, key))]),
        ambiguous=_folded(ambiguous),
        places=_folded([*streets, *_texts(table, "saints")]),
        institutions=_folded(institutions),
        joins=_folded(_texts(table, "joins")),
    )


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)
