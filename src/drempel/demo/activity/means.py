"""What an association declares for a year that is over: means, plan, narrative, complaints."""

from decimal import Decimal

from drempel.demo.activity.house import House, days_of, later, past, yearly, years

STAFF = (
    ("COORDINATION", "MASTER", 50),
    ("SOCIAL_WORK", "BACHELOR", 150),
    ("ADMIN", "UPPER_SEC", 40),
)
TEXTS = {
    "fr": {
        "wanted": "Recevoir chaque personne dans la semaine et garder du temps pour les visites.",
        "happened": "La demande a augmenté à la rentrée; une permanence a été ajoutée le soir.",
        "not_shown": "Les appels sans suite prennent du temps et n'apparaissent presque pas.",
        "signalled": "Les loyers demandés dépassent les moyens de la moitié des ménages reçus.",
        "commitment": "Une permanence du soir par semaine",
        "complaint": "Attente trop longue avant un premier rendez-vous",
        "learning": "Rappeler chaque personne inscrite sur la liste d'attente",
    },
    "nl": {
        "wanted": "Iedereen binnen de week ontvangen en tijd houden voor huisbezoeken.",
        "happened": "De vraag steeg in september; er kwam een avondpermanentie bij.",
        "not_shown": "Oproepen zonder gevolg kosten tijd en zijn bijna niet zichtbaar.",
        "signalled": "De gevraagde huurprijzen zijn te hoog voor de helft van de huishoudens.",
        "commitment": "Eén avondpermanentie per week",
        "complaint": "Te lang wachten op een eerste afspraak",
        "learning": "Iedereen op de wachtlijst terugbellen",
    },
}


def make_means(house: House) -> None:
    """Complaints of every year; the declaration of those that are over."""
    for year in years(house):
        for day in days_of(house, year, yearly(house, "complaints", year)):
            closed = past(house, later(house, day, 5, 60))
            house.add(
                "complaint",
                service_line=house.lines[0],
                received_on=day,
                subject=TEXTS[house.language]["complaint"],
                outcome=house.draw([("FOUNDED", 3), ("SETTLED", 4)]) if closed else "PENDING",
                closed_on=closed,
            )
        if house.chance.is_so(40):
            day = days_of(house, year, 1)[0]
            house.add(
                "dsr",
                service_line=house.lines[0],
                request_type=house.draw([("ACCESS", 5), ("RECTIFICATION", 2), ("ERASURE", 2)]),
                received_on=day,
                answered_on=past(house, later(house, day, 5, 30)),
            )
        if year < house.today.year:
            _declaration(house, year)
            _plan(house, year)


def _declaration(house: House, year: int) -> None:
    line, chance = house.lines[0], house.chance
    decl = house.add(
        "decl",
        service_line=line,
        year=year,
        total_income=chance.between(90, 420) * 100_000 + house.size * 10_000,
        vacancy_days=chance.between(20, 140) if chance.is_so(35) else 0,
        registration_hours=Decimal(chance.between(40, 180)),
        special_events="",
        source="DECLARED",
    )
    common = {"service_line": line, "decl": decl, "source": "DECLARED"}
    for function, qualification, hundredths in STAFF:
        house.add(
            "staffline",
            **common,
            function=function,
            qualification=qualification,
            funder=house.draw([("AIPL", 5), ("COCOF", 2), ("JOBS", 3)]),
            axis=line[:2],
            fte=Decimal(hundredths * house.size // 100) / 100,
        )
    house.add(
        "volline", **common, role="RECEPTION", persons=chance.between(1, 8), hours=Decimal(120)
    )
    for is_income, group, cents in (
        (True, "", 8_600_000),
        (False, "STAFF", 6_900_000),
        (False, "RUNNING", 1_500_000),
    ):
        house.add(
            "moneyline",
            **common,
            is_income=is_income,
            cost_group=group,
            funder="AIPL" if is_income else "",
            is_tied=True,
            amount=cents * house.size // 100,
        )
    house.add("funderline", **common, funder="AIPL", reports_demanded=1)
    house.add("trainline", **common, theme="HOUSING_LAW", hours=Decimal(chance.between(8, 60)))


def _plan(house: House, year: int) -> None:
    texts, line = TEXTS[house.language], house.lines[0]
    house.add(
        "narr",
        service_line=line,
        year=year,
        axis=line[:2],
        **{name: texts[name] for name in ("wanted", "happened", "not_shown", "signalled")},
        source="DECLARED",
    )
    house.add(
        "commitment",
        service_line=line,
        year=year,
        code="1",
        title=texts["commitment"],
        axis=line[:2],
        state=house.draw([("ON_COURSE", 5), ("ACHIEVED", 3), ("LATE", 2)]),
        source="DECLARED",
    )
    house.add(
        "learning",
        service_line=line,
        decided_on=days_of(house, year, 1)[0],
        change=texts["learning"],
        indicator="AX-09",
        source="DECLARED",
    )
