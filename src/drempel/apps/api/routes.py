"""The operations of the interface, one for each way of dealing with a kind.

In: a request and the address behind ``/api/v1/``. Out: JSON. ``document`` describes each of them
for every kind by name, and what other apps give of a year.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RoutePattern
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from drempel.apps.activity.access import is_about_people
from drempel.apps.activity.models import Record
from drempel.apps.activity.selectors.records import record_by_uid, written_record
from drempel.apps.activity.services import Invalid, Stale, remove_record
from drempel.apps.activity.services.preparing import good_uid
from drempel.apps.activity.services.storing import find_own
from drempel.apps.activity.services.viewing import log_view
from drempel.apps.api.door import Visit, enter, enter_yearly, let_in, make_api, not_found
from drempel.apps.api.kinds import described_kinds
from drempel.apps.api.requests import (
    asked_of,
    batch_of,
    body_of,
    key_of,
    record_of,
    seen_version,
)
from drempel.apps.api.scopes import READ, WRITE
from drempel.apps.api.selectors import item_of, slice_of
from drempel.apps.api.services.answers import digest_of
from drempel.apps.api.services.limits import BATCHES
from drempel.apps.api.services.records import (
    BatchRefused,
    Sender,
    receipt,
    store_batch,
    store_incoming,
    store_once,
)
from drempel.apps.api.values import Incoming, as_json, whole_record
from drempel.apps.api.yearly import Yearly, yearly
from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.installation import instant, today

LOOK = "api"
API = make_api(title="Drempel", version="1")


def answer(data: Any, status: int = 200, **headers: str) -> HttpResponse:
    return JsonResponse(data, status=status, headers=headers)


def _looked(visit: Visit, uid: str, rows: int) -> None:
    """Looks at people are noted, where their association reads who looked."""
    if rows and is_about_people(visit.kind):
        log_view(visit.token.actor, visit.kind, uid, LOOK, rows, instant())


def _one(visit: Visit, uid: str) -> Record | None:
    """The record of this identifier in the association of the token, or None."""
    if not good_uid(uid):
        return None
    return find_own(visit.kind, visit.association_id, uid)


def _tagged(version: int) -> dict[str, str]:
    return {"ETag": f'"{version}"'}


@API.get("/kinds")
def list_kinds(request: HttpRequest) -> HttpResponse:
    token = let_in(request)
    return answer({"items": described_kinds(token.association_id)})


def _of_a_year(offer: Yearly) -> Callable[[HttpRequest, str], HttpResponse]:
    read = import_string(offer.read)

    def act(request: HttpRequest, year: str) -> HttpResponse:
        token = enter_yearly(request, offer.scope)
        asked = whole_number(year) if len(year) == len("2026") else None
        if asked is None:
            return not_found(request)
        return answer(read(token.association_id, asked, today()))

    return act


# Before the kinds: an address that fits both is not one of a record.
for _offer in yearly():
    API.get(f"/{_offer.code}/{{year}}", url_name=_offer.code)(_of_a_year(_offer))


@API.post("/{kind}/batch")
def batch(request: HttpRequest, kind: str) -> HttpResponse:
    visit = enter(request, kind, WRITE, counted=BATCHES)
    records, whole = batch_of(body_of(request))
    rows = [_read(visit, data) for data in records]
    try:
        items = store_batch(_sender(request, visit), rows, whole=whole)
    except BatchRefused as refused:
        errors = [
            {"index": item["index"]} | error for item in refused.items for error in item["errors"]
        ]
        return answer({"errors": errors}, 422)
    counts = {
        name: sum(item["result"] == name for item in items)
        for name in ("stored", "unchanged", "faults", "stale")
    }
    is_whole = counts["faults"] + counts["stale"] == 0
    return answer(counts | {"items": items}, 200 if is_whole else 207)


def _read(visit: Visit, data: Any) -> Incoming | Invalid:
    """One record of a batch, or what is wrong with it."""
    try:
        return record_of(visit.kind, visit.association_id, data)
    except Invalid as refusal:
        return refusal


def _sender(request: HttpRequest, visit: Visit) -> Sender:
    key = key_of(request)
    digest = digest_of(f"{request.method} {request.path}", request.body) if key else ""
    return Sender(visit.token, visit.kind, key, digest)


@API.get("/{kind}")
def list_records(request: HttpRequest, kind: str) -> HttpResponse:
    visit = enter(request, kind, READ)
    found = slice_of(visit.kind, visit.association_id, asked_of(visit.kind, request.GET.dict()))
    _looked(visit, "", len(found.items))
    return answer({"items": found.items, "next": found.next})


@API.post("/{kind}")
def create(request: HttpRequest, kind: str) -> HttpResponse:
    visit = enter(request, kind, WRITE)
    incoming = record_of(visit.kind, visit.association_id, body_of(request))
    try:
        item, is_again = store_once(_sender(request, visit), incoming)
    except Stale as stale:
        return _conflict(visit, incoming, stale.record)
    headers = _tagged(item["version"]) | ({"Idempotency-Replayed": "true"} if is_again else {})
    return answer(item, 201 if item["is_new"] else 200, **headers)


@API.get("/{kind}/{id}")
def read(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    visit = enter(request, kind, READ)
    if not good_uid(id):
        return not_found(request)
    record = record_by_uid(visit.kind, visit.association_id, id)
    _looked(visit, record.uid, 1)
    written = written_record(record)
    texts = [written[one.name] for one in visit.kind.fields]
    system = {"version": record.version, "own": record.own, "own_tags": record.own_tags}
    return answer(item_of(visit.kind, texts, system), **_tagged(record.version))


@API.put("/{kind}/{id}")
def replace(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    return _write(request, enter(request, kind, WRITE), id, is_whole=True)


@API.patch("/{kind}/{id}")
def change(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    visit = enter(request, kind, WRITE)
    if _one(visit, id) is None:
        return not_found(request)
    return _write(request, visit, id, is_whole=False)


def _write(request: HttpRequest, visit: Visit, uid: str, *, is_whole: bool) -> HttpResponse:
    """Store the record of this address; whole, what is left out of it is emptied."""
    seen = seen_version(request)
    sent = record_of(visit.kind, visit.association_id, body_of(request), uid=uid)
    written = whole_record(visit.kind, sent.written) if is_whole else sent.written
    incoming = Incoming(
        uid, written, seen if sent.seen is None else sent.seen, sent.own, sent.own_tags
    )
    if incoming.seen is not None and _one(visit, uid) is None:
        return not_found(request)
    try:
        item = receipt(store_incoming(Sender(visit.token, visit.kind), incoming))
    except Stale as stale:
        return _conflict(visit, sent, stale.record)
    return answer(item, 201 if item["is_new"] else 200, **_tagged(item["version"]))


@API.delete("/{kind}/{id}")
def remove(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    visit = enter(request, kind, WRITE)
    seen, record = seen_version(request), _one(visit, id)
    if record is None:
        return not_found(request)
    if seen is not None and seen != record.version:
        return _conflict(visit, Incoming(id, {}), record)
    remove_record(record=record, by=visit.token.actor, reason=LOOK)
    return HttpResponse(status=204)


def _conflict(visit: Visit, sent: Incoming, record: Record) -> HttpResponse:
    """Someone changed the record meanwhile: both values of each field that differs.

    Without the scope to read, only the version is told.
    """
    fields = []
    if READ in visit.token.scopes:
        record = record_by_uid(visit.kind, visit.association_id, record.uid)
        stored = written_record(record)
        for name, text in sent.written.items():
            one = visit.kind.field(name)
            if text != stored[name]:
                values = {"sent": as_json(one, text), "stored": as_json(one, stored[name])}
                fields.append({"field": name} | values)
        _looked(visit, record.uid, 1)
    detail = _("This record was changed meanwhile. Read it again and send your change anew.")
    body = {"detail": detail, "version": record.version, "fields": fields}
    return answer(body, 409, **_tagged(record.version))


_PATTERNS = [one for one in API.urls[0] if one.name != "api-root"]
_RESOLVER = URLResolver(RoutePattern(""), _PATTERNS)


def route(request: HttpRequest, address: str) -> HttpResponse:
    """Answer a request at an address behind ``/api/v1/``."""
    try:
        match = _RESOLVER.resolve(address)
    except Resolver404:
        return not_found(request)
    response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return response
