"""A1-M and A1-P: mediation, and households that want to buy."""

from tests.reference.calendar import months
from tests.reference.counting import Figure, field, figure, kept, median, with_interval
from tests.reference.groups import NEUTRAL, World
from tests.reference.reading import Row, value_of


def figures(world: World) -> dict[str, Figure]:
    return {
        **mediation(world),
        **purchases(world),
        **milestones(world),
        **saving(world),
        **afterwards(world),
    }


def mediation(world: World) -> dict[str, Figure]:
    opened = [row for row in world.dated("MED", "opened_on") if row["project"] is None]
    closed = [row for row in world.dated("MED", "closed_on") if row["project"] is None]

    def days(row):
        return (row["closed_on"] - row["opened_on"]).days if row["opened_on"] else None

    return {
        "A1-M01": figure(opened, by={"parties": field("party"), "D10": field("topic")}),
        "A1-M02": figure(closed, by={"outcome": field("outcome")}),
        "A1-M03": figure(closed, median(days)),
    }


def purchases(world: World) -> dict[str, Figure]:
    active = kept(world.opened("PUR"), world.household, "start_on", last=True)
    dated = world.dated("PUR", "advised_against_on")
    advised = kept(dated, world.household, "advised_against_on", last=True)
    return {
        "A1-P01": figure(
            active, by={"D2": field("household", "household_type"), "formula": field("formula")}
        ),
        "A1-P06": figure(advised, by={"reason": field("drop_reason")}),
    }


def milestones(world: World) -> dict[str, Figure]:
    rows = world.dated("MILESTONE", "reached_on")

    def buyer(row: Row):
        return world.rep(value_of(row, "purchase", "household"))

    def step(row: Row):
        return (buyer(row), row["milestone"]) if buyer(row) and row["milestone"] else None

    deeds = [row for row in rows if row["milestone"] == "DEED"]
    return {
        "A1-P02": figure(
            kept(rows, step, "reached_on"),
            by={"milestone": field("milestone"), "reason": field("purchase", "drop_reason")},
        ),
        "A1-P03": figure(
            kept(deeds, buyer, "reached_on", last=True),
            by={
                "D1": field("purchase", "household", "municipality"),
                "formula": field("purchase", "formula"),
            },
        ),
    }


def saving(world: World) -> dict[str, Figure]:
    active = [row for row in world.opened("PUR") if row.known("saving_group")]
    ended = [row for row in world.dated("PUR", "end_on") if row.known("saving_group")]
    sessions = [row for row in world.dated("SESS", "held_on") if row.known("saving_group")]
    bought = {
        row["purchase"]
        for row in world.dated("MILESTONE", "reached_on")
        if row["milestone"] == "DEED"
    }
    buyers = world.rows("PUR", lambda row: row.known("saving_group") and row["id"] in bought)

    def stayed(row):
        return months(row["start_on"], row["end_on"]) if row["start_on"] else None

    return {
        "A1-P04.groups": figure(kept(active, lambda row: row["saving_group"], "start_on")),
        "A1-P04.members": figure(kept(active, world.household, "start_on", last=True)),
        "A1-P04.duration": figure(ended, median(stayed)),
        "A1-P04.buyers": figure(kept(buyers, world.household, "start_on", last=True)),
        "A1-P04.sessions": figure(sessions),
    }


def still_owner(row: Row) -> bool | None:
    """A lost household says nothing about the home."""
    if row["ownership"] in (None, "LOST"):
        return None
    return row["ownership"] in ("STILL_OWNER", "DIFFICULT")


def afterwards(world: World) -> dict[str, Figure]:
    rows = [
        row
        for row in world.dated("FOLLOWUP", "done_on")
        if row.known("purchase")
        and row["point"] in ("M12", "Y3", "Y5")
        and row["situation"] not in NEUTRAL
    ]
    by = {"point": field("point")}
    return {
        "A1-P05.owner": with_interval(rows, still_owner, by=by),
        "A1-P05.bearable": with_interval(rows, lambda row: row["is_bearable"], by=by),
        "A1-P05.good_state": with_interval(rows, lambda row: row["is_good_state"], by=by),
    }
