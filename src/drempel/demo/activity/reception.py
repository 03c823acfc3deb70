"""Permanences and one-off contacts: most of the work, in a few seconds each."""

from datetime import date
from decimal import Decimal
from typing import Any

from drempel.demo.activity.house import House, days_of, settings, some_day, yearly, years

CHANNELS = [("DESK", 40), ("PHONE", 38), ("MESSAGE", 14), ("HOME_VISIT", 3), ("OUTREACH", 3)]
RESULTS = [("SOLVED", 44), ("REFERRED", 26), ("TO_FOLLOW", 22), ("PATH_OPENED", 5)]
BANDS = [("LE15", 46), ("M15_45", 38), ("M45_90", 13), ("GT90", 3)]
REFUSALS = [("FULL", 52), ("OUT_SCOPE", 17), ("OUT_AREA", 11), ("NO_HOUSING", 13), ("BY_PERSON", 7)]
PARTNERS = [("CPAS", 26), ("AIPL", 16), ("LEGAL_AID", 12), ("WIC", 12), ("AIS", 8), ("SISP", 8)]
PARTNERS += [("DEBT_MED", 6), ("HEALTH", 5), ("HOMELESS_SVC", 5), ("GEN_WELFARE", 4)]
STATES = [("COMPLETED", 46), ("ACCEPTED", 18), ("SENT", 14), ("NO_ANSWER", 10), ("REFUSED", 7)]
STATES += [("NO_SHOW", 5)]


def make_reception(house: House) -> None:
    """Permanences first, then contacts, some of them in a permanence."""
    for year in years(house):
        slots = _slots(house, year) if house.works_on("A2-T") else []
        _contacts(house, year, slots)
        _referrals(house, year)


def _slots(house: House, year: int) -> list[tuple[str, date, str]]:
    made = []
    for day in days_of(house, year, yearly(house, "slots", year)):
        mode = house.draw([("ON_SITE", 60), ("PHONE", 33), ("ONLINE", 7)])
        hours, is_held = Decimal(house.chance.between(4, 7)) / 2, house.chance.is_so(95)
        uid = house.add(
            "slot",
            service_line="A2-T",
            scheduled_on=day,
            mode=mode,
            municipality=house.body.municipality,
            planned_hours=hours,
            is_held=is_held,
            held_hours=hours if is_held else None,
            # Tenant unions receive the first ten: the list is closed more often there.
            is_intake_closed=house.chance.is_so(34 if house.body.peer_group == "G4" else 9),
            opening_features=("EVENING",) if house.chance.is_so(14) else (),
        )
        if is_held:
            made.append((uid, day, mode))
    return made


def _contacts(house: House, year: int, slots: list[tuple[str, date, str]]) -> None:
    topics = settings()["topics"][house.body.peer_group]
    for _ in range(yearly(house, "contacts", year)):
        slot = house.chance.one_of(slots) if slots and house.chance.is_so(62) else None
        house.add("contact", **_contact(house, year, slot, house.draw(topics)))


def _contact(
    house: House, year: int, slot: tuple[str, date, str] | None, topic: str
) -> dict[str, Any]:
    count = house.chance.between(2, 14) if house.chance.is_so(9) else 1
    channel = house.draw(CHANNELS)
    if slot:
        channel = {"ON_SITE": "DESK", "PHONE": "PHONE"}.get(slot[2], "MESSAGE")
    is_refused = house.chance.is_so(10 if house.body.peer_group == "G4" else 5)
    is_missed = channel == "PHONE" and house.chance.is_so(6)
    people = settings()["people"]
    single = count == 1
    values: dict[str, Any] = {
        "service_line": "A2-T" if slot else house.line("A2-T", "A1-R", "A1-G", "A3-C"),
        "happened_on": slot[1] if slot else some_day(house, year),
        "count": count,
        "channel": channel,
        "topic": "NOT_ASKED" if is_missed else topic,
        "language": house.asked(house.draw(people["languages"])) if single else "NOT_ASKED",
        "result": "NOT_APPLICABLE" if is_refused else house.asked(house.draw(RESULTS)),
        "duration_band": "" if is_missed else house.draw(BANDS),
        "is_missed_call": is_missed,
        "refusal_reason": house.draw(REFUSALS) if is_refused and not is_missed else "",
        "slot": slot[0] if slot else None,
        "remark": house.remark(4) if single else "",
    }
    if single and house.chance.is_so(40):
        values["municipality"] = house.asked(house.draw(people["municipalities"]))
        values["contact_history"] = house.asked(house.draw([("FIRST", 58), ("RETURNING", 42)]))
        values["interpreting"] = house.draw(
            [("NONE", 80), ("STAFF", 9), ("RELATIVE", 5), ("SOCIAL_INT", 3), ("DIGITAL", 3)]
        )
    return values


def _referrals(house: House, year: int) -> None:
    topics = settings()["topics"][house.body.peer_group]
    for day in days_of(house, year, yearly(house, "referrals", year)):
        state = house.draw(STATES)
        done = day if state == "COMPLETED" else None
        house.add(
            "refer",
            service_line=house.line("A2-W", "A2-T", "A1-R"),
            sent_on=day,
            direction=house.draw([("OUT", 68), ("IN", 32)]),
            partner_type=house.draw(PARTNERS),
            topic=house.draw(topics),
            state=state,
            answered_on=day if state in {"ACCEPTED", "REFUSED", "COMPLETED"} else None,
            completed_on=done,
        )
