"""Columns of an association's own fields ("own:key") and of its tags, as its exports have them.

In: the header and the cells of a file. Out: values by key, and faults.
"""

from collections.abc import Sequence
from typing import Any

from drempel.apps.activity.models import Record
from drempel.apps.activity.selectors.own import OWN, own_fields, own_tags
from drempel.apps.activity.services.own import read_own
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault

PREFIX, TAGS = "own:", "tags"


class OwnColumns:
    """Knows which columns of a file are the association's own."""

    def __init__(self, association_id: int, kind: Kind, header: Sequence[str]) -> None:
        self._fields, self._places, self._tags = [], {}, None
        names = {name.strip().casefold(): place for place, name in enumerate(header)}
        if any(name == TAGS or name.startswith(PREFIX) for name in names):
            self._fields = own_fields(association_id, kind)
            known = {f"{PREFIX}{one.key}".casefold(): OWN + one.key for one in self._fields}
            self._places = {key: names[name] for name, key in known.items() if name in names}
            self._tags = names.get(TAGS)
            self._keys = {
                text.casefold(): one.key
                for one in own_tags(association_id)
                for text in (one.label, one.key)
            }

    @property
    def places(self) -> frozenset[int]:
        """Columns that are read here."""
        tags = () if self._tags is None else (self._tags,)
        return frozenset((*self._places.values(), *tags))

    def read(self, cells: Sequence[str]) -> tuple[dict[str, Any], list[Fault]]:
        """{"own": values by key, "own_tags": keys}, each only when the file has its column."""
        found: dict[str, Any] = {}
        faults: list[Fault] = []
        if self._places:
            texts = {key: cells[place] for key, place in self._places.items()}
            found["own"], faults = read_own(self._fields, texts)
        if self._tags is not None:
            text = cells[self._tags]
            pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
            keys = [self._keys.get(piece.casefold()) for piece in pieces]
            if None in keys:
                faults.append(Fault(TAGS, text, "own_tag", {}))
            else:
                found["own_tags"] = sorted({key for key in keys if key})
        return found, faults


def own_changes(record: Record, found: dict[str, Any]) -> dict[str, Any]:
    """What a row says differently from the record: whole new values of "own" and "own_tags"."""
    changed: dict[str, Any] = {}
    own = {**record.own, **found.get("own", {})}
    if _filled(own) != _filled(record.own):
        changed["own"] = own
    if "own_tags" in found and found["own_tags"] != sorted(record.own_tags):
        changed["own_tags"] = found["own_tags"]
    return changed


def _filled(own: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in own.items() if value not in (None, "")}
