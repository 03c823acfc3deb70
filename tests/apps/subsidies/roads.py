"""The road of a yearly award, walked through the services up to a chosen state."""

from datetime import date

from drempel.apps.payments.services import notify_award
from drempel.apps.subsidies import services
from drempel.apps.subsidies.models import Award
from tests.apps.accreditation.roads import Cast

ROAD = ("calculated", "under_opinion", "advised", "decided", "notified")


def walk_award(
    cast: Cast,
    *,
    year: int = 2026,
    until: str = "notified",
    outcome: str = "GRANTED",
    mark: str = "",
) -> Award:
    """Walk an award of an accredited association up to ``until`` and return it as stored."""
    day = date(2026, 3, 2)
    award = services.calculate_award(
        association=cast.association, year=year, by=cast.officer, on=day
    )
    acts = {
        "under_opinion": lambda: services.propose_award(
            award=award, reasons=f"{mark}Conforme.", by=cast.officer, on=day
        ),
        "advised": lambda: services.give_award_opinion(
            award=award, kind="CONDITIONAL", text=f"{mark}Vu.", by=cast.inspector, on=day
        ),
        "decided": lambda: services.decide_award(
            award=award,
            outcome=outcome,
            decided_on=day,
            decision_reference=f"{mark}2026-115",
            by=cast.head,
            on=day,
        ),
        "notified": lambda: notify_award(award=award, by=cast.officer, on=day),
    }
    for name in ROAD[1 : ROAD.index(until) + 1]:
        acts[name]()
        award.refresh_from_db()
    return award
