"""Households followed over time: files, pathways with goals and reviews, acts, rights, purchases."""

from datetime import date, timedelta
from typing import Any

from drempel.demo.activity.house import House, days_of, later, past, settings, yearly, years

ACT_CHANNELS = [("DESK", 33), ("PHONE", 30), ("MESSAGE", 14), ("HOME_VISIT", 14), ("ACCOMPANY", 9)]
RIGHTS = [("SOCIAL_REG", 22), ("AIS_REG", 12), ("RENT_ALLOW", 14), ("RELOC_ALLOW", 7)]
RIGHTS += [("GUARANTEE", 13), ("INSTALL", 8), ("RIS", 7), ("REF_ADDRESS", 6), ("ENERGY_PROT", 6)]
RIGHTS += [("LEGAL_AID", 5)]
RIGHT_STATES = [("GRANTED", 52), ("PARTLY", 7), ("REFUSED", 14), ("FILED", 20), ("WITHDRAWN", 3)]
AUTHORITIES = {
    "SOCIAL_REG": "SISP",
    "AIS_REG": "AIS",
    "RENT_ALLOW": "BXL_LOGEMENT",
    "RELOC_ALLOW": "BXL_LOGEMENT",
    "ENERGY_PROT": "BRUGEL",
    "LEGAL_AID": "LEGAL_AID",
}
GOALS = [("FIND_HOME", 28), ("KEEP_HOME", 17), ("RIGHTS", 15), ("ADMIN", 11), ("BUDGET", 10)]
GOALS += [("QUALITY", 7), ("ENERGY", 4), ("NETWORK", 3), ("HEALTH", 3), ("SAFETY", 2)]
STATES = [("REACHED", 34), ("PARTLY", 22), ("ONGOING", 34), ("DROPPED", 10)]
ENDS = [("PLANNED", 62), ("LOST_CONTACT", 15), ("MOVED", 9), ("REFERRED", 9), ("REFUSED", 4)]
BY_GENDER_AGE = (1946, 2006)
MINORS = {
    "SINGLE_PARENT": (1, 4),
    "COUPLE_CHILD": (1, 5),
    "OTHER_HH": (0, 3),
    "UNACC_MINOR": (1, 1),
}
ADULTS = {"COUPLE": 2, "COUPLE_CHILD": 2, "OTHER_HH": 3, "UNACC_MINOR": 0}


def make_people(house: House) -> None:
    """Files in every year; a house without guidance or dwellings keeps none."""
    guides = ("A1-R", "A1-G", "A1-M", "A1-P", "A3-TEMP", "A3-SOLI", "A3-INTER", "A3-TRAN")
    if not house.works_on(*guides):
        return
    for year in years(house):
        for day in days_of(house, year, yearly(house, "files", year)):
            _household(house, day)
        if house.works_on("A1-P"):
            _purchases(house, year)
        if house.works_on("A1-M"):
            _mediations(house, year)


def _household(house: House, day: date) -> None:
    file = _file(house, day)
    if house.chance.is_so(86):
        path = _path(house, file, later(house, day, 0, 21))
        if path is not None:
            _rights(house, file, path["uid"], path["start_on"])


def _file(house: House, day: date) -> str:
    people, chance = settings()["people"], house.chance
    kind = house.draw(people["household_types"])
    low, high = MINORS.get(kind, (0, 0))
    born = chance.between(*BY_GENDER_AGE) if chance.is_so(house.known) else None
    if kind == "UNACC_MINOR":
        born = day.year - chance.between(15, 17)
    uid = house.add(
        "file",
        service_line=house.lines[0],
        code=f"M-{len(house.rows.get('file', ())) + 1:04d}",
        opened_on=day,
        known_before=day.year == settings()["first_year"] and chance.is_so(20),
        informed_on=day if chance.is_so(88) else None,
        municipality=house.asked(house.draw(people["municipalities"])),
        household_type=kind,
        adults=ADULTS.get(kind, 1),
        minors=chance.between(low, high),
        ref_gender=house.asked(house.draw(people["genders"])),
        ref_birth_year=born,
        ref_age_band="" if born else "NOT_ASKED",
        income_source=house.asked(house.draw(people["incomes"])),
        income_monthly=chance.between(90, 260) * 1000 if chance.is_so(30) else None,
        language=house.asked(house.draw(people["languages"])),
        target_group=house.asked(house.draw(people["targets"])),
        double_of=chance.one_of(house.files) if house.files and chance.is_so(1) else None,
    )
    house.files.append(uid)
    _members(house, uid, day)
    return uid


