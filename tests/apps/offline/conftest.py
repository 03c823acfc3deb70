"""A worker with a device, and short ways to send from it."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from drempel.apps.kernel.roles import WORKER
from tests.apps.activity.builders import TODAY
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)

CONTACT = {"happened_on": "2026-11-24", "channel": "DESK", "topic": "LEASE", "service_line": "A1-G"}


@dataclass
class Device:
    """One person in one browser."""

    person: Any
    client: Client
    name: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def association(self) -> Any:
        return self.person.association_id

    def post(self, path: str, content: Any) -> Any:
        body = content if isinstance(content, bytes) else json.dumps(content)
        return self.client.post(
            f"/offline/{path}/",
            body,
            content_type="application/json",
            HTTP_ACCEPT="application/json",
        )

    def send(self, *changes: dict[str, Any]) -> list[dict[str, Any]]:
        answer = self.post("sync", {"changes": list(changes)})
        assert answer.status_code == 200, answer.content
        return answer.json()["answers"]

    def data(self, seen: str = "") -> dict[str, Any]:
        return self.client.get("/offline/data/", {"seen": seen}).json()


def change(kind: str = "contact", **said: Any) -> dict[str, Any]:
    """A change as a device sends it; a new contact unless more is said."""
    facts = {
        "change": str(uuid.uuid4()),
        "kind": kind,
        "uid": str(uuid.uuid4()),
        "base": {},
        "values": CONTACT if kind == "contact" else {},
        "made_at": "2026-11-24T10:00:00+01:00",
        "active_seconds": 12,
    }
    return facts | said


@pytest.fixture
def make_device(db: None) -> Callable[..., Device]:
    make_demonstration(TODAY)

    def make(association: Any = None, role: str = WORKER, **traits: Any) -> Device:
        home = association or make_association()
        person = make_person(role=role, association=home, **traits)
        return Device(person, signed_in(person))

    return make


@pytest.fixture
def device(make_device: Callable[..., Device]) -> Device:
    return make_device()
