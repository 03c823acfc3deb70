"""What happened to a record, read from the trail for a page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model

from drempel.apps.kernel.models import Event


@dataclass(frozen=True, slots=True)
class Happening:
    """One event for a reader: verb code, day it counts for, real instant, who, why."""

    verb: str
    on: date | None
    at: datetime
    actor_name: str
    data: Mapping[str, Any]

    @property
    def reason(self) -> str:
        return str(self.data.get("reason") or "")


def happenings(object_type: str, object_id: str) -> list[Happening]:
    """Every event of one record, oldest first. Two queries."""
    events = list(Event.objects.filter(object_type=object_type, object_id=object_id))
    ids = {int(e.actor.removeprefix("person:")) for e in events if e.actor != "system"}
    names = {p.pk: p.full_name for p in get_user_model()._default_manager.filter(pk__in=ids)}
    return [_happening(event, names) for event in events]


def _happening(event: Event, names: Mapping[int, str]) -> Happening:
    data = json.loads(event.data)
    on = data.get("on")
    actor = event.actor
    name = "" if actor == "system" else names.get(int(actor.removeprefix("person:")), actor)
    return Happening(
        verb=event.verb,
        on=date.fromisoformat(on) if on else None,
        at=datetime.strptime(event.at, "%Y-%m-%dT%H:%M:%S.%f%z"),
        actor_name=name,
        data=data,
    )
