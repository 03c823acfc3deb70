"""The archive of a workbook, guarded: names are judged first, parts are unpacked while counted.

Declared sizes are never believed. Only the parts that are asked for are unpacked.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from drempel.engines.tables.errors import TableError
from drempel.engines.tables.kinds import archive_kind
from drempel.engines.tables.model import Limits

MAX_MEMBERS = 1_000
_MAX_DIRECTORY = 1_000_000
_PIECE = 65_536
# Below this a high ratio harms nobody.
_RATIO_FROM = 1_000_000
_END, _END64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _END64_SIZE, _LOCATOR_SIZE = 22, 56, 20
_NESTED = re.compile(r"\.(?:zip|xls[xmb]?|ods|doc[xm]?|ppt[xm]?|jar|7z|rar|gz|bin\.zip)$")
_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
    OSError,
)


class Archive:
    """The parts of a workbook by their lower-case name, unpacked piece by piece.

    TableError at the first thing that an honest workbook does not have.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        _check_directory(path)
        # Closed by us: a part that was left half read would keep the file open.
        self._file = path.open("rb")
        try:
            self._zip = zipfile.ZipFile(self._file)
            self.parts = _checked(self._zip.infolist())
        except TableError:
            self._file.close()
            raise
        except _FAULTS:
            self._file.close()
            raise TableError("damaged", part="archive") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()
        self._file.close()

    def pieces(self, name: str, *, limit: int | None = None) -> Iterator[bytes]:
        """Yield a part in pieces, counted against the caps; TableError when one is passed.

        limit: the bytes of this part at most.
        """
        member = self.parts.get(name)
        if member is None:
            raise TableError("damaged", part=name)
        read = 0
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(_PIECE):
                    read += len(piece)
                    self._count(len(piece), read, member)
                    if limit is not None and read > limit:
                        raise TableError("zip_bomb", part=name)
                    yield piece
        except TableError:
            raise
        except _FAULTS:
            raise TableError("damaged", part=name) from None
        if read != member.file_size:
            raise TableError("damaged", part=name)

    def _count(self, size: int, read: int, member: zipfile.ZipInfo) -> None:
        self._unpacked += size
        packed = max(member.compress_size, 1)
        if self._unpacked > self._limits.max_unpacked or (
            read > _RATIO_FROM and read > packed * self._limits.max_ratio
        ):
            raise TableError("zip_bomb", part=member.filename)


def _check_directory(path: Path) -> None:
    """Look at the end of the archive before anything lists its parts."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        start = max(0, size - 65_535 - _END_SIZE - _LOCATOR_SIZE - _END64_SIZE)
        file.seek(start)
        tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise TableError("truncated")
    (directory,) = struct.unpack_from("<L", tail, place + 12)
    locator = place - _LOCATOR_SIZE
    if locator >= _END64_SIZE and tail.startswith(_LOCATOR, locator):
        if not tail.startswith(_END64, locator - _END64_SIZE):
            raise TableError("damaged", part="archive")
        (directory,) = struct.unpack_from("<Q", tail, locator - _END64_SIZE + 40)
    if directory > _MAX_DIRECTORY:
        raise TableError("too_many_members", limit=MAX_MEMBERS)


def _checked(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the members by lower-case name; TableError for one that has no business there."""
    if len(members) > MAX_MEMBERS:
        raise TableError("too_many_members", limit=MAX_MEMBERS)
    parts: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        name = member.filename.casefold()
        if name in parts or _is_unsafe(member):
            raise TableError("unsafe_name", part=member.filename)
        parts[name] = member
    found = archive_kind(set(parts))
    if found:
        raise TableError("not_a_spreadsheet", found=found)
    for name, member in parts.items():
        _check_member(name, member)
    return parts


def _is_unsafe(member: zipfile.ZipInfo) -> bool:
    """Tell whether a name leaves the archive, or the member is a link."""
    name = member.filename
    is_link = (member.external_attr >> 16) & 0o170000 == 0o120000
    outside = name.startswith("/") or "\\" in member.orig_filename or ":" in name or "\0" in name
    return is_link or outside or ".." in name.split("/") or not name.isprintable()


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    if "vbaproject" in name or "/macrosheets/" in name:
        raise TableError("macro")
    if "/externallinks/" in name:
        raise TableError("external_links")
    if _NESTED.search(name):
        raise TableError("nested_archive", part=member.filename)
    if member.flag_bits & 0x1:
        raise TableError("encrypted")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise TableError("compression", part=member.filename)
