"""Everything an association has recorded, in one archive: a table for each kind.

In: the room of a person. Out: a ZIP, made piece by piece in a file without a name.
"""

import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import get_language

from drempel.apps.activity.access import is_about_people
from drempel.apps.activity.pages.exporting import exported_fields, table_of
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import book, in_language, kind_label
from drempel.apps.activity.selectors.records import records_of
from drempel.apps.activity.services.viewing import EXPORT, log_view
from drempel.apps.imports.order import loading_order
from drempel.apps.kernel.installation import instant
from drempel.engines.records import Field, Kind
from drempel.engines.tables import csv_lines, write_xlsx

CODES, LABELS = "codes", "labels"
_IN_MEMORY = 2_000_000
_README = "README.csv"


def everything(room: Room, form: str) -> IO[bytes]:
    """CODES: CSV files that import reads again. LABELS: one workbook a kind, in words."""
    place = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed once sent
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        counts = {}
        for number, kind in enumerate(loading_order(), start=1):
            rows = records_of(kind, room.association_id)
            count = rows.count()
            if count or room.uses(kind.code):
                counts[kind.code] = count
                _note(room, kind, count)
                _add(archive, f"{number:02}-{kind.code}", room, kind, form)
        _write(archive, _README, csv_lines(_HEADER, _described(room, counts), delimiter=","))
    place.seek(0)
    return place


def _note(room: Room, kind: Kind, count: int) -> None:
    if count and is_about_people(kind):
        log_view(room.person, kind, "", EXPORT, count, instant())


def _add(archive: zipfile.ZipFile, name: str, room: Room, kind: Kind, form: str) -> None:
    header, rows = table_of(room, kind, records_of(kind, room.association_id))
    if form == CODES:
        _write(archive, f"{name}.csv", csv_lines(header, rows, delimiter=","))
        return
    fields = exported_fields(kind, room)
    words = [in_language(one.labels) for one in fields] + header[len(fields) :]
    with tempfile.TemporaryFile() as sheet:
        write_xlsx(sheet, words, _in_words(fields, rows), sheet_name=kind.code)
        sheet.seek(0)
        with archive.open(f"{name}.xlsx", "w", force_zip64=True) as member:
            while piece := sheet.read(65_536):
                member.write(piece)


def _write(archive: zipfile.ZipFile, name: str, lines: Iterator[str]) -> None:
    with archive.open(name, "w", force_zip64=True) as member:
        for line in lines:
            member.write(line.encode())


def _in_words(fields: list[Field], rows: Iterator[list[str]]) -> Iterator[list[str]]:
    language = get_language() or "en"
    coded = [one if one.is_coded else None for one in fields]
    for row in rows:
        found = list(row)
        for place, one in enumerate(coded):
            if one is not None and row[place]:
                codes = row[place].split(";") if one.type == "many_codes" else [row[place]]
                found[place] = "; ".join(book().label(one.target, code, language) for code in codes)
        yield found


_HEADER = ("kind", "label", "records", "column", "column_label", "type", "list_or_kind", "required")


def _described(room: Room, counts: dict[str, int]) -> Iterator[list[str]]:
    """What each table and each of its columns is."""
    for kind in loading_order():
        if kind.code not in counts:
            continue
        about: list[Any] = [kind.code, kind_label(kind, many=True), counts[kind.code]]
        for one in exported_fields(kind, room):
            column = [one.name, in_language(one.labels), one.type, one.target, one.required]
            yield [str(text) for text in (*about, *column)]
