"""The awards of 2026, batch by batch, from the calculation to the letter."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from drempel.apps.accounts.models import Person
from drempel.apps.payments.services import notify_award
from drempel.apps.subsidies import services
from drempel.apps.subsidies.models import Award
from drempel.demo.loading.timeline import Act
from drempel.demo.loading.world import World
from drempel.demo.sources import Body, bodies, table

Batch = Mapping[str, Any]


def award_acts(world: World) -> Iterator[Act]:
    """Every act of every award of the year."""
    for body in bodies():
        if body.base_2020_cents is None:
            continue
        batch = _batch_of(body.key)
        for step, (column, play) in enumerate(_STEPS.items()):
            if column in batch:
                yield _act(world, body, batch, (step, column), play)


def _batch_of(key: str) -> Batch:
    rest, *named = table("awards_2026")["batch"]
    found: Batch = next((one for one in named if key in one["associations"]), rest)
    return found


def _act(world: World, body: Body, batch: Batch, place: tuple[int, str], play: "Play") -> Act:
    step, column = place
    day: date = batch[column]
    return Act(day, step, body.number, lambda: play(world, body, batch, day))


def _award(world: World, body: Body) -> Award:
    return world.associations[body.key].awards.get(year=table("awards_2026")["year"])


def _officer(world: World, body: Body) -> Person:
    """The two case officers share the work evenly."""
    return world.staff[("case.officer", "second.officer")[body.number % 2]]


def _calculate(world: World, body: Body, _batch: Batch, day: date) -> None:
    services.calculate_award(
        association=world.associations[body.key],
        year=table("awards_2026")["year"],
        by=_officer(world, body),
        on=day,
    )


def _propose(world: World, body: Body, _batch: Batch, day: date) -> None:
    reasons = table("handling")["reasons"]["award"][body.language]
    services.propose_award(
        award=_award(world, body), reasons=reasons, by=_officer(world, body), on=day
    )


def _advise(world: World, body: Body, batch: Batch, day: date) -> None:
    kind = batch["opinion"]
    services.give_award_opinion(
        award=_award(world, body),
        kind=kind,
        text=table("handling")["opinion"][kind][body.language],
        by=world.inspector,
        on=day,
    )


def _decide(world: World, body: Body, batch: Batch, day: date) -> None:
    services.decide_award(
        award=_award(world, body),
        outcome="GRANTED",
        decided_on=day,
        decision_reference=batch["decision_reference"],
        by=world.head,
        on=day,
    )


def _notify(world: World, body: Body, _batch: Batch, day: date) -> None:
    notify_award(award=_award(world, body), by=_officer(world, body), on=day)


Play = Callable[[World, Body, Batch, date], None]
# Day of a batch -> act, along the road.
_STEPS: dict[str, Play] = {
    "calculated_on": _calculate,
    "proposed_on": _propose,
    "advised_on": _advise,
    "decided_on": _decide,
    "notified_on": _notify,
}
