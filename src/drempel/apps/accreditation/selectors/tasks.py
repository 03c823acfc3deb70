"""The tasks of an application, computed from what is filled in."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Dossier

TODO, DOING, DONE = "todo", "doing", "done"


@dataclass(frozen=True, slots=True)
class Task:
    """One task: its section, its words, its state, and a hint for who opens it."""

    section: str
    label: str
    state: str
    hint: str = ""

    def part(self, url: str) -> dict[str, Any]:
        """What ``kernel/parts/tasks.html`` shows."""
        return {"label": self.label, "url": url, "state": self.state, "hint": self.hint}


def _text_state(text: str, is_done: bool) -> str:
    if not text.strip():
        return TODO
    return DONE if is_done else DOING


def dossier_tasks(dossier: Dossier) -> list[Task]:
    """The five tasks in the order in which they read best; any order works."""
    has_period = bool(dossier.requested_from_on and dossier.requested_until_on)
    has_lines = dossier.lines.exists()
    asked = DONE if has_period and has_lines else DOING if has_period or has_lines else TODO
    return [
        Task(
            "identity",
            _("Check the details of your association"),
            DONE if dossier.is_identity_confirmed else TODO,
        ),
        Task("period", _("Choose the period and the service lines"), asked),
        Task(
            "activities",
            _("Tell what you do and for whom"),
            _text_state(dossier.activities, dossier.is_activities_done),
        ),
        Task(
            "plan",
            _("Write your plan for the period"),
            _text_state(dossier.plan, dossier.is_plan_done),
        ),
        Task(
            "declaration",
            _("Sign the statement on the directors"),
            DONE if dossier.is_directors_statement_given else TODO,
            _("A statement is enough: no extract from a criminal record is asked."),
        ),
    ]


def open_tasks(dossier: Dossier) -> list[Task]:
    return [task for task in dossier_tasks(dossier) if task.state != DONE]
