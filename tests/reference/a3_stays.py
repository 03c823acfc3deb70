"""A3-O: who lives in the dwellings, for how long, and where they go."""

from tests.reference.calendar import add_days, add_months, overlaps
from tests.reference.counting import (
    Figure,
    covered,
    field,
    figure,
    kept,
    median,
    p90,
    share,
    total,
    total_of,
    with_interval,
)
from tests.reference.groups import NEUTRAL, World, durable
from tests.reference.reading import Row

KIND = {"type": field("unit", "unit_type")}


def figures(world: World) -> dict[str, Figure]:
    return {
        **occupants(world),
        **moves(world),
        **lengths(world),
        **nights(world),
        **guided(world),
        **exits(world),
        **returns(world),
        **arrears(world),
        **candidates(world),
    }


def occupants(world: World) -> dict[str, Figure]:
    rows = kept(world.opened("STAY"), world.household, "start_on", last=True)
    by = {
        "D2": field("household", "household_type"),
        "D6": field("situation_start"),
        **KIND,
    }
    return {
        "A3-O01.households": figure(rows, by=by),
        "A3-O01.persons": figure(rows, total_of("persons"), by, covered(rows, "persons")),
    }


def moves(world: World) -> dict[str, Figure]:
    return {
        "A3-O02.in": figure(
            world.dated("STAY", "start_on"), by={**KIND, "D6": field("situation_start")}
        ),
        "A3-O02.out": figure(
            world.dated("STAY", "end_on"), by={**KIND, "D12": field("destination")}
        ),
    }


def lengths(world: World) -> dict[str, Figure]:
    ended = world.dated("STAY", "end_on")
    standing = world.standing("STAY", "start_on", "end_on")
    planned = world.opened("STAY")
    over = [
        row
        for row in planned
        if row["planned_end_on"] and world.year.days_within(row["planned_end_on"], row["end_on"])
    ]

    def length(row: Row) -> int | None:
        return (row["end_on"] - row["start_on"]).days if row["start_on"] else None

    def so_far(row: Row) -> int:
        return (add_days(world.year.as_of, 1) - row["start_on"]).days

    return {
        "A3-O03.median": figure(ended, median(length), KIND),
        "A3-O03.p90": figure(ended, p90(length), KIND),
        "A3-O03.open_median": figure(standing, median(so_far), KIND),
        "A3-O04": figure(
            over,
            by={"reason": field("overstay_reason")},
            cover=covered(planned, "planned_end_on"),
        ),
    }


def nights(world: World) -> dict[str, Figure]:
    rows = world.opened("STAY")

    def days(row: Row) -> int:
        return world.year.days_within(row["start_on"], row["end_on"])

    return {
        "A3-O05.unit_days": figure(rows, total(days), KIND),
        "A3-O05.nights": figure(
            rows,
            total(lambda row: days(row) * (row["persons"] or 0)),
            KIND,
            covered(rows, "persons"),
        ),
    }


def guided(world: World) -> dict[str, Figure]:
    """Stays during which the household also followed a pathway in the year."""
    paths = world.opened("PATH")
    stays = world.opened("STAY")
    found = {
        stay["id"]
        for stay in stays
        for path in paths
        if world.household(path) == world.household(stay)
        and overlaps(path["start_on"], path["end_on"], stay["start_on"], stay["end_on"])
    }
    return {
        "A3-O06.with_path": figure([row for row in stays if row["id"] in found]),
        "A3-O06.without_path": figure([row for row in stays if row["id"] not in found]),
    }


def lasts(row: Row) -> bool | None:
    return durable(row["destination"], row["destination_wanted"])


def exits(world: World) -> dict[str, Figure]:
    everyone = world.dated("STAY", "end_on")
    rows = [row for row in everyone if row["destination"] not in NEUTRAL]
    by = {"D12": field("destination"), "D2": field("household", "household_type")}
    return {
        "A3-O07.rate": with_interval(rows, lasts, by=by, cover=covered(rows, "destination")),
        "A3-O07.durable": figure(
            [row for row in everyone if lasts(row)],
            by=by,
            cover=covered(everyone, "destination"),
        ),
    }


def comes_back(world: World, left: Row, months: int) -> bool:
    """A new stay, or a pathway begun without a lasting home, within so many months."""
    until = add_months(left["end_on"], months)
    for kind in ("STAY", "PATH"):
        for row in world.rows(kind):
            if world.household(row) is None or world.household(row) != world.household(left):
                continue
            if row["start_on"] is None or not left["end_on"] <= row["start_on"] <= until:
                continue
            if kind == "STAY" and row["id"] != left["id"]:
                return True
            if kind == "PATH" and durable(row["situation_start"], True) is not True:
                return True
    return False


def returns(world: World) -> dict[str, Figure]:
    left = world.rows("STAY", lambda row: row["end_on"] and lasts(row))
    found = {}
    for months in (6, 12, 24):
        cohort = [row for row in left if world.year.has(add_months(row["end_on"], months))]
        measure = share(lambda row, months=months: comes_back(world, row, months))
        found[f"A3-O08.m{months}"] = figure(cohort, measure)
    return found


def arrears(world: World) -> dict[str, Figure]:
    everyone = world.opened("STAY")
    rows = [row for row in everyone if (row["arrears"] or 0) > 0]
    by = {"plan": field("has_repayment_plan")}
    cover = covered(everyone, "arrears")
    return {
        "A3-O09.stays": figure(rows, by=by, cover=cover),
        "A3-O09.amount": figure(rows, total_of("arrears"), by, cover),
    }


def candidates(world: World) -> dict[str, Figure]:
    def group(row: Row) -> str | None:
        return world.rep(row["id"])

    applied = world.dated("FILE", "housing_applied_on")
    waiting = world.standing("FILE", "housing_applied_on", "housing_application_closed_on")
    by = {
        "D2": field("household_type"),
        "bedrooms": field("bedrooms_needed"),
        "D16": field("adaptation_needed"),
    }
    return {
        "A3-O10.applications": figure(kept(applied, group, "housing_applied_on", last=True), by=by),
        "A3-O10.waiting": figure(kept(waiting, group, "housing_applied_on", last=True), by=by),
    }
