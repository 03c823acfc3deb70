"""Reads of the interface: tokens, and pages of records in the order in which they came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from drempel.apps.activity.selectors.records import filtered, records_of, written_rows
from drempel.apps.api.models import ApiToken
from drempel.apps.api.values import as_json
from drempel.engines.records import Kind


def tokens_of(association_id: int) -> QuerySet[ApiToken]:
    """All tokens of an association, newest first."""
    rows = ApiToken.objects.filter(association_id=association_id)
    return rows.select_related("made_by").order_by("-id")


def token_of(association_id: int, token_id: int) -> ApiToken:
    """One token; Http404 when it is someone else's."""
    found = ApiToken.objects.select_related("association").filter(pk=token_id)
    token = found.filter(association_id=association_id).first()
    if token is None:
        raise Http404
    return token


def working_token(hash_: str, on: date) -> ApiToken | None:
    """The token of this fingerprint, if it still works on this day."""
    rows = ApiToken.objects.filter(hash=hash_, revoked_at=None, expires_on__gte=on)
    return rows.first()


@dataclass(frozen=True, slots=True)
class Slice:
    """items: records as JSON values. next: where to go on, or None at the end."""

    items: list[dict[str, Any]]
    next: str | None


def _narrowed(kind: Kind, rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
    rows = filtered(kind, rows, asked)
    if since := asked.get("changed_since"):
        rows = rows.filter(updated_at__gte=since)
    return rows


def slice_of(kind: Kind, association_id: int, asked: Mapping[str, Any]) -> Slice:
    """Records after a place, oldest entry first; three questions whatever the place.

    asked: after (the key of the last one seen), limit, changed_since, and what
    ``activity.selectors.records.filtered`` knows.
    """
    rows = _narrowed(kind, records_of(kind, association_id), asked)
    rows = rows.filter(pk__gt=int(asked.get("after") or 0))
    size = asked["limit"]
    system = list(rows.order_by("id").values("pk", "uid", "version", "own", "own_tags")[: size + 1])
    shown = system[:size]
    written = {}
    if shown:
        keys = [row["pk"] for row in shown]
        found = records_of(kind, association_id).filter(pk__in=keys)
        written = {texts[0]: texts for texts in written_rows(kind, found)}
    items = [item_of(kind, written[row["uid"]], row) for row in shown if row["uid"] in written]
    return Slice(items, str(shown[-1]["pk"]) if len(system) > size else None)


def item_of(kind: Kind, texts: list[str], system: Mapping[str, Any]) -> dict[str, Any]:
    """One record as it stands in an answer. texts: in the order of ``kind.fields``."""
    item = {one.name: as_json(one, text) for one, text in zip(kind.fields, texts, strict=True)}
    return item | {
        "version": system["version"],
        "own": system["own"],
        "tags": system["own_tags"],
    }
