"""An association that works with households, and the people who open its pages."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from drempel.apps.associations.models import Association
from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER, WORKER
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)


@dataclass
class House:
    """One association with a worker, a manager and someone of the administration."""

    association: Association
    worker: Any
    manager: Any
    officer: Any

    def make(self, kind: str, **said: Any) -> Any:
        return make_record(kind, self.association, by=self.worker, **said)

    def browser(self, who: str = "worker") -> Client:
        return signed_in(getattr(self, who))


def make_house() -> House:
    """In a demonstration whose day is 24 November 2026."""
    make_demonstration()
    association = make_association()
    return House(
        association,
        make_person(role=WORKER, association=association, full_name="Noor Claes"),
        make_person(role=MANAGER, association=association),
        make_person(role=CASE_OFFICER),
    )
