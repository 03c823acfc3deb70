"""Dwellings and who lives in them: stock, days out of use, stays, projects, cohabitation, owners."""

from datetime import date, timedelta
from typing import Any

from drempel.demo.activity.house import House, days_of, later, past, settings, yearly, years

LINES = ("A3-TRAN", "A3-TEMP", "A3-SOLI", "A3-INTER")
TYPES = {
    "A3-TRAN": "TRANSIT",
    "A3-TEMP": "TEMP_OCC",
    "A3-SOLI": "SOLIDARITY",
    "A3-INTER": "INTERGEN",
}
PROJECTS = {"A3-TEMP": "TEMPORARY", "A3-SOLI": "SOLIDARITY", "A3-INTER": "INTERGEN"}
NAMES = {"fr": ("La Cour aux Tilleuls", "Le Pas de Porte"), "nl": ("De Lindehof", "De Stoep")}
PHASES = ("IDEA", "STUDY", "FUNDING", "PERMIT", "WORKS", "INHABITED")
SIZES = [("ROOM", 20), ("STUDIO", 22), ("BR1", 26), ("BR2", 20), ("BR3", 12)]
PLACES = {"ROOM": 1, "STUDIO": 2, "BR1": 2, "BR2": 4, "BR3": 5}
# Years before the first of the demonstration in which a dwelling came into the stock.
STOCK_SINCE = 6


