"""A1-R: rights and the steps towards them."""

from tests.reference.calendar import add_days
from tests.reference.counting import (
    Figure,
    combined,
    covered,
    field,
    figure,
    median,
    share,
    total_of,
)
from tests.reference.groups import World

GRANTED = ("GRANTED", "PARTLY")


def figures(world: World) -> dict[str, Figure]:
    return {**steps(world), **decisions(world), **unanswered(world), **disputes(world)}


def steps(world: World) -> dict[str, Figure]:
    acts = [row for row in world.dated("ACT", "done_on") if row["service_line"] == "A1-R"]
    filed = world.dated("RIGHT", "filed_on")
    return {
        "A1-R01": figure(acts, by={"D10": field("topic"), "D8": field("channel")}),
        "A1-R02": figure(
            filed,
            by={"right_type": field("right_type"), "D2": field("household", "household_type")},
        ),
    }


def decisions(world: World) -> dict[str, Figure]:
    dated = world.dated("RIGHT", "decided_on")
    granted = [row for row in dated if row["state"] in GRANTED]
    refused = [row for row in dated if row["state"] == "REFUSED"]
    decided = [row for row in dated if row["state"] in (*GRANTED, "REFUSED")]
    by = {"right_type": field("right_type")}

    def days(row):
        return (row["decided_on"] - row["filed_on"]).days if row["filed_on"] else None

    return {
        "A1-R03.granted": figure(granted, by=by),
        "A1-R03.rate": figure(decided, share(lambda row: row["state"] in GRANTED), by),
        "A1-R04.refused": figure(refused, by={**by, "authority": field("authority")}),
        "A1-R05": figure(decided, median(days), by),
        "A1-R06.once": figure(
            granted, total_of("amount_once"), by, covered(granted, "amount_once")
        ),
        "A1-R06.monthly": figure(
            granted, total_of("amount_monthly"), by, covered(granted, "amount_monthly")
        ),
    }


def unanswered(world: World) -> dict[str, Figure]:
    by = {"right_type": field("right_type")}
    late = []
    for row in world.rows("RIGHT"):
        if row["filed_on"] is None:
            continue
        day_90 = add_days(row["filed_on"], 90)
        if world.year.has(day_90) and (row["decided_on"] is None or row["decided_on"] > day_90):
            late.append(row)
    return {
        "A1-R03.undecided": figure(world.standing("RIGHT", "filed_on", "decided_on"), by=by),
        "A1-R04.unanswered": figure(late, by={**by, "authority": field("authority")}),
    }


def disputes(world: World) -> dict[str, Figure]:
    rights = [row for row in world.dated("RIGHT", "appeal_on") if row.known("appeal_forum")]
    mediations = [row for row in world.dated("MED", "opened_on") if row.known("appeal_forum")]
    by = {"forum": field("appeal_forum")}
    parts = [figure(rights, by=by), figure(mediations, by=by)]
    return {
        "A1-R07.rights": parts[0],
        "A1-R07.mediations": parts[1],
        "A1-R07.total": combined(parts, lambda one, other: one + other, "forum"),
    }
