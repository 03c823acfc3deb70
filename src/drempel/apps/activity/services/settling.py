"""What other records derive from one that was written: lines of sub-records, days of dwellings.

In: what was stored. Out: the records that follow from it, brought up to date in the same
transaction; form, file, API and device all settle through here.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.services.housing import settle_unit
from drempel.engines.records import STORED, Kind

# SQLite takes so many variables in one question on every machine.
_CHUNK = 400


def settle_record(record: Record, *, changed: Iterable[str], left: int | None = None) -> None:
    """After one record. changed: its fields; left: the dwelling that a stay no longer is in."""
    if record.KIND.code == "stay":
        for unit in {record.unit_id, left or record.unit_id}:
            settle_unit(unit)
        record.refresh_from_db(fields=["previous_end_on"])
    if record.KIND.code == "contact" and record.path_id:
        start_paths({record.path_id: record.happened_on})
    if record.version > 1 and "service_line" in changed:
        pass_lines_on(record.KIND, {record.pk: record.service_line})


def start_paths(days: Mapping[int, date]) -> None:
    """A pathway that a contact opened was asked for on the day of that contact."""
    paths, keys = model_of("path")._default_manager, list(days)
    for start in range(0, len(keys), _CHUNK):
        some = paths.filter(pk__in=keys[start : start + _CHUNK], requested_on=None)
        for key in some.values_list("pk", flat=True):
            paths.filter(pk=key).update(requested_on=days[key])


def pass_lines_on(kind: Kind, lines: Mapping[int, str]) -> None:
    """Sub-records keep the service line of the record above them, also when that one moves.

    lines: keys of records of the kind, with their line.
    """
    for below in STORED:
        names = [name for name in below.parents if below.field(name).target == kind.code]
        for name in names if below.takes_line else ():
            rows = model_of(below)._default_manager
            for key, line in lines.items():
                rows.filter(**{f"{name}_id": key}).update(service_line=line)
