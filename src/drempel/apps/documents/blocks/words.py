"""The sentences of a letter: those of the pack's ``letters`` folder first, then its phrases.

In: a scheme, a language and named values. Out: text with the typography of that language.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drempel.engines.scheme import Scheme, SchemeError
from drempel.engines.scheme.sentences import Sentence, load_sentences


@cache
def _letter_sentences(folder: Path, languages: tuple[str, ...]) -> dict[str, Sentence]:
    return load_sentences(folder, languages)


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter of one scheme can say in one language."""

    scheme: Scheme
    language: str

    def say(self, key: str, **values: object) -> str:
        """Write a sentence; SchemeError when the pack does not have it."""
        own = _letter_sentences(self.scheme.letters_path, tuple(self.scheme.languages))
        if key in own:
            return own[key].fill(self.language, values)
        return self.scheme.phrase(key, self.language, **values)

    def say_or(self, key: str, instead: str) -> str:
        """Write a sentence without values, or the text given when the pack does not have it."""
        try:
            return self.say(key)
        except SchemeError:
            return instead


def letter_words(scheme: Scheme, language: str) -> Words:
    """The words for a dossier; a language the pack lacks becomes the pack's first one."""
    known = language in scheme.languages
    return Words(scheme, language if known else scheme.languages[0])