def _members(house: House, file: str, day: date) -> None:
    """Some houses note who lives there, by a letter and a year of birth."""
    if house.chance.is_so(18):
        for letter in "ABC"[: house.chance.between(1, 3)]:
            born = day.year - house.chance.between(1, 60)
            house.add("member", household=file, code=letter, birth_year=born, from_on=day)


def _path(house: House, file: str, start: date) -> dict[str, Any] | None:
    if start > house.today:
        return None
    people, chance = settings()["people"], house.chance
    topic = house.draw(settings()["topics"][house.body.peer_group])
    end = past(house, later(house, start, 30, chance.one_of((150, 300, 480, 760))))
    is_eviction = topic == "EVICTION"
    values: dict[str, Any] = {
        "service_line": house.line("A1-R", "A1-G", "A1-M", "A3-TRAN", "A3-TEMP", "A3-SOLI"),
        "household": file,
        "requested_on": start - timedelta(days=chance.between(2, 40)),
        "first_appointment_on": start,
        "start_on": start,
        "topic": topic,
        "situation_start": house.asked(house.draw(people["situations"])),
        "eviction_stage": house.draw([("ARREARS", 4), ("NOTICE", 3), ("COURT", 2), ("JUDGMENT", 1)])
        if is_eviction
        else "",
        "joint_partners": ("CPAS",) if chance.is_so(24) else (),
        "next_review_on": None if end else later(house, house.today, -40, 150),
        "remark": house.remark(10),
    }
    if end:
        values |= _end(house, end, is_eviction=is_eviction)
    uid = house.add("path", **values)
    _goals(house, uid, start, end or house.today)
    _acts(house, uid, topic, start, end or house.today)
    _follow_ups(house, uid, end)
    if end is None:
        house.open_paths.append({"uid": uid, "household": file})
    return values | {"uid": uid}


def _end(house: House, end: date, *, is_eviction: bool) -> dict[str, Any]:
    people, chance = settings()["people"], house.chance
    destination = house.draw(people["destinations"])
    reason = {"DECE": "DECEASED", "INCO": "LOST_CONTACT"}.get(destination) or house.draw(ENDS)
    outcome = house.draw([("KEPT_HOME", 5), ("AGREED_MOVE", 3), ("EVICTED_SOLUTION", 2)])
    return {
        "end_on": end,
        "end_reason": reason,
        "situation_end": house.asked(destination),
        "destination_wanted": chance.is_so(70) if destination == "MRS" else None,
        "rehoused_on": end if destination in {"LOCP", "SOCI", "AIS"} else None,
        "rehoused_to": destination if destination in {"LOCP", "SOCI", "AIS"} else "",
        "eviction_outcome": outcome if is_eviction else "",
        "eviction_outcome_on": end if is_eviction else None,
    }


