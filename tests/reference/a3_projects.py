"""A3-S and A3-C: projects, cohabitations, owners."""

from fractions import Fraction

from tests.reference.calendar import months
from tests.reference.counting import (
    Figure,
    covered,
    field,
    figure,
    kept,
    median,
    total,
    total_of,
)
from tests.reference.groups import World, latest
from tests.reference.reading import Row, shown, value_of


def figures(world: World) -> dict[str, Figure]:
    return {
        **projects(world),
        **residents(world),
        **cohabitations(world),
        **together(world),
        **owners(world),
        **temporary(world),
    }


def projects(world: World) -> dict[str, Figure]:
    phases = world.rows("PHASE")

    def phase(project: Row) -> str:
        """The last phase reached at the end of the year."""
        reached = [
            row
            for row in phases
            if row["project"] == project["id"]
            and row["reached_on"]
            and row["reached_on"] <= world.year.end
        ]
        last = latest(reached, "reached_on")
        return shown(last, "phase") if last else "NOT_ASKED"

    active = world.opened("PROJ")
    own = [row for row in active if row["is_advised_group"] is not True]
    advised = [row for row in active if row["is_advised_group"] is True]
    reached = [
        row
        for row in world.dated("PHASE", "reached_on")
        if value_of(row, "project", "is_advised_group") is not True
    ]
    return {
        "A3-S01": figure(
            own,
            by={
                "project_type": field("project_type"),
                "phase": phase,
                "D1": field("municipality"),
            },
        ),
        "A3-S02": figure(reached, by={"phase": field("phase")}),
        "A3-S07": figure(advised, by={"stage": phase}),
        "A3-C04": figure(
            [row for row in active if row.known("partners")], by={"D15": field("partners")}
        ),
    }


def residents(world: World) -> dict[str, Figure]:
    rows = [row for row in world.opened("STAY") if value_of(row, "unit", "project")]
    rows = kept(rows, world.household, "start_on", last=True)
    by = {
        "D2": field("household", "household_type"),
        "D4": lambda row: world.age_band(row.follow("household")),
    }
    return {
        "A3-S03.households": figure(rows, by=by),
        "A3-S03.persons": figure(rows, total_of("persons"), by, covered(rows, "persons")),
    }


def cohabitations(world: World) -> dict[str, Figure]:
    ended = world.dated("MATCH", "end_on")
    by = {"formula": field("formula"), "D1": field("municipality")}

    def lasted(row: Row) -> int | None:
        return months(row["start_on"], row["end_on"]) if row["start_on"] else None

    return {
        "A3-S04.started": figure(world.dated("MATCH", "start_on"), by=by),
        "A3-S04.active": figure(world.opened("MATCH"), by=by),
        "A3-S04.ended": figure(ended, by={**by, "reason": field("end_reason")}),
        "A3-S05": figure(ended, median(lasted), {"formula": field("formula")}),
    }


def together(world: World) -> dict[str, Figure]:
    meetings = [row for row in world.dated("SESS", "held_on") if row["format"] == "RESIDENTS"]
    mediations = [row for row in world.dated("MED", "opened_on") if row.known("project")]
    return {"A3-S06.meetings": figure(meetings), "A3-S06.mediations": figure(mediations)}


def rent_level(row: Row) -> str:
    rent = row["rent_monthly"]
    if rent is None:
        return row.reason("rent_monthly")
    bands = {400: "LT400", 600: "E400_599", 800: "E600_799", 1000: "E800_999"}
    return next((band for limit, band in bands.items() if rent < limit), "E1000P")


def owners(world: World) -> dict[str, Figure]:
    kind = {"owner_type": field("owner_type")}
    by = {
        "D1": field("municipality"),
        "D16": field("dwelling_size"),
        "rent_level": rent_level,
    }
    secured = [row for row in world.dated("UNIT", "in_on") if row.known("owner")]
    allocated = [row for row in world.dated("UNIT", "allocated_on") if row.known("owner")]
    return {
        "A3-C01.contacted": figure(world.dated("OWNER", "contacted_on"), by=kind),
        "A3-C01.engaged": figure(world.dated("OWNER", "engaged_on"), by=kind),
        "A3-C02.secured": figure(secured, by=by),
        "A3-C02.allocated": figure(allocated, by=by),
    }


def temporary(world: World) -> dict[str, Figure]:
    rows = [
        row
        for row in world.opened("PROJ", "occupied_from", "occupied_until")
        if row["project_type"] == "TEMPORARY"
    ]
    by = {"D1": field("municipality"), "owner_type": field("owner_type")}

    def building_months(row: Row) -> Fraction:
        days = world.year.days_within(row["occupied_from"], row["occupied_until"])
        return Fraction((row["buildings"] or 0) * days * 12, world.year.days)

    buildings = covered(rows, "buildings")
    return {
        "A3-C03.buildings": figure(rows, total_of("buildings"), by, buildings),
        "A3-C03.places": figure(rows, total_of("places"), by, covered(rows, "places")),
        "A3-C03.months": figure(rows, total(building_months), by, buildings),
    }
