"""The shared texts of a workbook: how long each is, before anything holds them."""

import re
from array import array
from collections.abc import Iterable

from drempel.engines.tables.errors import TableError
from drempel.engines.tables.markup import MOST_ELEMENTS, Markup, Shortener
from drempel.engines.tables.model import Limits
from drempel.engines.tables.plain import END_OF_TEXT, ONE_TEXT, PLAIN_TEXTS

# What a text takes in memory beside its letters.
TEXT_BYTES = 24


class SharedTexts:
    """The length of every shared text; TableError when one is too long or there are too many.

    taken: the bytes they take in memory, as reckoned.
    """

    def __init__(self, part: str, limits: Limits) -> None:
        self.lengths = array("L")
        self._limits = limits
        self._length = self.taken = 0
        self._runs: list[array[int]] = []
        self._markup = Markup(part, {"si": self._begin}, {"si": self._end}, MOST_ELEMENTS)
        self._markup.hear(self._hear)

    def read(self, pieces: Iterable[bytes]) -> Iterable[bytes]:
        """Measure the texts and pass the pieces on."""
        return self._markup.read(pieces, Shortener(END_OF_TEXT, PLAIN_TEXTS, self._measure))

    def _measure(self, found: re.Match[bytes]) -> bytes:
        """Measure a run of plain texts, in bytes; leave a mark in its place."""
        found[0].decode()
        self._runs.append(array("L", map(len, ONE_TEXT.findall(found[0]))))
        return b'<%bsi run="%d"/>' % (found["p"], len(self._runs) - 1)

    def _begin(self, attributes: dict[str, str]) -> None:
        self._length = -1
        if "run" in attributes:
            self._take_run(attributes["run"])
        else:
            self._length = 0

    def _take_run(self, said: str) -> None:
        """Take a run where its mark stands; a mark that is not ours finds none, or takes it once."""
        place = int(said) if said.isdecimal() and len(said) < 9 else -1
        if not 0 <= place < len(self._runs):
            raise TableError("damaged", part=self._markup.part)
        run, self._runs[place] = self._runs[place], array("L")
        if not run:
            raise TableError("damaged", part=self._markup.part)
        self._keep(run)

    def _hear(self, text: str) -> None:
        self._length += len(text)
        # White space between the runs of a text is counted too: leave it some room.
        if self._length > 2 * self._limits.max_cell:
            raise TableError("long_text", limit=self._limits.max_cell)

    def _end(self) -> None:
        if self._length >= 0:
            self._keep(array("L", (self._length,)))

    def _keep(self, lengths: "array[int]") -> None:
        self.lengths.extend(lengths)
        self.taken += len(lengths) * TEXT_BYTES + sum(lengths)
        if self.taken > self._limits.max_memory:
            raise TableError("too_large")
