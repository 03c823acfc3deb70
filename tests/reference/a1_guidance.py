"""A1-G: pathways, acts, goals and where people live afterwards."""

from fractions import Fraction

from tests.reference.counting import (
    Figure,
    combined,
    covered,
    field,
    figure,
    kept,
    ratio,
    total,
    with_interval,
)
from tests.reference.groups import NEUTRAL, World, durable, latest
from tests.reference.reading import Row, value_of

MINUTES = {"LE15": Fraction(15, 2), "M15_45": 30, "M45_90": Fraction(135, 2), "GT90": 120}
OUTSIDE = ("HOME_VISIT", "OUTREACH", "ACCOMPANY")


def figures(world: World) -> dict[str, Figure]:
    paths = pathways(world)
    return {
        **paths,
        **acts(world, paths["A1-G01.active"]),
        **special_acts(world),
        **goals(world),
        **evictions(world),
        **unfit(world),
        **homes(world),
        **followups(world),
        **renovation(world),
    }


def pathways(world: World) -> dict[str, Figure]:
    by = {"D17": field("service_line"), "D2": field("household", "household_type")}
    lasting = {**by, "D13": world.path_band}
    ended = world.dated("PATH", "end_on")
    return {
        "A1-G01.opened": figure(world.dated("PATH", "start_on"), by=by),
        "A1-G01.active": figure(world.opened("PATH"), by=lasting),
        "A1-G01.closed": figure(ended, by=lasting),
        "A1-G13": figure(ended, by={"reason": field("end_reason"), "D12": field("situation_end")}),
    }


def hours(row: Row) -> Fraction:
    if row["minutes"] is not None:
        return Fraction(row["minutes"]) / 60
    return Fraction(MINUTES.get(row["duration_band"], 0)) / 60


def acts(world: World, active: Figure) -> dict[str, Figure]:
    rows = world.dated("ACT", "done_on")
    by = {"D17": field("path", "service_line")}
    number = figure(rows, by=by)
    spent = figure(rows, total(hours), by, covered(rows, "duration_band"))
    if any(row["minutes"] is None and row.known("duration_band") for row in rows):
        spent["source"] = "ESTIMATED"
    return {
        "A1-G02.acts": number,
        "A1-G02.hours": spent,
        "A1-G02.acts_per_path": combined([number, active], ratio, "D17"),
        "A1-G02.hours_per_path": combined([spent, active], ratio, "D17"),
    }


def special_acts(world: World) -> dict[str, Figure]:
    rows = world.dated("ACT", "done_on")
    outside = [row for row in rows if row["channel"] in OUTSIDE]
    prompted = [row for row in rows if row.known("trigger")]
    applied = [row for row in rows if row["is_application"] is True]
    viewed = [row for row in rows if row["is_viewing"] is True]
    suspected = [
        row
        for row in rows
        if (row["is_application"] is True or row["is_viewing"] is True)
        and row["application_refusal_reason"] == "DISCRIM"
    ]
    place = field("path", "household", "municipality")
    reason = {"reason": field("application_refusal_reason")}
    return {
        "A1-G03": figure(outside, by={"D8": field("channel"), "D1": place}),
        "A1-G04": figure(prompted, by={"trigger": field("trigger")}),
        "A1-G11.applications": figure(applied, by=reason),
        "A1-G11.viewings": figure(viewed, by=reason),
        "A1-G11.discrimination": figure(suspected, by={"D17": field("service_line")}),
    }


def goals(world: World) -> dict[str, Figure]:
    """A state counts in the year in which it became the last one."""
    by = {"goal_type": field("goal_type")}
    reviews: dict = {}
    for row in world.rows("REVIEW", lambda row: row["goal"] and row["reviewed_on"]):
        reviews.setdefault(row["goal"], []).append(row)
    reached: dict[str, list[Row]] = {"REACHED": [], "PARTLY": [], "DROPPED": []}
    for goal in world.rows("GOAL"):
        of_goal = reviews.get(goal["id"], [])
        now = latest([r for r in of_goal if r["reviewed_on"] <= world.year.end], "reviewed_on")
        old = latest([r for r in of_goal if r["reviewed_on"] < world.year.start], "reviewed_on")
        state = value_of(now, "goal_state")
        if state in reached and state != value_of(old, "goal_state"):
            reached[state].append(goal)
    return {
        "A1-G05.agreed": figure(world.dated("GOAL", "agreed_on"), by=by),
        "A1-G05.reached": figure(reached["REACHED"], by=by),
        "A1-G05.partly": figure(reached["PARTLY"], by=by),
        "A1-G05.dropped": figure(reached["DROPPED"], by=by),
    }


