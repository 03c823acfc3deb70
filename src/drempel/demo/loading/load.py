"""The whole demonstration in one transaction: all of it, or nothing."""

from collections.abc import Callable
from datetime import date

from django.conf import settings

from drempel.apps.accounts.models import Person
from drempel.apps.associations.models import Association
from drempel.apps.kernel.installation import (
    all_or_nothing,
    found_installation,
    installation,
)
from drempel.apps.kernel.models import Event, Installation
from drempel.demo.activity import load_activity
from drempel.demo.loading.history import load_history
from drempel.demo.loading.people import load_people
from drempel.demo.loading.proposals import load_proposals
from drempel.demo.loading.renewals import renewal_acts
from drempel.demo.loading.reports import load_reports
from drempel.demo.loading.sector import load_sector
from drempel.demo.loading.timeline import play_acts
from drempel.demo.loading.world import World
from drempel.demo.loading.writing import write_newcomer
from drempel.demo.loading.yearly import award_acts

DEFAULT_DAY = "2026-11-24"
Tell = Callable[[str], object]


class LoadRefused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """The demonstration cannot be loaded here; ``str()`` is one line that says why."""


def demonstration_day() -> date:
    """The fixed day, from the settings. LoadRefused when it is not a day."""
    said = getattr(settings, "DREMPEL_DEMO_DAY", DEFAULT_DAY)
    try:
        return said if isinstance(said, date) else date.fromisoformat(said)
    except (TypeError, ValueError):
        raise LoadRefused(
            f"the setting DREMPEL_DEMO_DAY is {said!r}; expected a day, like {DEFAULT_DAY!r}"
        ) from None


def check_is_empty() -> None:
    """LoadRefused where no demonstration may stand, or when the database serves for something."""
    if not settings.DEMONSTRATION_ALLOWED:
        raise LoadRefused(
            "these settings are for production: no demonstration is loaded. Nothing was changed."
        )
    here = installation()
    if here is not None:
        raise LoadRefused(
            f"this database already is a {here.kind} installation; the demonstration is loaded "
            "only into an empty one. Nothing was changed."
        )
    if Person.objects.exists() or Association.objects.exists():
        raise LoadRefused(
            "this database already holds people or associations; the demonstration is loaded "
            "only into an empty one. Nothing was changed."
        )


def _check_day(day: date, played: list[date]) -> None:
    last = max(played)
    if day < last:
        raise LoadRefused(
            f"the day of the demonstration is {day}, but its story runs to {last}; "
            "set DREMPEL_DEMO_DAY to that day or later. Nothing was changed."
        )


def load_demonstration(tell: Tell) -> None:
    """Found the installation and load everything. tell: takes one line of progress."""
    day = demonstration_day()
    with all_or_nothing():
        check_is_empty()
        found_installation(kind=Installation.DEMONSTRATION, today=day)
        world = World()
        load_people(world)
        tell(f"People and associations: {Person.objects.count()} and {len(world.associations)}")
        load_history(world)
        tell("Accreditations and awards of 2021 to 2025 taken over")
        acts = [*award_acts(world), *renewal_acts(world)]
        _check_day(day, [act.day for act in acts])
        tell(f"The year 2026, day by day: {play_acts(acts)} acts")
        tell(f"Three years of daily work: {load_activity(world, day)} records")
        tell(f"Activity reports: {load_reports(world)}")
        tell(f"Proposals of the sector: {load_proposals(world, day)}")
        tell(f"Figures of the sector over {load_sector(world, day)} associations")
        dossier = write_newcomer(world)
        tell(f"A first application waits to be sent: {dossier.reference}")
        tell(f"Trail: {Event.objects.count()} events")