def _goals(house: House, path: str, start: date, last: date) -> None:
    for _ in range(house.chance.between(0, 3)):
        goal = house.add("goal", path=path, goal_type=house.draw(GOALS), agreed_on=start)
        day = later(house, start, 60, 190)
        while day < last:
            state = house.draw(STATES)
            house.add("review", path=path, reviewed_on=day, goal=goal, goal_state=state)
            if state != "ONGOING":
                break
            day = later(house, day, 90, 200)
    if house.chance.is_so(45) and (last - start).days > 120:
        house.add(
            "review",
            path=path,
            reviewed_on=start + timedelta(days=(last - start).days // 2),
            situation=house.asked(house.draw(settings()["people"]["situations"])),
        )


def _acts(house: House, path: str, topic: str, start: date, last: date) -> None:
    day, chance = start, house.chance
    for _ in range(chance.between(2, 12)):
        if day > last:
            return
        channel = house.draw(ACT_CHANNELS)
        house.add(
            "act",
            path=path,
            done_on=day,
            channel=channel,
            topic=topic,
            duration_band=house.draw([("LE15", 30), ("M15_45", 44), ("M45_90", 20), ("GT90", 6)]),
            language=house.asked(house.draw(settings()["people"]["languages"])),
            trigger="OWN_OUTREACH" if chance.is_so(6) else "",
            is_application=topic == "SEARCH" and chance.is_so(22),
            is_viewing=topic == "SEARCH" and chance.is_so(9),
            remark=house.remark(8),
        )
        day = later(house, day, 4, 45)


def _follow_ups(house: House, path: str, end: date | None) -> None:
    if end is None or not house.chance.is_so(30):
        return
    for point, days in (("M6", 183), ("M12", 365)):
        day = past(house, end + timedelta(days=days))
        if day is None:
            return
        reached = house.chance.is_so(72)
        house.add(
            "followup",
            path=path,
            point=point,
            done_on=day,
            is_reached=reached,
            is_home_kept=house.chance.is_so(84) if reached else None,
        )


def _rights(house: House, file: str, path: str, start: date) -> None:
    for _ in range(house.chance.between(0, 2) if house.works_on("A1-R", "A1-G") else 0):
        filed = past(house, later(house, start, 3, 90))
        if filed is None:
            return
        kind, state = house.draw(RIGHTS), house.draw(RIGHT_STATES)
        decided = past(house, later(house, filed, 20, 200))
        if decided is None or state == "FILED":
            state, decided = "FILED", None
        once = {"GUARANTEE": 150_000, "INSTALL": 130_000, "RELOC_ALLOW": 90_000}.get(kind)
        house.add(
            "right",
            service_line=house.line("A1-R", "A1-G"),
            household=file,
            path=path,
            right_type=kind,
            authority=AUTHORITIES.get(kind, "CPAS"),
            filed_on=filed,
            state=state,
            decided_on=decided,
            amount_once=once if state in {"GRANTED", "PARTLY"} else None,
            amount_monthly=14_000 if kind == "RENT_ALLOW" and state == "GRANTED" else None,
        )


def _purchases(house: House, year: int) -> None:
    steps = ("INFORMED", "BUDGET", "SAVING", "LOAN", "COMPROMIS", "DEED", "MOVED_IN")
    for start in days_of(house, year, yearly(house, "purchases", year)):
        file = _file(house, start)
        reached = house.chance.between(1, len(steps))
        dropped = house.chance.is_so(22)
        days = [start]
        for _ in range(reached - 1):
            days.append(later(house, days[-1], 30, 110))
        days = [day for day in days if day <= house.today]
        is_over = dropped or len(days) == len(steps)
        purchase = house.add(
            "pur",
            service_line="A1-P",
            household=file,
            start_on=start,
            formula=house.draw([("CLASSIC", 4), ("SAVING_GROUP", 3), ("LAND_TRUST", 2)]),
            saving_group=f"G{year}-{house.chance.between(1, 2)}",
            drop_reason="PRICES" if dropped else "",
            end_on=days[-1] if is_over else None,
        )
        for step, day in zip(steps, days, strict=False):
            house.add("milestone", purchase=purchase, milestone=step, reached_on=day)


def _mediations(house: House, year: int) -> None:
    for opened in days_of(house, year, yearly(house, "mediations", year)):
        closed = past(house, later(house, opened, 15, 150))
        topic = house.draw([("CONFLICT", 5), ("RENT", 3), ("QUALITY", 3), ("GUARANTEE", 2)])
        outcome = house.draw([("AGREEMENT", 5), ("PARTIAL", 2), ("NONE", 2), ("COURT", 1)])
        house.add(
            "med",
            service_line="A1-M",
            opened_on=opened,
            party=house.draw([("TENANT_OWNER", 6), ("NEIGHBOURS", 3), ("CO_TENANTS", 1)]),
            topic=topic,
            household=house.chance.one_of(house.files) if house.files else None,
            closed_on=closed,
            outcome=outcome if closed else "",
        )