def evictions(world: World) -> dict[str, Figure]:
    followed = [
        row
        for row in world.opened("PATH")
        if row["topic"] == "EVICTION" or row.known("eviction_stage")
    ]
    outcomes = [
        row
        for row in world.dated("PATH", "eviction_outcome_on")
        if row.known("eviction_outcome") and row["eviction_outcome"] != "ONGOING"
    ]
    return {
        "A1-G06.followed": figure(followed, by={"stage": field("eviction_stage")}),
        "A1-G06.outcomes": figure(outcomes, by={"outcome": field("eviction_outcome")}),
    }


def with_goal(world: World, goal_type: str) -> set[str]:
    """The pathways that have a goal of a type."""
    return {row["path"] for row in world.rows("GOAL") if row["goal_type"] == goal_type}


def unfit(world: World) -> dict[str, Figure]:
    by = {"action": field("unfit_action")}
    quality = with_goal(world, "QUALITY")
    paths = [
        row
        for row in world.opened("PATH")
        if row["topic"] == "QUALITY"
        or row["situation_start"] == "INSA"
        or row.known("unfit_action")
        or row["id"] in quality
    ]
    mediations = [
        row
        for row in world.opened("MED", "opened_on", "closed_on")
        if row["topic"] == "QUALITY" and row["path"] is None
    ]
    actions = [row for row in world.dated("PATH", "unfit_action_on") if row.known("unfit_action")]
    parts = [figure(paths, by=by), figure(mediations, by=by)]
    return {
        "A1-G07.paths": parts[0],
        "A1-G07.mediations": parts[1],
        "A1-G07.total": combined(parts, lambda one, other: one + other, "action"),
        "A1-G07.actions": figure(actions, by=by),
    }


def homes(world: World) -> dict[str, Figure]:
    finding = with_goal(world, "FIND_HOME")
    searching = [
        row for row in world.opened("PATH") if row["topic"] == "SEARCH" or row["id"] in finding
    ]
    searching = kept(searching, world.household, "start_on", last=True)
    dated = world.dated("PATH", "rehoused_on")
    found = [row for row in dated if durable(row["rehoused_to"], row["destination_wanted"])]
    found = kept(found, world.household, "rehoused_on", last=True)
    everyone = kept(dated, world.household, "rehoused_on", last=True)
    household = {"D2": field("household", "household_type")}
    return {
        "A1-G08": figure(
            searching, by={**household, "bedrooms": field("household", "bedrooms_needed")}
        ),
        "A1-G09": figure(
            found,
            by={
                **household,
                "D12": field("rehoused_to"),
                "D1": field("household", "municipality"),
            },
            cover=covered(everyone, "rehoused_to"),
        ),
    }


def followups(world: World) -> dict[str, Figure]:
    rows = [
        row
        for row in world.dated("FOLLOWUP", "done_on")
        if row.known("path") and row["situation"] not in NEUTRAL
    ]
    by = {"D12": field("path", "rehoused_to"), "reached": field("is_reached")}
    return {
        f"A1-G10.{point.lower()}": with_interval(
            [row for row in rows if row["point"] == point], lambda row: row["is_home_kept"], by=by
        )
        for point in ("M6", "M12")
    }


def renovation(world: World) -> dict[str, Figure]:
    files = [row for row in world.opened("PATH") if row.known("renovation_stage")]
    done = [row for row in world.dated("PATH", "works_done_on") if row.known("renovation_stage")]
    return {
        "A1-G12.files": figure(
            files, by={"D7": field("tenure"), "stage": field("renovation_stage")}
        ),
        "A1-G12.works_done": figure(done, by={"D7": field("tenure")}),
    }
