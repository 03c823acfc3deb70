"""States and moves of a sector report: computed for the administration, then released."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.kernel.roles import HEAD_OF_UNIT
from drempel.apps.kernel.states import Machine, Move

COMPUTED, RELEASED, SUPERSEDED = "computed", "released", "superseded"
SECTOR_STATES = [
    (COMPUTED, gettext_lazy("Computed, not public")),
    (RELEASED, gettext_lazy("Made public")),
    (SUPERSEDED, gettext_lazy("Followed by a later publication")),
]


def _other_person(report: Any, person: Any) -> str | None:
    if report.computed_by_id == person.pk:
        return _("Whoever had it computed does not make it public.")
    return None


SECTOR_REPORT = Machine(
    table="sector_sectorreport",
    kind="sector_report",
    initial=(COMPUTED,),
    moves=(
        Move("release", (COMPUTED,), RELEASED, frozenset({HEAD_OF_UNIT}), _other_person),
        Move("supersede", (RELEASED,), SUPERSEDED, frozenset({HEAD_OF_UNIT})),
    ),
)
