"""The renewals of 2026: each day of a row is an act, done by whoever does it in the field."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from drempel.apps.accounts.models import Person
from drempel.apps.accreditation import services
from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.services.handling import GRANTED, REFUSED, Proposal
from drempel.apps.subsidies.models import Award
from drempel.demo import draw
from drempel.demo.loading.timeline import Act
from drempel.demo.loading.world import World
from drempel.demo.loading.writing import write_renewal
from drempel.demo.sources import bodies, renewals, table

Row = Mapping[str, str]


def renewal_acts(world: World) -> Iterator[Act]:
    """Every act of every row, and the extension that bridges the wait of one association."""
    numbers = {body.key: body.number for body in bodies()}
    for row in renewals():
        for step, (column, play) in enumerate(_STEPS.items()):
            if row[column]:
                yield _act(world, row, numbers[row["association"]], step, column, play)
    said = table("handling")["extension"]
    yield Act(said["on"], len(_STEPS), 0, lambda: _extend(world, said["association"]))


def _act(world: World, row: Row, number: int, step: int, column: str, play: "Play") -> Act:
    day = date.fromisoformat(row[column])
    return Act(day, step, number, lambda: play(world, row, day))


def _dossier(world: World, row: Row) -> Dossier:
    return world.associations[row["association"]].dossiers.get()


def _officer(world: World, row: Row) -> Person:
    return world.staff[row["officer"]]


def _writer(world: World, row: Row) -> Person:
    """The manager; for an application on paper, the case officer who enters it."""
    return _officer(world, row) if row["received_on"] else world.managers[row["association"]]


def _words(name: str, dossier: Dossier) -> str:
    found: str = table("handling")[name][dossier.language]
    return found


def _open(world: World, row: Row, day: date) -> None:
    writer, association = _writer(world, row), world.associations[row["association"]]
    dossier = services.open_dossier(association=association, by=writer, on=day)
    write_renewal(dossier, writer, whole=bool(row["sent_on"]))


def _submit(world: World, row: Row, day: date) -> None:
    received = date.fromisoformat(row["received_on"]) if row["received_on"] else None
    services.submit_dossier(
        dossier=_dossier(world, row), by=_writer(world, row), on=day, received_on=received
    )


def _acknowledge(world: World, row: Row, day: date) -> None:
    services.acknowledge_dossier(dossier=_dossier(world, row), by=_officer(world, row), on=day)


def _ask(world: World, row: Row, day: date) -> None:
    dossier = _dossier(world, row)
    items = table("handling")["asked"][dossier.language]
    chosen = draw.some(f"{row['association']}/asked", items, 2)
    services.ask_dossier_items(
        dossier=dossier, items="\n".join(chosen), by=_officer(world, row), on=day
    )


def _answer(world: World, row: Row, day: date) -> None:
    dossier = _dossier(world, row)
    services.answer_dossier_items(
        request=dossier.requests.get(answered_on=None),
        answer=_words("answered", dossier),
        by=world.managers[row["association"]],
        on=day,
    )


def _declare_complete(world: World, row: Row, day: date) -> None:
    services.declare_dossier_complete(dossier=_dossier(world, row), by=_officer(world, row), on=day)


def _pause(world: World, row: Row, day: date) -> None:
    dossier = _dossier(world, row)
    services.ask_dossier_items(
        dossier=dossier, items=_words("paused", dossier), by=_officer(world, row), on=day
    )


def _proposal(dossier: Dossier, outcome: str) -> Proposal:
    """The period that follows, at the amount of 2026, which carries the index of 2025-12."""
    handling = table("handling")
    reasons: str = handling["reasons"][outcome][dossier.language]
    if outcome == REFUSED:
        return Proposal(outcome, reasons)
    asked = sorted(dossier.lines.values_list("code", flat=True))
    award = Award.objects.get(association=dossier.association_id, year=2026)
    return Proposal(
        outcome=outcome,
        reasons=reasons,
        lines=frozenset(asked if outcome == GRANTED else asked[:-1]),
        from_on=handling["renewal"]["from_on"],
        until_on=handling["renewal"]["until_on"],
        reference_amount_cents=award.full_year_cents,
        reference_month=handling["renewal"]["reference_month"],
    )


def _examine(world: World, row: Row, day: date) -> None:
    dossier = _dossier(world, row)
    services.examine_dossier(
        dossier=dossier,
        proposal=_proposal(dossier, row["outcome"]),
        by=_officer(world, row),
        on=day,
    )


def _request(world: World, row: Row, day: date) -> None:
    services.request_dossier_opinion(dossier=_dossier(world, row), by=_officer(world, row), on=day)


def _send_back(world: World, row: Row, day: date) -> None:
    dossier = _dossier(world, row)
    services.send_dossier_back(
        dossier=dossier, by=world.head, on=day, reason=_words("sent_back", dossier)
    )


def _advise(world: World, row: Row, day: date) -> None:
    dossier = _dossier(world, row)
    kind = row["opinion"]
    services.give_dossier_opinion(
        dossier=dossier,
        kind=kind,
        text=table("handling")["opinion"][kind][dossier.language],
        by=world.inspector,
        on=day,
    )


def _decide(world: World, row: Row, day: date) -> None:
    services.decide_dossier(
        dossier=_dossier(world, row),
        by=world.head,
        decided_on=day,
        decision_reference=table("handling")["renewal"]["references"][day.isoformat()],
        on=day,
    )


def _notify(world: World, row: Row, day: date) -> None:
    services.notify_dossier(dossier=_dossier(world, row), by=_officer(world, row), on=day)


def _extend(world: World, key: str) -> None:
    said = table("handling")["extension"]
    services.extend_accreditation(
        accreditation=world.associations[key].accreditations.get(state="active"),
        until_on=said["until_on"],
        decision_reference=said["decision_reference"],
        by=world.head,
        on=said["on"],
    )


Play = Callable[[World, Row, date], None]
# Column of the data -> act, along the road.
_STEPS: dict[str, Play] = {
    "opened_on": _open,
    "sent_on": _submit,
    "acknowledged_on": _acknowledge,
    "asked_on": _ask,
    "answered_on": _answer,
    "complete_on": _declare_complete,
    "paused_on": _pause,
    "resumed_on": _answer,
    "examined_on": _examine,
    "requested_on": _request,
    "sent_back_on": _send_back,
    "examined_again_on": _examine,
    "requested_again_on": _request,
    "advised_on": _advise,
    "decided_on": _decide,
    "notified_on": _notify,
}
