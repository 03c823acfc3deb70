"""Sentences of a pack, cut at their placeholders once and filled many times.

In: sentences.toml (one table per sentence) and phrases.csv. Out: templates by key.
French texts get their no-break spaces here, so that no writer has to type them.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from drempel.engines import wording
from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.source import TomlFile, rows

_PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
# French writes "d'avril", "d'août" and "d'octobre": three months start with a vowel.
_ELISION = re.compile(r"\bde $")
_VOWELS = ("a", "o")
Parts = tuple[tuple[str, str], ...]


class Sentence:
    """One sentence in every language of its pack, waiting for named values."""

    __slots__ = ("_cut", "_first", "key", "names")

    def __init__(self, key: str, texts: Mapping[str, str], place: str) -> None:
        """Cut the texts; SchemeError when languages do not hold the same placeholders."""
        self.key = key
        self._cut = {lang: _cut(wording.typeset(text, lang)) for lang, text in texts.items()}
        self._first = next(iter(texts))
        named = {lang: _names(parts) for lang, parts in self._cut.items()}
        self.names = named[self._first]
        for lang, names in named.items():
            if names != self.names:
                raise SchemeError.at(
                    f"{place}, {lang}",
                    "placeholders " + (", ".join(sorted(names)) or "none"),
                    "those of " + self._first + ": " + (", ".join(sorted(self.names)) or "none"),
                )

    def fill(self, lang: str, values: Mapping[str, object]) -> str:
        """Write the sentence; KeyError when a placeholder has no value.

        lang: a language the pack does not have is told in its first language.
        """
        if lang not in self._cut:
            lang = self._first
        writers, written = wording.WRITERS, []
        for before, name in self._cut[lang]:
            if not name:
                written.append(before)
                continue
            value = values[name]
            writer = writers.get(type(value), wording.write)
            text = writer(value, lang)
            if lang == "fr" and type(value) is wording.Month and text.startswith(_VOWELS):
                written += (_ELISION.sub("d'", before), text)
            else:
                written += (before, text)
        return "".join(written)


def _cut(text: str) -> Parts:
    pieces = _PLACEHOLDER.split(text)
    return tuple(zip(pieces[::2], [*pieces[1::2], ""], strict=True))


def _names(parts: Parts) -> frozenset[str]:
    return frozenset(name for _, name in parts if name)


def load_sentences(folder: Path, languages: Sequence[str]) -> dict[str, Sentence]:
    """Read sentences.toml; the dotted name of a table is the key of its sentence."""
    file = TomlFile(folder, "sentences.toml")
    found: dict[str, Sentence] = {}
    for key in _leaves(file.content, ""):
        table = file.table(key)
        texts = {lang: table.text(lang) for lang in languages}
        found[key] = Sentence(key, texts, table.place())
    return found


def _leaves(content: Mapping[str, Any], path: str) -> list[str]:
    """List the dotted names of the tables that hold texts."""
    found = []
    for name, value in content.items():
        key = f"{path}.{name}" if path else name
        if not isinstance(value, dict):
            raise SchemeError.at(f"sentences.toml, {key}", repr(value), "a table of sentences")
        holds_texts = any(not isinstance(item, dict) for item in value.values())
        found += [key] if holds_texts or not value else _leaves(value, key)
    return found


def load_phrases(folder: Path, languages: Sequence[str]) -> dict[str, Sentence]:
    """Read phrases.csv; none when the pack has no such file."""
    if not (folder / "phrases.csv").exists():
        return {}
    found: dict[str, Sentence] = {}
    for row in rows(folder, "phrases.csv", ("key", *languages)):
        key = row.text("key")
        if key in found:
            raise row.fail("key", "a key that occurs once")
        found[key] = Sentence(key, row.labels(languages), row.place("key"))
    return found
