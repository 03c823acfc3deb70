"""The years before the product: accreditations and awards entered as taken over.

2021 to 2023 follow the rules of 2016, 2024 and 2025 those of 2023; every amount comes from
the engine, from the invented base of 2020 onwards.
"""

from collections.abc import Mapping
from typing import Any

from drempel.apps.accreditation.services import take_over_accreditation
from drempel.apps.subsidies.cases import award_case, governing_accreditation, previous_full_year
from drempel.apps.subsidies.services import take_over_award
from drempel.demo.loading.people import service_lines
from drempel.demo.loading.world import World
from drempel.demo.sources import Body, bodies, table


def load_history(world: World) -> None:
    """Every association that was accredited, period by period and year by year."""
    for body in bodies():
        if body.base_2020_cents is not None:
            _load_body(world, body)


def _periods(key: str) -> list[Mapping[str, Any]]:
    common, *others = table("history")["cycle"]
    own = [cycle for cycle in others if key in cycle["associations"]]
    found: list[Mapping[str, Any]] = (own or [common])[0]["periods"]
    return found


def _load_body(world: World, body: Body) -> None:
    """A period is entered once the award that fixes its amount is there."""
    waiting = list(_periods(body.key))
    years = {year["year"]: year for year in table("history")["year"]}
    for year in sorted(years):
        while waiting and waiting[0]["begins_on"].year == year:
            _take_over_period(world, body, waiting.pop(0))
        _take_over_year(world, body, years[year])
    for period in waiting:
        _take_over_period(world, body, period)


def _fixed_cents(world: World, body: Body, period: Mapping[str, Any]) -> int:
    if period["amount"] == 2020:
        return body.base_2020_cents or 0
    cents = previous_full_year(world.associations[body.key], period["amount"] + 1)
    if cents is None:
        raise ValueError(f"{body.key}: no award of {period['amount']} to fix an amount on")
    return cents


def _take_over_period(world: World, body: Body, period: Mapping[str, Any]) -> None:
    fields = {name: value for name, value in period.items() if name != "amount"}
    take_over_accreditation(
        association=world.associations[body.key],
        lines=service_lines(body.key, body.peer_group),
        reference_amount_cents=_fixed_cents(world, body, period),
        **fields,
    )


def _take_over_year(world: World, body: Body, year: Mapping[str, Any]) -> None:
    association = world.associations[body.key]
    accreditation = governing_accreditation(association, year["year"])
    if accreditation is None:
        raise ValueError(f"{body.key}: no accreditation in {year['year']}")
    take_over_award(
        accreditation=accreditation,
        case=award_case(association, year["year"]),
        decided_on=year["decided_on"],
        notified_on=year["notified_on"],
        decision_reference=year["decision_reference"],
    )
