"""AQ: quality of the records and of the work, time limits, what was learned."""

from fractions import Fraction
from functools import partial

from tests.reference.calendar import working_days
from tests.reference.counting import (
    Figure,
    combined,
    covered,
    field,
    figure,
    median,
    percent,
    ratio,
    share,
    total,
    total_of,
)
from tests.reference.groups import World
from tests.reference.reading import Row

of_year = partial(figure, declared=True)


def figures(world: World) -> dict[str, Figure]:
    return {
        "AQ-01": answered(world),
        "AQ-02": delay(world),
        **checks(world),
        **feedback(world),
        **complaints(world),
        **effort(world),
        **requests(world),
        **steps(world),
        **lessons(world),
    }


def answered(world: World) -> Figure:
    rows = [
        row
        for row in world.dated("VALUE", "happened_on")
        if row["is_base"] is True and row["reason"] != "NOT_APPLICABLE"
    ]

    def has_answer(row: Row) -> bool:
        return row["is_known"] is True or row["reason"] in ("UNKNOWN_TO_PERSON", "DECLINED")

    return figure(rows, share(has_answer), {"field": field("field"), "D17": field("service_line")})


def waited(row: Row) -> int:
    return working_days(row["happened_on"], row["created_on"])


def delay_band(row: Row) -> str:
    bands = {0: "D0", 3: "D1_3", 6: "D4_6", 10: "D7_10"}
    return next((band for limit, band in bands.items() if waited(row) <= limit), "D11P")


def delay(world: World) -> Figure:
    rows = [row for row in world.dated("ENTRY", "happened_on") if row["is_import"] is False]
    return figure(rows, median(waited), {"D17": field("service_line"), "delay": delay_band})


def checks(world: World) -> dict[str, Figure]:
    faults = figure(world.standing("CHECK", "opened_on", "lifted_on"), by={"rule": field("rule")})
    records = figure(world.dated("ENTRY", "happened_on"))
    return {
        "AQ-03.open": faults,
        "AQ-03.records": records,
        "AQ-03.per_100": combined([faults, records], percent),
    }


def feedback(world: World) -> dict[str, Figure]:
    rows = [row for row in world.dated("FEED", "received_on") if not row.known("theme")]
    rated = [row for row in rows if row.known("rating")]
    by = {"axis": field("axis"), "language": field("language")}
    return {
        "AQ-04.answers": figure(rows, by=by),
        "AQ-04.positive": figure(
            rated,
            share(lambda row: row["rating"] in ("VERY_POS", "POS")),
            by,
            covered(rated, "rating"),
        ),
    }


def complaints(world: World) -> dict[str, Figure]:
    by = {"outcome": field("outcome")}
    state = world.rows("COMMITMENT", lambda row: row["year"] == world.year.number)
    return {
        "AQ-05.received": figure(world.dated("COMPLAINT", "received_on"), by=by),
        "AQ-05.closed": figure(world.dated("COMPLAINT", "closed_on"), by=by),
        "AQ-06": of_year(state, by={"state": field("state")}),
    }


def effort(world: World) -> dict[str, Figure]:
    rows = [row for row in world.dated("ENTRY", "created_on") if row["is_import"] is False]
    declared = world.rows("DECL", lambda row: row["year"] == world.year.number)
    by, cover = {"record_type": field("kind")}, covered(rows, "active_seconds")

    def minutes(row: Row) -> Fraction | None:
        return None if row["active_seconds"] is None else Fraction(row["active_seconds"], 60)

    logged = figure(rows, total(lambda row: Fraction(row["active_seconds"] or 0, 3600)), by, cover)
    helped = figure(world.helped())
    return {
        "AQ-07.minutes_per_record": figure(rows, median(minutes), by, cover),
        "AQ-07.hours_logged": logged,
        "AQ-07.minutes_per_file": combined(
            [logged, helped], lambda hours, files: ratio(60 * hours, files)
        ),
        "AQ-07.hours_declared": of_year(
            declared,
            total_of("registration_hours"),
            cover=covered(declared, "registration_hours"),
        ),
    }


def requests(world: World) -> dict[str, Figure]:
    by = {"type": field("request_type")}

    def days(row: Row) -> int | None:
        return (row["answered_on"] - row["received_on"]).days if row["received_on"] else None

    return {
        "AQ-08.requests": figure(world.dated("DSR", "received_on"), by=by),
        "AQ-08.days": figure(world.dated("DSR", "answered_on"), median(days), by),
    }


def steps(world: World) -> dict[str, Figure]:
    by = {"step": field("step")}
    due = world.dated("ADMIN", "due_on")
    as_of = world.year.as_of
    overdue = world.rows(
        "ADMIN",
        lambda row: (
            row["due_on"]
            and row["due_on"] <= as_of
            and (row["done_on"] is None or row["done_on"] > as_of)
        ),
    )

    def days(row: Row) -> int | None:
        return (row["done_on"] - row["clock_from_on"]).days if row["clock_from_on"] else None

    def in_time(row: Row) -> bool:
        return row["done_on"] is not None and row["done_on"] <= row["due_on"]

    return {
        "AQ-09.days": figure(world.dated("ADMIN", "done_on"), median(days), by),
        "AQ-09.in_time": figure(due, share(in_time), by),
        "AQ-09.overdue": figure(overdue, by=by),
    }


def lessons(world: World) -> dict[str, Figure]:
    rows = sorted(
        world.dated("LEARNING", "decided_on"), key=lambda row: (row["decided_on"], row["id"])
    )
    return {
        "AQ-10.items": of_year(rows),
        "AQ-10.list": of_year(rows, lambda rows: [row["change"] for row in rows]),
    }
