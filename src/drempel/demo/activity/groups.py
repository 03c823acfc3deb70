"""Sessions, cooperation and voice: what an association does with groups and with partners."""

from datetime import date
from decimal import Decimal

from drempel.demo.activity.house import House, days_of, later, past, settings, yearly, years

THEMES = [("LEASE", 5), ("ENERGY", 5), ("SEARCH", 5), ("BUDGET", 3), ("SOCIAL", 3), ("RENT", 2)]
THEMES += [("RENOVATION", 1), ("DISCRIMINATION", 1), ("RIGHT_HOUSING", 2)]
FORMATS = [("INFO", 5), ("WORKSHOP", 5), ("TALK_GROUP", 2), ("VISIT", 1), ("CYCLE", 2)]
BODIES = [("RBDH", 5), ("WIC", 3), ("MUNICIPALITY", 3), ("CPAS", 3), ("REGION", 1)]
TITLES = {
    "fr": {
        "sess": "Permanence ouverte au quartier",
        "tool": "Mes droits de locataire en dix questions",
        "advocacy": "Avis commun sur l'indexation des loyers",
        "partn": "Convention de quartier",
        "signal": "Plusieurs ménages signalent le même défaut de chauffage dans un immeuble.",
    },
    "nl": {
        "sess": "Open moment in de wijk",
        "tool": "Mijn rechten als huurder in tien vragen",
        "advocacy": "Gezamenlijk advies over de indexering van de huurprijzen",
        "partn": "Wijkovereenkomst",
        "signal": "Meerdere huishoudens melden hetzelfde gebrek aan verwarming in een gebouw.",
    },
}


def make_groups(house: House) -> None:
    """Everything of axis 2 and of cooperation, year by year."""
    for year in years(house):
        if house.works_on("A2-S", "A2-D", "A1-P", "A3-SOLI"):
            _sessions(house, year)
            _feedback(house, year)
        if house.works_on("A2-D"):
            _advocacy(house, year)
        _cooperation(house, year)
    _partners(house)


def _sessions(house: House, year: int) -> None:
    for day in days_of(house, year, yearly(house, "sessions", year)):
        public = house.chance.between(3, 22)
        is_event = house.works_on("A2-D") and house.chance.is_so(14)
        house.add(
            "sess",
            service_line=house.line("A2-S", "A2-D", "A1-P", "A3-SOLI"),
            held_on=day,
            title=TITLES[house.language]["sess"] if house.chance.is_so(30) else "",
            theme=house.draw(THEMES),
            format=house.draw(FORMATS),
            language=house.draw([("FR", 7), ("NL", 2), ("OTHER", 1)]),
            hours=Decimal(house.chance.between(2, 8)) / 2,
            att_public=public,
            att_professionals=house.chance.between(0, 3),
            new_participants=public * house.chance.between(20, 70) // 100,
            participation_role="CO_DESIGN" if is_event else "",
            role_persons=house.chance.between(2, 6) if is_event else None,
            source="ESTIMATED" if house.chance.is_so(18) else "RECORDED",
        )


def _feedback(house: House, year: int) -> None:
    for day in days_of(house, year, yearly(house, "feedback", year)):
        house.add(
            "feed",
            service_line=house.line("A2-S", "A2-D"),
            received_on=day,
            axis="A2",
            theme=house.draw(THEMES),
            language=house.draw([("FR", 7), ("NL", 3)]),
            rating=house.draw([("VERY_POS", 40), ("POS", 42), ("NEUTRAL", 12), ("NEG", 6)]),
            learning=house.asked(house.draw([("VERY_POS", 30), ("POS", 50), ("NEUTRAL", 20)])),
        )


def _advocacy(house: House, year: int) -> None:
    for day in days_of(house, year, yearly(house, "advocacy", year)):
        house.add(
            "advocacy",
            service_line="A2-D",
            action_on=day,
            action=house.draw([("OPINION", 3), ("WORKING_GROUP", 4), ("CAMPAIGN", 2)]),
            title=TITLES[house.language]["advocacy"],
        )


def _cooperation(house: House, year: int) -> None:
    topics = settings()["topics"][house.body.peer_group]
    for day in days_of(house, year, yearly(house, "meetings", year)):
        house.add(
            "meeting",
            service_line=house.lines[0],
            held_on=day,
            body=house.draw(BODIES),
            topic=house.draw(topics),
        )
    for day in days_of(house, year, yearly(house, "signals", year)):
        heard = past(house, later(house, day, 2, 20))
        answered = past(house, later(house, day, 20, 120)) if house.chance.is_so(62) else None
        house.add(
            "signal",
            service_line=house.line("A2-W", "A2-T", "A1-R"),
            sent_on=day,
            recipient=house.draw([("WIC", 7), ("REGION", 3)]),
            topic=house.draw(topics),
            scale=house.draw([("SINGLE", 3), ("RECURRENT", 5), ("STRUCTURAL", 2)]),
            municipality=house.body.municipality,
            body=TITLES[house.language]["signal"],
            acknowledged_on=heard,
            answered_on=answered,
        )
    for number in range(yearly(house, "tools", year)):
        house.add(
            "tool",
            service_line=house.line("A2-D", "A2-S", "A2-T"),
            year=year,
            title=f"{TITLES[house.language]['tool']} ({number + 1})",
            kind=house.draw([("BROCHURE", 4), ("GUIDE", 2), ("VIDEO", 1), ("WEB", 2)]),
            language=house.language.upper(),
            readability=house.draw([("EASY", 4), ("STANDARD", 5), ("VISUAL", 1)]),
            is_new=year == settings()["first_year"],
            copies=house.chance.between(50, 900),
            views=house.chance.between(100, 4000),
        )


def _partners(house: House) -> None:
    for number in range(settings()["yearly"]["partners"]):
        house.add(
            "partn",
            service_line=house.lines[0],
            name=f"{TITLES[house.language]['partn']} {number + 1}",
            partner_type=house.draw([("CPAS", 3), ("AIS", 2), ("AIPL", 3), ("LEGAL_AID", 1)]),
            form=house.draw([("FORMAL", 3), ("INFORMAL", 4)]),
            role=house.draw([("PARTNER", 5), ("REFERRER", 3), ("HOST", 1)]),
            start_on=date(settings()["first_year"] - house.chance.between(0, 3), 1, 1),
            shared=("TOOL",) if house.chance.is_so(30) else (),
        )
