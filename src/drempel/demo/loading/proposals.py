"""Proposals of the sector in every state, and one measurement of what recording takes."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from drempel.apps.consultation import services
from drempel.apps.consultation.models import Proposal
from drempel.demo.loading.world import World
from drempel.demo.sources import bodies, table

OFFICER, ANY_OF = "officer", "*"


def load_proposals(world: World, day: date) -> int:
    """Play every proposal through the services; returns how many there are."""
    rows = sorted(table("proposals")["proposal"], key=lambda one: one["on"])
    for one in rows:
        _play(world, one)
    services.measure_burden(on=day)
    return len(rows)


def _person(world: World, name: str) -> Any:
    return world.staff["case.officer"] if name == OFFICER else world.managers[name]


def _play(world: World, one: Mapping[str, Any]) -> None:
    officer, head = world.staff["case.officer"], world.staff["head.of.unit"]
    made = services.propose(said=one["said"], by=_person(world, one["by"]), on=one["on"])
    if "opened_on" in one:
        services.consult_sector(proposal=made, by=officer, on=one["opened_on"])
    for said in one.get("comment", ()):
        _comment(world, made, said, one["opened_on"])
    if "pilot_on" in one:
        for name in _volunteers(one["volunteers"]):
            services.join_pilot(proposal=made, by=world.managers[name], on=one["opened_on"])
        services.start_pilot(proposal=made, by=officer, on=one["pilot_on"])
    if one["state"] == "adopted":
        services.adopt_proposal(
            proposal=made,
            valid_from_on=one["valid_from_on"],
            decision_note=one["decision_note"],
            by=head,
            on=one["decided_on"],
        )
    if one["state"] == "rejected":
        note, on = one["decision_note"], one["decided_on"]
        services.reject_proposal(proposal=made, decision_note=note, by=head, on=on)


def _comment(world: World, proposal: Proposal, said: Mapping[str, Any], on: date) -> None:
    comment = services.comment_proposal(
        proposal=proposal,
        text=said["text"],
        language=said["language"],
        by=_person(world, said["by"]),
        on=on,
    )
    if "answer" in said:
        services.answer_comment(
            comment=comment,
            outcome=said["outcome"],
            answer=said["answer"],
            by=world.staff["case.officer"],
            on=on,
        )


def _volunteers(names: list[str]) -> Iterator[str]:
    """Keys of associations; "*G3" stands for the first of that kind of work."""
    for name in names:
        if name.startswith(ANY_OF):
            yield next(one.key for one in bodies() if one.peer_group == name.removeprefix(ANY_OF))
        else:
            yield name
