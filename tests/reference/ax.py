"""AX: who is helped, over all axes."""

from itertools import combinations

from tests.reference.counting import (
    Figure,
    covered,
    field,
    figure,
    kept,
    median,
    p90,
    share,
    split,
    tally,
    total,
    total_of,
)
from tests.reference.groups import World


def figures(world: World) -> dict[str, Figure]:
    return {
        **helped(world),
        **contacts(world),
        **waiting(world),
        "AX-05": starting(world),
        "AX-10": closed_days(world),
        "AX-11": profile(world),
    }


def helped(world: World) -> dict[str, Figure]:
    heads = world.helped()
    new = [row for row in heads if world.is_new(row["id"])]
    several = [row for row in heads if len(world.axes(row["id"])) >= 2]
    persons = figure(
        heads,
        total(lambda row: (row["adults"] or 0) + (row["minors"] or 0)),
        cover=covered(heads, "adults", "minors"),
    )
    by = {
        "D1": field("municipality"),
        "D2": field("household_type"),
        "D11": field("target_group"),
        "D14": lambda row: "FIRST" if world.is_new(row["id"]) else "RETURNING",
        "D17": lambda row: world.lines(row["id"]),
    }
    return {
        "AX-01": figure(heads, by=by),
        "AX-02.total": split(persons, "age_group", heads, {"MINOR": "minors", "ADULT": "adults"}),
        "AX-02.minors": figure(heads, total_of("minors"), cover=covered(heads, "minors")),
        "AX-03": figure(
            new,
            by={
                "D1": field("municipality"),
                "D6": lambda row: world.first_situation(row["id"]),
            },
        ),
        "AX-06": figure(
            heads, by={"D5": field("income_source")}, cover=covered(heads, "income_source")
        ),
        "AX-12": figure(
            several,
            by={
                "axis_pair": lambda row: [
                    f"{one}+{other}" for one, other in combinations(world.axes(row["id"]), 2)
                ]
            },
        ),
    }


def contacts(world: World) -> dict[str, Figure]:
    dated = world.dated("CONTACT", "happened_on")
    rows = [row for row in dated if row["is_missed_call"] is not True]
    refused = [row for row in dated if row.known("refusal_reason")]
    acts = world.dated("ACT", "done_on")
    spoken = {"D9": field("language"), "interpreting": field("interpreting")}
    return {
        "AX-04": tally(
            rows,
            {
                "D8": field("channel"),
                "D9": field("language"),
                "D10": field("topic"),
                "D17": field("service_line"),
            },
        ),
        "AX-07.contacts": tally(rows, spoken, covered(rows, "language", weight="count")),
        "AX-07.acts": figure(acts, by=spoken, cover=covered(acts, "language")),
        "AX-08": tally(refused, {"reason": field("refusal_reason"), "D10": field("topic")}),
    }


def starting(world: World) -> Figure:
    """The first pathway of the year of each household."""
    rows = kept(world.dated("PATH", "start_on"), world.household, "start_on")
    by = {"D6": field("situation_start"), "D2": field("household", "household_type")}
    return figure(rows, by=by, cover=covered(rows, "situation_start"))


def waiting(world: World) -> dict[str, Figure]:
    everyone = world.dated("PATH", "first_appointment_on")
    rows = [
        row
        for row in everyone
        if row["requested_on"] and row["requested_on"] <= row["first_appointment_on"]
    ]

    def days(row):
        return (row["first_appointment_on"] - row["requested_on"]).days

    by = {"D17": field("service_line")}
    cover = covered(everyone, "requested_on")
    return {
        "AX-09.median": figure(rows, median(days), by, cover),
        "AX-09.p90": figure(rows, p90(days), by, cover),
    }


def closed_days(world: World) -> Figure:
    """Days on which a list was closed; a day belongs to each line that closed one."""
    slots = [row for row in world.dated("SLOT", "scheduled_on") if row["is_intake_closed"] is True]
    lines: dict = {}
    for row in slots:
        lines.setdefault(row["scheduled_on"], set()).add(row["service_line"])
    days = kept(slots, lambda row: row["scheduled_on"], "scheduled_on")
    return figure(days, by={"D17": lambda row: lines[row["scheduled_on"]]})


def profile(world: World) -> Figure:
    heads = {row["id"] for row in world.helped()}
    rows = world.rows(
        "VALUE",
        lambda row: (
            row["is_profile"] is True
            and row["household"] in heads
            and row["reason"] != "NOT_APPLICABLE"
        ),
    )
    return figure(rows, share(lambda row: row["is_known"]), {"field": field("field")})
