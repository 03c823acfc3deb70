"""AM: means declared for a year, and where and when permanences are held."""

from fractions import Fraction
from functools import partial

from tests.reference.counting import (
    Figure,
    combined,
    covered,
    field,
    figure,
    kept,
    percent,
    ratio,
    total,
    total_of,
)
from tests.reference.groups import World
from tests.reference.reading import Row, value_of

of_year = partial(figure, declared=True)


def figures(world: World) -> dict[str, Figure]:
    staff = people(world)
    return {
        **staff,
        **money(world),
        **year_itself(world),
        **training(world, staff["AM-01"]),
        **openings(world),
    }


def lines(world: World, kind: str) -> list[Row]:
    return world.rows(kind, lambda row: value_of(row, "decl", "year") == world.year.number)


def people(world: World) -> dict[str, Figure]:
    staff, volunteers = lines(world, "STAFFLINE"), lines(world, "VOLLINE")
    role = {"role": field("role")}
    by = {
        "function": field("function"),
        "qualification": field("qualification"),
        "D18": field("funder"),
        "axis": field("axis"),
    }
    return {
        "AM-01": of_year(staff, total_of("fte"), by),
        "AM-02.persons": of_year(
            volunteers, total_of("persons"), role, covered(volunteers, "persons")
        ),
        "AM-02.hours": of_year(volunteers, total_of("hours"), role, covered(volunteers, "hours")),
    }


def money(world: World) -> dict[str, Figure]:
    tied = [row for row in lines(world, "MONEYLINE") if row["is_tied"] is True]
    income = [row for row in tied if row["is_income"] is True]
    cost = [row for row in tied if row["is_income"] is False]
    funders = lines(world, "FUNDERLINE")
    funder, name = {"funder": field("funder")}, {"D18": field("funder")}
    return {
        "AM-03.income": of_year(income, total_of("amount"), funder, covered(income, "amount")),
        "AM-03.cost": of_year(
            cost,
            total_of("amount"),
            {"cost_group": field("cost_group"), **funder},
            covered(cost, "amount"),
        ),
        "AM-05.funders": of_year(funders, by=name),
        "AM-05.reports": of_year(
            funders, total_of("reports_demanded"), name, covered(funders, "reports_demanded")
        ),
    }


def year_itself(world: World) -> dict[str, Figure]:
    rows = world.rows("DECL", lambda row: row["year"] == world.year.number)
    told = sorted(
        (row for row in rows if row.known("special_events")),
        key=lambda row: (row["year"], row["id"]),
    )
    subsidy = of_year(rows, total_of("scheme_subsidy"))
    budget = of_year(rows, total_of("total_income"))
    return {
        "AM-04.subsidy": subsidy,
        "AM-04.budget": budget,
        "AM-04.share": combined([subsidy, budget], percent),
        "AM-06.days": of_year(rows, total_of("vacancy_days"), cover=covered(rows, "vacancy_days")),
        "AM-06.events": of_year(told, lambda rows: [row["special_events"] for row in rows]),
    }


def training(world: World, staff: Figure) -> dict[str, Figure]:
    rows = lines(world, "TRAINLINE")
    hours = of_year(rows, total_of("hours"), {"theme": field("theme")}, covered(rows, "hours"))
    return {"AM-07.hours": hours, "AM-07.per_fte": combined([hours, staff], ratio)}


def openings(world: World) -> dict[str, Figure]:
    held = [row for row in world.dated("SLOT", "scheduled_on") if row["is_held"] is True]
    placed = kept(held, lambda row: row["municipality"], "scheduled_on")

    def a_week(row: Row) -> Fraction:
        return Fraction(row["held_hours"] or 0) * 7 / world.year.days_so_far

    return {
        "AM-08.area": figure(placed, lambda rows: sorted(row["municipality"] for row in rows)),
        "AM-08.hours_week": figure(
            held,
            total(a_week),
            {"opening": field("opening_features")},
            covered(held, "held_hours"),
        ),
    }
