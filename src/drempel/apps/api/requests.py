"""From a request to what a service takes: checked by the shape of the kind, then by the registry.

Raises ``Invalid`` with every fault, or ``HttpError`` when there is nothing to read.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from pydantic import ValidationError

from drempel.apps.activity.selectors.own import own_fields, own_tags
from drempel.apps.activity.services import Invalid
from drempel.apps.activity.services.own import read_own
from drempel.apps.api.schemas import MOST_LIMIT, asked_shape, taken_shape
from drempel.apps.api.values import Incoming, as_written
from drempel.engines.records import Kind
from drempel.engines.records.numbers import FIRST_YEAR, LAST_YEAR
from drempel.engines.records.reading import Fault, expected_of

MOST_RECORDS = 1_000
SEEN = re.compile(r'(?:W/)?"?([0-9]{1,9})"?')
KEY = re.compile(r"[!-~]{1,200}")
# Beside the fields of the kind: what a record says of itself.
_BESIDE = {"version": "version", "own": "own", "tags": "tags", "id": "id"}
_ASKED = {"after": "after", "limit": "limit", "changed_since": "datetime"}
_ASKED |= {"from": "date", "until": "date"}


def _no_number(text: str) -> None:
    raise ValueError(text)


def body_of(request: HttpRequest) -> Any:
    """The JSON that was sent."""
    if request.content_type != "application/json":
        raise HttpError(415, _("The content type must be application/json."))
    try:
        return json.loads(request.body, parse_constant=_no_number)
    except RequestDataTooBig:
        raise HttpError(413, _("This is too much for one request. Send fewer records.")) from None
    except (ValueError, RecursionError):
        raise HttpError(400, _("This is not JSON.")) from None


def found_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str)


def _fault(kind: Kind, name: str, error: Mapping[str, Any], known: Mapping[str, str]) -> Fault:
    """A fault of a shape as the registry would have told it."""
    found = found_text(error["input"])
    if error["type"] == "extra_forbidden" or not (name in known or kind.has(name)):
        names = ", ".join([*(one.name for one in kind.typed_fields), *_BESIDE])
        if known is _ASKED:
            filters = kind.shown.filtered
            names = ", ".join([*(n for n in _ASKED if kind.day or _ASKED[n] != "date"), *filters])
        return Fault(name, name, "unknown", {"names": names})
    if name in known:
        return Fault(name, found, known[name], {"most": str(MOST_LIMIT)})
    key, words = expected_of(kind.field(name))
    return Fault(name, found, key, words)


def _faults(kind: Kind, error: ValidationError, known: Mapping[str, str]) -> Iterator[Fault]:
    """One fault for each field, whatever the number of types it could have had."""
    seen = set()
    for one in error.errors(include_url=False, include_context=False):
        name = str(one["loc"][0]) if one["loc"] else ""
        if name not in seen:
            seen.add(name)
            yield _fault(kind, name, one, known)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    _day(text[:10])
    return moment


def asked_of(kind: Kind, query: Mapping[str, str]) -> dict[str, Any]:
    """What the address of a list asks for, as ``selectors.slice_of`` takes it."""
    try:
        shape = asked_shape(kind).model_validate(dict(query))
    except ValidationError as error:
        raise Invalid(list(_faults(kind, error, _ASKED))) from None
    asked = shape.model_dump(by_alias=True, exclude_none=True, mode="json")
    readers = {"from": _day, "until": _day, "changed_since": _moment}
    faults = []
    for name, value in asked.items():
        if name in readers:
            try:
                asked[name] = readers[name](value)
            except ValueError:
                faults.append(Fault(name, value, _ASKED[name], {}))
        elif value in {"true", "false"}:
            asked[name] = "yes" if value == "true" else "no"
    if faults:
        raise Invalid(faults)
    return asked


def record_of(kind: Kind, association_id: int, data: Any, *, uid: str = "") -> Incoming:
    """One record that was sent. uid: the one of the address, which the record may repeat.

    What only the system writes may be sent back as it was read; it is left out.
    """
    if not isinstance(data, dict):
        raise Invalid([Fault("", found_text(data), "object", {})])
    read_only = {one.name for one in kind.fields if one.is_computed} - {"id"}
    sent = {name: value for name, value in data.items() if name not in read_only}
    try:
        shape = taken_shape(kind).model_validate(sent)
    except ValidationError as error:
        raise Invalid(list(_faults(kind, error, _BESIDE))) from None
    said = shape.model_dump(exclude_unset=True)
    own, tags, seen = said.pop("own", None), said.pop("tags", None), said.pop("version", None)
    named = said.pop("id", None) or ""
    faults = []
    if uid and named not in {"", uid}:
        faults.append(Fault("id", named, "same_id", {}))
    values, wrong = _own_values(kind, association_id, own or {})
    faults += wrong + _wrong_tags(association_id, tags or [])
    if faults:
        raise Invalid(faults)
    written = {name: as_written(value) for name, value in said.items()}
    return Incoming(
        uid=uid or named,
        written=written,
        seen=seen,
        own=values if own is not None else None,
        own_tags=None if tags is None else tuple(dict.fromkeys(tags)),
    )


def _is_plain(value: Any) -> bool:
    """A value that an own field could hold, and that can be kept as text."""
    if isinstance(value, str):
        return value.isascii() or value.encode("utf-8", "ignore").decode() == value
    return value is None or type(value) in {bool, int}


def _own_values(
    kind: Kind, association_id: int, own: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Fault]]:
    if not own:
        return {}, []
    fields = own_fields(association_id, kind)
    known = {one.key for one in fields}
    names = ", ".join(sorted(known)) or "–"
    faults = [
        Fault(f"own_{key}", key, "unknown", {"names": names}) for key in own if key not in known
    ]
    odd = [key for key, value in own.items() if key in known and not _is_plain(value)]
    faults += [Fault(f"own_{key}", found_text(own[key]), "own", {}) for key in odd]
    texts = {
        f"own_{key}": as_written(value)
        for key, value in own.items()
        if key in known and key not in odd
    }
    values, wrong = read_own(fields, texts)
    return values, faults + wrong


def _wrong_tags(association_id: int, tags: list[str]) -> list[Fault]:
    if not tags:
        return []
    known = {one.key for one in own_tags(association_id)}
    return [Fault("tags", tag, "tags", {}) for tag in tags if tag not in known]


def batch_of(data: Any) -> tuple[list[Any], bool]:
    """The records of a batch as they were sent, and whether all or none are to be stored."""
    said = data if isinstance(data, dict) else {}
    records, whole = said.get("records"), said.get("all_or_nothing", False)
    good = isinstance(records, list) and 1 <= len(records) <= MOST_RECORDS
    if not good or not all(isinstance(one, dict) for one in records or []):
        found = str(len(records)) if isinstance(records, list) else type(data).__name__
        raise Invalid([Fault("records", found, "records", {"most": str(MOST_RECORDS)})])
    if not isinstance(whole, bool):
        raise Invalid([Fault("all_or_nothing", found_text(whole), "boolean", {})])
    if extra := sorted(set(said) - {"records", "all_or_nothing"}):
        names = "records, all_or_nothing"
        raise Invalid([Fault(extra[0], extra[0], "unknown", {"names": names})])
    return records, whole


def seen_version(request: HttpRequest) -> int | None:
    """The version in ``If-Match``: "3", W/"3" or 3."""
    said = request.headers.get("If-Match")
    if said is None:
        return None
    found = SEEN.fullmatch(said.strip())
    if found is None:
        raise Invalid([Fault("If-Match", said, "version", {})])
    return int(found.group(1))


def key_of(request: HttpRequest) -> str:
    """The ``Idempotency-Key``, or empty."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return ""
    if KEY.fullmatch(key) is None:
        raise Invalid([Fault("Idempotency-Key", key, "key", {})])
    return key
