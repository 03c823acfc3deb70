"""XML that is not trusted: a reader that calls back, without document types, in small bites.

Refused: a document type or an entity of one's own, a comment or the like, another encoding than UTF-8, an element too
deep, a tag or a text without end. What passes is well formed.
"""

import re
from collections.abc import Callable, Iterable
from xml.parsers import expat

from drempel.engines.tables.errors import TableError

_DEPTH = 64
_TOKEN = 1_000_000
# Elements that are not plain, in one part; each takes about five microseconds.
MOST_ELEMENTS = 600_000
Attributes = dict[str, str]
Starts = dict[str, Callable[[Attributes], None]]
Stub = Callable[[re.Match[bytes]], bytes]
Shorten = Callable[[bytes], bytes]
Ends = dict[str, Callable[[], None]]


class Shortener:
    """Holds bytes back until an element ends, so that what is plain can be replaced whole."""

    def __init__(self, end: re.Pattern[bytes], plain: re.Pattern[bytes], stub: Stub) -> None:
        self._end, self._plain, self._stub = end, plain, stub
        self._held = b""

    def __call__(self, piece: bytes) -> bytes:
        """Return what can be read now; an empty piece asks for all that is left."""
        held = self._held + piece
        cut = len(held) if not piece or len(held) > _TOKEN else _last_end(self._end, held)
        self._held = held[cut:]
        return self._plain.sub(self._stub, held[:cut])


def _last_end(pattern: re.Pattern[bytes], held: bytes) -> int:
    place = held.rfind(b"</")
    while place >= 0:
        found = pattern.match(held, place)
        if found:
            return found.end()
        place = held.rfind(b"</", 0, place)
    return 0


class Markup:
    """One part of a workbook, read element by element.

    starts, ends: what is called for an element, by its name without prefix. text: what is called
    with the text between tags. most: how many elements the part may have.
    """

    def __init__(self, part: str, starts: Starts, ends: Ends | None = None, most: int = 100_000):
        self.part = part
        self._starts = starts
        self._ends = ends or {}
        self._left = most
        self._depth = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.CommentHandler = self._refuse
        self._parser.StartCdataSectionHandler = self._refuse
        self._parser.ProcessingInstructionHandler = self._refuse

    def hear(self, text: Callable[[str], None]) -> None:
        """Call ``text`` with the text between tags."""
        self._parser.CharacterDataHandler = text

    def read(self, pieces: Iterable[bytes], shorten: Shorten | None = None) -> Iterable[bytes]:
        """Read the pieces and pass each on once it was understood; TableError at a fault.

        shorten: what makes the plain content of a piece shorter before it is read.
        """
        fed = 0
        shorten = shorten or bytes
        try:
            for piece in pieces:
                given = shorten(piece)
                fed += len(given)
                self._parser.Parse(given, False)
                if fed - self._parser.CurrentByteIndex > _TOKEN:
                    raise TableError("damaged", part=self.part)
                yield piece
            self._parser.Parse(shorten(b""), True)
        except (expat.ExpatError, UnicodeError):
            raise TableError("damaged", part=self.part) from None

    def read_all(self, pieces: Iterable[bytes]) -> None:
        """Read the pieces to their end."""
        for _ in self.read(pieces):
            pass

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        self._left -= 1
        if self._depth > _DEPTH or self._left < 0:
            raise TableError("too_complex", part=self.part)
        act = self._starts.get(name)
        if act is None and ":" in name:
            act = self._starts.get(name.rpartition(":")[2])
        if act:
            act(attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        act = self._ends.get(name)
        if act is None and ":" in name:
            act = self._ends.get(name.rpartition(":")[2])
        if act:
            act()

    def _refuse(self, *_: object) -> None:
        raise TableError("doctype", part=self.part)
