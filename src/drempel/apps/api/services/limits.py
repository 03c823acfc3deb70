"""How often a token may come: counted by the minute in the database, so that all workers agree."""

from datetime import datetime

from django.conf import settings
from django.db.models import Case, F, Value, When

from drempel.apps.api.models import ApiToken, ApiWindow

REQUESTS, BATCHES = "requests", "batches"
_USUAL = {REQUESTS: 120, BATCHES: 10}
_SETTING = {REQUESTS: "API_REQUESTS_A_MINUTE", BATCHES: "API_BATCHES_A_MINUTE"}
_SECONDS = 60


def most(counted: str) -> int:
    """How many a minute; an installation may say otherwise in its settings."""
    return int(getattr(settings, _SETTING[counted], _USUAL[counted]))


def take_turn(token: ApiToken, counted: str, now: datetime) -> int:
    """Count one request; 0, or after how many seconds to come back."""
    seconds = int(now.timestamp())
    minute = seconds // _SECONDS
    row = {"token_id": token.pk, "counted": counted}
    if not _count(row, minute):
        ApiWindow.objects.get_or_create(**row, defaults={"minute": minute, "count": 0})
        _count(row, minute)
    count = ApiWindow.objects.filter(**row).values_list("count", flat=True).get()
    return 0 if count <= most(counted) else _SECONDS - seconds % _SECONDS


def _count(row: dict[str, object], minute: int) -> int:
    same = When(minute=minute, then=F("count") + 1)
    rows = ApiWindow.objects.filter(**row)
    return rows.update(count=Case(same, default=Value(1)), minute=Value(minute))
