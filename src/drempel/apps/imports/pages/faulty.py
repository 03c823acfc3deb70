"""The rows that are wrong, as a workbook to correct and send again: with a column of reasons."""

import tempfile
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from drempel.apps.imports import uploads
from drempel.apps.imports.faults import unpacked
from drempel.apps.imports.models import Import
from drempel.apps.imports.words import Spoken
from drempel.engines.records import kind_of
from drempel.engines.tables import write_xlsx

_IN_MEMORY = 2_000_000


def faulty_book(one: Import) -> IO[bytes]:
    """Header and wrong rows as they were sent; the last two columns say what is wrong, and where."""
    seen = uploads.read_json(one.key, "seen") or {"header": []}
    place = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed once sent
    header = [*seen["header"], _("What is wrong"), _("Row in the file sent")]
    write_xlsx(place, header, _rows(one, len(seen["header"])), sheet_name=one.kind)
    place.seek(0)
    return place


def _rows(one: Import, width: int) -> Iterator[list[str]]:
    spoken = Spoken(kind_of(one.kind))
    for line in uploads.lines(one.key, "faults"):
        faults = [unpacked(packed) for packed in line["faults"]]
        reasons = [f"{fault.column}: {spoken.expected(fault)}".lstrip(": ") for fault in faults]
        cells = [*line["cells"], *[""] * (width - len(line["cells"]))]
        yield [*cells, "; ".join(reasons), str(line["row"])]