def make_homes(house: House) -> None:
    """Projects and dwellings of the lines that the house works on, then a life in each dwelling."""
    for line in LINES:
        if line in house.lines:
            project = _project(house, line)
            for number in range(1, house.size * (9 if line == "A3-TRAN" else 5) // 100 + 2):
                _unit(house, line, number, project)
    if house.works_on("A3-SOLI", "A3-INTER"):
        _matches(house)
    if house.works_on("A3-C", *LINES):
        _owners(house)


def _project(house: House, line: str) -> str | None:
    if line not in PROJECTS:
        return None
    start = date(settings()["first_year"] - house.chance.between(1, 4), 3, 1)
    uid = house.add(
        "proj",
        service_line=line,
        name=f"{NAMES[house.language][len(house.rows.get('proj', ())) % 2]} {line[-1]}",
        project_type=PROJECTS[line],
        municipality=house.body.municipality,
        start_on=start,
        partners=("AIS", "CPAS"),
        owner_type="PUBLIC",
        buildings=1,
        places=house.chance.between(6, 24),
        occupied_from=start if line == "A3-TEMP" else None,
    )
    day = start
    for phase in PHASES[: house.chance.between(3, 6)]:
        if day > house.today:
            break
        house.add("phase", project=uid, phase=phase, reached_on=day)
        day = later(house, day, 60, 300)
    return uid


def _unit(house: House, line: str, number: int, project: str | None) -> None:
    chance, size = house.chance, house.draw(SIZES)
    since = date(settings()["first_year"] - chance.between(0, STOCK_SINCE), 1, 1)
    since = min(since + timedelta(days=chance.between(0, 500)), house.today)
    left = past(house, later(house, since, 900, 3000)) if chance.is_so(12) else None
    unit: dict[str, Any] = {
        "service_line": line,
        "label": f"{line[3:]} {number:02d}",
        "address": "",
        "unit_type": TYPES[line],
        "municipality": house.body.municipality,
        "dwelling_size": size,
        "adaptation": house.draw([("STANDARD", 82), ("ADAPTABLE", 11), ("ADAPTED", 7)]),
        "places": PLACES[size],
        "legal_title": house.draw([("OWNED", 3), ("LEASE", 4), ("AIS", 3)]),
        "in_own_stock": True,
        "in_on": since,
        "in_reason": "NEW",
        "out_on": left,
        "out_reason": "END_LEASE" if left else "",
        "project": project,
        "rent_monthly": chance.between(32, 78) * 1000,
        "max_stay_months": 18 if line == "A3-TRAN" else None,
        "epb_class": house.draw([("C", 2), ("D", 4), ("E", 4), ("F", 3), ("G", 2)]),
        "compliance": house.draw([("COMPLIANT", 8), ("IN_PROGRESS", 2)]),
    }
    uid = house.add("unit", **unit)
    _live_in(house, uid, unit)


def _live_in(house: House, uid: str, unit: dict[str, Any]) -> None:
    """Stay after stay, with empty days and works between them, up to today."""
    first = date(settings()["first_year"] - 1, 6, 1)
    day = max(unit["in_on"], first) + timedelta(days=house.chance.between(0, 40))
    last = unit["out_on"] or house.today
    while day < last and house.files:
        end = later(house, day, 90, 800 if unit["max_stay_months"] is None else 620)
        end = min(end, unit["out_on"]) if unit["out_on"] else end
        _stay(house, uid, unit, (day, end if end <= house.today else None))
        if end > house.today:
            return
        day = end
        if house.chance.is_so(45) and day < last:
            back = min(later(house, day, 3, 60), last)
            reason = house.draw([("CLEANING", 4), ("WORKS", 4), ("ALLOCATION", 3), ("DISASTER", 1)])
            if back > day:
                house.add(
                    "uday",
                    service_line=unit["service_line"],
                    unit=uid,
                    start_on=day,
                    end_on=back,
                    reason=reason,
                )
            day = back
        day += timedelta(days=house.chance.between(0, 25))


def _stay(house: House, uid: str, unit: dict[str, Any], period: tuple[date, date | None]) -> None:
    people, chance, (start, end) = settings()["people"], house.chance, period
    destination = house.draw(people["destinations"])
    months = unit["max_stay_months"]
    house.add(
        "stay",
        service_line=unit["service_line"],
        household=chance.one_of(house.files),
        unit=uid,
        start_on=start,
        planned_end_on=start + timedelta(days=months * 30) if months else None,
        end_on=end,
        persons=chance.between(1, unit["places"]),
        situation_start=house.asked(house.draw(people["situations"])),
        destination=house.asked(destination) if end else "",
        destination_wanted=True if end and destination == "MRS" else None,
        fee_monthly=unit["rent_monthly"],
        charges_monthly=chance.between(4, 14) * 1000,
        arrears=chance.between(1, 12) * 10_000 if chance.is_so(14) else None,
        has_repayment_plan=chance.is_so(60) if chance.is_so(14) else None,
    )


def _matches(house: House) -> None:
    for year in years(house):
        for start in days_of(house, year, yearly(house, "matches", year)):
            end = past(house, later(house, start, 120, 700))
            house.add(
                "match",
                service_line=house.line("A3-INTER", "A3-SOLI"),
                formula=house.draw([("SENIOR_STUDENT", 5), ("NEWCOMER_HOST", 3), ("KANGAROO", 2)]),
                municipality=house.body.municipality,
                start_on=start,
                end_on=end,
                end_reason=house.draw([("PLANNED", 5), ("OWN_HOME", 3), ("DISAGREEMENT", 1)])
                if end
                else "",
            )


def _owners(house: House) -> None:
    for year in years(house):
        for day in days_of(house, year, yearly(house, "owners", year)):
            state = house.draw([("CONTACTED", 4), ("TALKS", 3), ("ENGAGED", 2), ("DECLINED", 3)])
            engaged = past(house, later(house, day, 20, 120)) if state == "ENGAGED" else None
            house.add(
                "owner",
                service_line=house.line("A3-C", *LINES),
                label=f"P-{len(house.rows.get('owner', ())) + 1:03d}",
                owner_type=house.draw([("PRIVATE", 7), ("COMPANY", 2), ("PUBLIC", 1)]),
                contacted_on=day,
                state=state if engaged or state != "ENGAGED" else "TALKS",
                engaged_on=engaged,
            )
