"""A3-U: dwellings, places and days."""

from collections.abc import Callable
from fractions import Fraction

from tests.reference.calendar import earliest_day, latest_day
from tests.reference.counting import (
    Figure,
    combined,
    covered,
    field,
    figure,
    median,
    percent,
    total,
    total_of,
)
from tests.reference.groups import World, latest
from tests.reference.reading import Row, shown, value_of

UNAVAILABLE = ("WORKS", "OWNER", "DISASTER")
ABOUT = {
    "type": field("unit_type"),
    "D1": field("municipality"),
    "D16": field("dwelling_size"),
    "D16_adaptation": field("adaptation"),
    "legal_title": field("legal_title"),
}


def figures(world: World) -> dict[str, Figure]:
    return {**stock(world), **moves(world), **days(world), "A3-U04": void(world), **prices(world)}


def is_own(row: Row | None) -> bool:
    return row is not None and row["in_own_stock"] is True


def stock(world: World) -> dict[str, Figure]:
    standing = [row for row in world.standing("UNIT", "in_on", "out_on") if is_own(row)]
    present = [row for row in world.opened("UNIT", "in_on", "out_on") if is_own(row)]

    def part(row: Row) -> Fraction:
        """The part of the year, so far, that a dwelling was there."""
        there = world.year.days_within(row["in_on"], row["out_on"])
        return Fraction(there, world.year.days_so_far) if world.year.days_so_far else Fraction(0)

    quality = {
        "epb": field("epb_class"),
        "compliance": field("compliance"),
        "adaptation": field("adaptation"),
    }
    return {
        "A3-U01.units": figure(standing, by=ABOUT),
        "A3-U01.places": figure(standing, total_of("places"), ABOUT, covered(standing, "places")),
        "A3-U01.units_average": figure(present, total(part), ABOUT),
        "A3-U01.places_average": figure(
            present,
            total(lambda row: part(row) * (row["places"] or 0)),
            ABOUT,
            covered(present, "places"),
        ),
        "A3-U06": figure(standing, by=quality),
    }


def moves(world: World) -> dict[str, Figure]:
    came = [row for row in world.dated("UNIT", "in_on") if is_own(row)]
    left = [row for row in world.dated("UNIT", "out_on") if is_own(row)]
    return {
        "A3-U02.in": figure(came, by={"reason": field("in_reason")}),
        "A3-U02.out": figure(left, by={"reason": field("out_reason")}),
    }


def within_stock(world: World) -> Callable[[Row], int]:
    """Days of the year of a period, as far as its dwelling was in stock."""

    def reckon(row: Row) -> int:
        unit = row.follow("unit")
        start = latest_day([row["start_on"], unit["in_on"]])
        return world.year.days_within(start, earliest_day([row["end_on"], unit["out_on"]]))

    return reckon


def days(world: World) -> dict[str, Figure]:
    units = [row for row in world.opened("UNIT", "in_on", "out_on") if is_own(row)]
    closed = [
        row
        for row in world.opened("UDAY")
        if is_own(row.follow("unit")) and row["reason"] in UNAVAILABLE
    ]
    stays = [row for row in world.opened("STAY") if is_own(row.follow("unit"))]
    kind = {"type": field("unit", "unit_type")}
    all_days = figure(
        units,
        total(lambda row: world.year.days_within(row["in_on"], row["out_on"])),
        {"type": field("unit_type")},
    )
    unavailable = figure(closed, total(within_stock(world)), {**kind, "reason": field("reason")})
    occupied = figure(stays, total(within_stock(world)), kind)
    available = combined([all_days, unavailable], lambda one, other: one - other, "type")
    return {
        "A3-U03.stock_days": all_days,
        "A3-U03.unavailable_days": unavailable,
        "A3-U03.occupied_days": occupied,
        "A3-U03.available_days": available,
        "A3-U03.rate": combined([occupied, available], percent, "type"),
        "A3-U03.unavailable_share": combined([unavailable, all_days], percent, "type"),
    }


def void(world: World) -> Figure:
    """The gap that a move-in of the year closed, with the last period begun in it."""
    rows = [row for row in world.dated("STAY", "start_on") if row["previous_end_on"]]

    def reason(row: Row) -> str:
        periods = [
            period
            for period in world.rows("UDAY")
            if period["unit"] == row["unit"]
            and period["start_on"]
            and row["previous_end_on"] <= period["start_on"] < row["start_on"]
        ]
        last = latest(periods, "start_on")
        return shown(last, "reason") if last else "NOT_ASKED"

    return figure(
        rows,
        median(lambda row: (row["start_on"] - row["previous_end_on"]).days),
        {"reason": reason},
    )


def burden(row: Row) -> Fraction | None:
    """What rent and charges take of the income, in per cent."""
    amounts = (row["fee_monthly"], row["charges_monthly"])
    if None in amounts:
        return None
    return 100 * Fraction(sum(amounts)) / Fraction(value_of(row, "household", "income_monthly"))


def prices(world: World) -> dict[str, Figure]:
    rows = [row for row in world.opened("STAY") if is_own(row.follow("unit"))]
    earning = [row for row in rows if (value_of(row, "household", "income_monthly") or 0) > 0]
    by = {"type": field("unit", "unit_type"), "D16": field("unit", "dwelling_size")}
    return {
        "A3-U05.rent": figure(
            rows, median(lambda row: row["fee_monthly"]), by, covered(rows, "fee_monthly")
        ),
        "A3-U05.charges": figure(
            rows, median(lambda row: row["charges_monthly"]), by, covered(rows, "charges_monthly")
        ),
        "A3-U05.income_share": figure(
            earning, median(burden), by, covered(rows, "household.income_monthly")
        ),
    }
