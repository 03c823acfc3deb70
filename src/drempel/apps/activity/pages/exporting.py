"""A list as a file: exactly what is filtered, with every column an import reads.

Own fields stand behind the others as ``own:key``, and the tags in a last column.
"""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponseBase

from drempel.apps.activity.access import is_about_people, is_reserved
from drempel.apps.activity.room import Room
from drempel.apps.activity.selectors.own import own_fields, own_tags
from drempel.apps.activity.selectors.records import export_fields, written_rows
from drempel.apps.activity.services.viewing import EXPORT, log_view
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.engines.records import Field, Kind
from drempel.engines.tables import write_xlsx

FORMATS = ("csv", "xlsx")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_MEMORY = 2_000_000


def exported_fields(kind: Kind, room: Room) -> list[Field]:
    """All that is exported; what is kept for social workers is left out for others."""
    return [one for one in export_fields(kind) if room.shows or not is_reserved(kind, one)]


def export_page(room: Room, kind: Kind, rows: QuerySet[Any], wanted: str) -> HttpResponseBase:
    """Every row of a list as CSV or XLSX; the look at households is noted."""
    if is_about_people(kind):
        # As when a file is opened: the one write of a page that only reads.
        log_view(room.person, kind, "", EXPORT, rows.count(), instant())
    header, texts = table_of(room, kind, rows)
    if wanted == "csv":
        return csv_response(kind.code, header, ([safe_cell(text) for text in row] for row in texts))
    place = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed once sent
    write_xlsx(place, header, texts, sheet_name=kind.code)
    place.seek(0)
    return FileResponse(place, as_attachment=True, filename=f"{kind.code}.xlsx", content_type=_XLSX)


def table_of(room: Room, kind: Kind, rows: QuerySet[Any]) -> tuple[list[str], Iterator[list[str]]]:
    """The names of the columns, and the rows under them."""
    fields = exported_fields(kind, room)
    keys = [one.key for one in own_fields(room.association_id, kind)]
    header = [one.name for one in fields]
    if not keys and not own_tags(room.association_id):
        return header, written_rows(kind, rows, fields=fields)
    header += [*(f"own:{key}" for key in keys), "tags"]
    # An empty key stands for "no own field, but tags".
    return header, written_rows(kind, rows, fields=fields, own=keys or [""])
