"""The words of the print in one language: sentences of the pack, labels and numbers of a content.

In: a scheme, a language. Out: texts with the typography of that language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drempel.engines import wording
from drempel.engines.report import written
from drempel.engines.report.template import FOLDER
from drempel.engines.scheme import Scheme
from drempel.engines.scheme.sentences import Sentence, load_sentences

Data = Mapping[str, Any]
PERCENT, NIS = "percent", "nis"


@cache
def _sentences(folder: Path, languages: tuple[str, ...]) -> dict[str, Sentence]:
    return load_sentences(folder, languages)


@dataclass(frozen=True, slots=True)
class Teller:
    """What a printed report of one scheme says in one language."""

    scheme: Scheme
    language: str

    def say(self, key: str, **values: object) -> str:
        """Write a sentence; KeyError when the pack does not have it."""
        sentences = _sentences(self.scheme.folder / FOLDER, tuple(self.scheme.languages))
        return sentences[key].fill(self.language, values).replace("'", "’")

    def label(self, labels: Mapping[str, str]) -> str:
        """A label of the content; one without words in this language gives its first."""
        text = labels.get(self.language) or next((one for one in labels.values() if one), "")
        return wording.typeset(text.replace("'", "’"), self.language)

    def number(self, shown: str, unit: str) -> str:
        return written(shown, unit, self.language)

    def name(self, figure: Data) -> str:
        return self.label(figure["label"])

    def category(self, labels: Mapping[str, str]) -> str:
        """The name of a category as the first word of a line."""
        text = self.label(labels)
        return text[:1].upper() + text[1:]

    def unit(self, figure: Data) -> str:
        return "%" if figure["unit"] == PERCENT else self.label(figure["unit_label"])

    def value(self, figure: Data) -> str:
        """A value as it is read: a number, the texts of a list, the names of municipalities."""
        if not isinstance(figure["value"], list):
            return self.number(figure["shown"], figure["unit"])
        names = {one.nis: one.labels for one in self.scheme.municipalities}
        is_place = figure["unit"] == NIS
        texts = [self.label(names[one]) if is_place else one for one in figure["value"]]
        return "; ".join(texts) or self.number("", figure["unit"])
