"""From what people write in a reference to the record it means, inside one association."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from drempel.apps.activity.models import model_of
from drempel.apps.kernel.asked import whole_number
from drempel.engines.records import Kind, kind_of
from drempel.engines.records.reading import Fault

SEVERAL = -1
# SQLite takes so many variables in one question on every machine.
_CHUNK = 400


class Links:
    """Finds records by identifier or by the name people give them; asks once for each.

    A name that two records share means neither.
    """

    def __init__(self, association_id: int) -> None:
        self.association_id = association_id
        self._found: dict[tuple[str, str], int | None] = {}

    def preload(self, kind_code: str, texts: Iterable[str]) -> None:
        """Look many up at once: for the rows of a file."""
        wanted = sorted({text for text in texts if text and (kind_code, text) not in self._found})
        for start in range(0, len(wanted), _CHUNK):
            self._load(kind_of(kind_code), wanted[start : start + _CHUNK])

    def _load(self, kind: Kind, texts: list[str]) -> None:
        rows = model_of(kind)._default_manager.filter(association_id=self.association_id)
        by_uid = dict(rows.filter(uid__in=texts).values_list("uid", "pk"))
        named: dict[str, int] = {}
        if kind.named_by:
            query = Q(**{f"{kind.named_by}__in": _readable(kind, texts)})
            for name, pk in rows.filter(query).values_list(kind.named_by, "pk"):
                named[str(name)] = SEVERAL if str(name) in named else pk
        for text in texts:
            self._found[kind.code, text] = by_uid.get(text) or named.get(text)

    def remember(self, kind: Kind, uid: str, pk: int) -> None:
        self._found[kind.code, uid] = pk

    def find(self, kind_code: str, text: str) -> int | None:
        """The key of the record, None when there is none, SEVERAL when the name is not one's."""
        if (kind_code, text) not in self._found:
            self._load(kind_of(kind_code), [text])
        return self._found[kind_code, text]


def _readable(kind: Kind, texts: list[str]) -> list[Any]:
    """Names that the column can be compared with: years are numbers."""
    if kind.field(kind.named_by).type == "year":
        return [
            year for text in texts if (year := whole_number(text)) is not None and year < 10_000
        ]
    return texts


def resolve_links(kind: Kind, values: dict[str, Any], links: Links) -> list[Fault]:
    """Put keys in the place of written references; a fault for each that finds nothing."""
    faults = []
    for one in kind.references:
        written = values.get(one.name)
        if not isinstance(written, str):
            continue
        found = links.find(one.target, written)
        if found is None or found == SEVERAL:
            key = "reference_several" if found == SEVERAL else "reference"
            faults.append(Fault(one.name, written, key, {"kind": one.target}))
            values.pop(one.name)
        else:
            values[one.name] = found
    return faults


def parent_of(kind: Kind, values: Mapping[str, Any]) -> tuple[Kind, int] | None:
    """The record that a sub-record hangs on: (its kind, its key)."""
    for name in kind.parents:
        key = values.get(name)
        if isinstance(key, int):
            return kind_of(kind.field(name).target), key
    return None
