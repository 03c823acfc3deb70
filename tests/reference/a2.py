"""A2: permanences, sessions, signals and tools."""

from tests.reference.counting import (
    Figure,
    combined,
    covered,
    field,
    figure,
    median,
    ratio,
    share,
    split,
    tally,
    total,
    total_of,
)
from tests.reference.groups import World
from tests.reference.reading import Row

PRESENT = {
    "PUBLIC": "att_public",
    "PROFESSIONALS": "att_professionals",
    "OWNERS": "att_owners",
    "VOLUNTEERS": "att_volunteers",
}


def figures(world: World) -> dict[str, Figure]:
    return {
        **permanences(world),
        **reception(world),
        **sessions(world),
        **feedback(world),
        **signals(world),
        **partners(world),
        **promotion(world),
        **participation(world),
    }


def permanences(world: World) -> dict[str, Figure]:
    planned = world.dated("SLOT", "scheduled_on")
    held = [row for row in planned if row["is_held"] is True]
    received = [
        row
        for row in world.dated("CONTACT", "happened_on")
        if row.known("slot") and not row.known("refusal_reason") and not missed(row)
    ]
    by = {"mode": field("mode"), "D1": field("municipality")}
    held_figure = figure(held, by=by)
    received_figure = tally(received, {"D10": field("topic"), "D9": field("language")})
    return {
        "A2-T01.planned": figure(planned, by=by),
        "A2-T01.held": held_figure,
        "A2-T01.hours_planned": figure(
            planned, total_of("planned_hours"), by, covered(planned, "planned_hours")
        ),
        "A2-T01.hours_held": figure(held, total_of("held_hours"), by, covered(held, "held_hours")),
        "A2-T02.received": received_figure,
        "A2-T02.per_slot": combined([received_figure, held_figure], ratio),
    }


def missed(row: Row) -> bool:
    return row["is_missed_call"] is True


def reception(world: World) -> dict[str, Figure]:
    rows = [row for row in world.dated("CONTACT", "happened_on") if row["service_line"] == "A2-T"]
    taken = [row for row in rows if not missed(row)]
    calls = [row for row in taken if row["channel"] == "PHONE"]
    known = covered(taken, "result", weight="count")
    topic, band = {"D10": field("topic")}, {"time_band": field("time_band")}
    results = {
        f"A2-T05.{name.lower()}": tally(
            [row for row in taken if row["result"] == name], topic, known
        )
        for name in ("SOLVED", "REFERRED", "PATH_OPENED")
    }
    return {
        "A2-T03.handled": tally(calls, band),
        "A2-T03.missed": tally([row for row in rows if missed(row)], band),
        "A2-T04": tally(taken, topic, covered(taken, "topic", weight="count")),
        **results,
    }


def sessions(world: World) -> dict[str, Figure]:
    rows = [row for row in world.dated("SESS", "held_on") if row["format"] != "RESIDENTS"]
    by = {"theme": field("theme"), "format": field("format"), "D9": field("language")}
    present = figure(
        rows,
        total(lambda row: sum(row[name] or 0 for name in PRESENT.values())),
        cover=covered(rows, "att_public"),
    )
    return {
        "A2-S01.sessions": figure(rows, by=by),
        "A2-S01.hours": figure(rows, total_of("hours"), by, covered(rows, "hours")),
        "A2-S02": split(present, "participant_kind", rows, PRESENT),
        "A2-S03": figure(rows, total_of("new_participants")),
    }


def feedback(world: World) -> dict[str, Figure]:
    rows = [row for row in world.dated("FEED", "received_on") if row.known("theme")]
    rated = [row for row in rows if row.known("rating")]
    learned = [row for row in rows if row.known("learning")]
    by = {"theme": field("theme")}
    return {
        "A2-S04.useful": figure(
            rated,
            share(lambda row: row["rating"] in ("VERY_POS", "POS")),
            by,
            covered(rated, "rating"),
        ),
        "A2-S04.learned": figure(
            learned,
            share(lambda row: row["learning"] in ("VERY_POS", "POS")),
            by,
            covered(learned, "learning"),
        ),
        "A2-S04.answers": figure(rows, by=by),
    }


def signals(world: World) -> dict[str, Figure]:
    def dated(name: str) -> list[Row]:
        rows = world.dated("SIGNAL", name)
        return [row for row in rows if row["recipient"] in ("WIC", "REGION")]

    def days(row: Row):
        return (row["answered_on"] - row["sent_on"]).days if row["sent_on"] else None

    waiting = [
        row
        for row in world.standing("SIGNAL", "sent_on", "answered_on")
        if row["recipient"] in ("WIC", "REGION")
        and (row["closed_on"] is None or row["closed_on"] > world.year.end)
    ]
    by = {"scale": field("scale")}
    sent = {"D10": field("topic"), **by, "D1": field("municipality")}
    return {
        "A2-W01": figure(dated("sent_on"), by=sent),
        "A2-W02.acknowledged": figure(dated("acknowledged_on"), by=by),
        "A2-W02.answered": figure(dated("answered_on"), by=by),
        "A2-W02.action": figure(dated("action_on"), by=by),
        "A2-W02.closed": figure(dated("closed_on"), by=by),
        "A2-W02.days": figure(dated("answered_on"), median(days)),
        "A2-W02.waiting": figure(waiting, by=by),
    }


def partners(world: World) -> dict[str, Figure]:
    rows = [row for row in world.dated("REFER", "sent_on") if row["partner_type"] == "WIC"]
    by = {"D10": field("topic"), "state": field("state")}
    meetings = [row for row in world.dated("MEETING", "held_on") if row["body"] == "WIC"]
    return {
        "A2-W03.to": figure([row for row in rows if row["direction"] == "OUT"], by=by),
        "A2-W03.from": figure([row for row in rows if row["direction"] == "IN"], by=by),
        "A2-W04": figure(meetings, by={"theme": field("topic")}),
    }


def promotion(world: World) -> dict[str, Figure]:
    tools = world.rows("TOOL", lambda row: row["year"] == world.year.number)
    made = [row for row in tools if row["is_new"] is True]
    by = {"language": field("language"), "readability": field("readability")}
    return {
        "A2-D01": figure(
            world.dated("ADVOCACY", "action_on"), by={"action": field("action")}, declared=True
        ),
        "A2-D02.made": figure(made, by=by, declared=True),
        "A2-D02.copies": figure(
            tools, total_of("copies"), by, covered(tools, "copies"), declared=True
        ),
        "A2-D02.views": figure(
            tools, total_of("views"), by, covered(tools, "views"), declared=True
        ),
    }


def participation(world: World) -> dict[str, Figure]:
    rows = [row for row in world.dated("SESS", "held_on") if row.known("participation_role")]
    by = {"role": field("participation_role")}
    return {
        "A2-D03.events": figure(rows, by=by),
        "A2-D03.persons": figure(rows, total_of("role_persons"), by, covered(rows, "role_persons")),
    }
