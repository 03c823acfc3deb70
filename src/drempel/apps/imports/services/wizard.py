"""The steps of an import on the screen: a file comes in, its columns and values are settled.

In: what the forms say. Out: an ``Import`` one step further.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.imports import uploads
from drempel.apps.imports.columns import suggest_header
from drempel.apps.imports.models import CHECKED, FAILED, INTERRUPTED, OPEN, SENT, Import
from drempel.apps.imports.models import Mapping as Saved
from drempel.apps.imports.seen import look_into, unknown_values
from drempel.apps.kernel.installation import instant
from drempel.engines.records import Kind, kind_of
from drempel.engines.records.book import folded
from drempel.engines.tables import TableError

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was kept and looked into. seen: see ``look_into``."""

    key: str
    name: str
    seen: dict[str, Any]


def receive_upload(*, name: str, pieces: Iterable[bytes]) -> Upload:
    """Keep an upload and look into it; TableError, and nothing kept, when it cannot be read."""
    key = uploads.keep(pieces)
    try:
        seen = look_into(uploads.part(key, "data"))
    except TableError:
        uploads.remove(key)
        raise
    uploads.write_json(key, "seen", seen)
    return Upload(key, name, seen)


def begin_import(*, by: Any, kind: Kind, upload: Upload) -> Import:
    """Open an import of a kept file; its columns are matched, as last time or by their names."""
    remove_old_files()
    header = upload.seen["header"]
    saved = _saved_for(by.association_id, kind, header)
    now = instant()
    return Import.objects.create(
        association_id=by.association_id,
        made_by=by,
        key=upload.key,
        kind=kind.code,
        name=upload.name[-200:],
        source=saved.name if saved else "",
        columns=_columns(kind, header, saved),
        values=saved.values if saved else {},
        rows=upload.seen["rows"],
        made_at=now,
        moved_at=now,
    )


def _saved_for(association_id: int, kind: Kind, header: list[str]) -> Saved | None:
    """The latest source of which every column name is known."""
    spelt = {folded(name) for name in header}
    rows = Saved.objects.filter(association_id=association_id, kind=kind.code)
    for saved in rows.order_by("-used_at"):
        if spelt <= saved.columns.keys():
            return saved
    return None


def _columns(kind: Kind, header: list[str], saved: Saved | None) -> dict[str, str]:
    """Place to field, as JSON keeps it; a field that two columns could be is the first one's."""
    if saved is not None:
        said = {place: saved.columns[folded(name)] for place, name in enumerate(header)}
    else:
        matched = suggest_header(kind, header)
        said = {place: matched.get(place, "") for place in range(len(header))}
    taken: set[str] = set()
    found = {}
    for place, name in said.items():
        found[str(place)] = "" if name in taken else name
        taken.add(name)
    return found


def settle_columns(*, one: Import, columns: Mapping[int, str], source: str) -> Import:
    """Say which column is which field; a name keeps the choices for the next file."""
    one.columns = {str(place): name for place, name in columns.items()}
    one.source = source
    _go_back(one, "columns", "source")
    return one


def settle_values(*, one: Import, values: Mapping[str, Mapping[str, str]]) -> Import:
    """Say what unknown texts stand for; texts said before stay."""
    merged = {name: dict(texts) for name, texts in one.values.items()}
    for name, texts in values.items():
        merged.setdefault(name, {}).update(texts)
    one.values = {name: {t: c for t, c in texts.items() if c} for name, texts in merged.items()}
    _go_back(one, "values")
    return one


def _go_back(one: Import, *fields: str) -> None:
    """Other answers make an earlier check worthless."""
    one.state, one.moved_at = SENT, instant()
    one.save(update_fields=[*fields, "state", "moved_at"])


def unknown_of(one: Import) -> dict[str, dict[str, int]]:
    """Field to texts that mean nothing yet, with how many rows hold each."""
    seen = uploads.read_json(one.key, "seen") or {"values": {}}
    kind = kind_of(one.kind)
    found: dict[str, dict[str, int]] = {}
    for place, name in one.columns.items():
        if name and kind.field(name).is_coded and seen["values"].get(place):
            said = one.values.get(name, {})
            unknown = unknown_values(kind.field(name), seen["values"][place])
            found[name] = {text: count for text, count in unknown.items() if text not in said}
    return {name: texts for name, texts in found.items() if texts}


@transaction.atomic
def save_mapping(one: Import) -> None:
    """Keep what was settled under the name of the source, when it has one."""
    seen = uploads.read_json(one.key, "seen")
    if not one.source or seen is None:
        return
    columns = {folded(name): one.columns.get(str(n), "") for n, name in enumerate(seen["header"])}
    Saved.objects.update_or_create(
        association_id=one.association_id,
        kind=one.kind,
        name=one.source,
        defaults={"columns": columns, "values": one.values, "used_at": instant()},
    )


def give_up(*, one: Import) -> None:
    """The sender does not want it: the file goes, nothing was stored."""
    if Import.objects.filter(pk=one.pk, state__in=(SENT, CHECKED, INTERRUPTED)).update(
        state=FAILED, trouble=_("Given up; nothing was stored."), moved_at=instant()
    ):
        uploads.remove(one.key)


def remove_old_files() -> None:
    """Files of more than a day ago go, whatever became of them."""
    old = Import.objects.filter(state__in=OPEN, moved_at__lt=instant() - KEPT)
    for one in old:
        uploads.remove(one.key)
    old.update(state=FAILED, trouble=_("Waited too long; the file was removed."))
    uploads.remove_older(instant() - KEPT)
