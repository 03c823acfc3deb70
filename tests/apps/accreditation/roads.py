"""The road of a dossier, walked through the services as people walk it, up to a chosen state."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from drempel.apps.accreditation import services
from drempel.apps.accreditation.models import Accreditation, Dossier
from drempel.apps.accreditation.services.handling import Proposal
from drempel.apps.associations.models import Association
from drempel.apps.kernel.roles import (
    CASE_OFFICER,
    FINANCE_INSPECTOR,
    HEAD_OF_UNIT,
    MANAGER,
    WORKER,
)
from tests.apps.associations.factories import make_association, make_person

LINES = ("A1-G", "A2-T")
ROAD = (
    "draft",
    "filled",
    "submitted",
    "acknowledged",
    "complete",
    "examined",
    "under_opinion",
    "advised",
    "decided",
    "notified",
)
NAMES = ("manager", "worker", "officer", "inspector", "head")
SUSPENSION_GROUND = "REPORT"


@dataclass(frozen=True)
class Cast:
    """The people of one road: two of the association, three of the administration."""

    association: Association
    manager: Any
    worker: Any
    officer: Any
    inspector: Any
    head: Any


def make_cast(association: Association | None = None, **staff: Any) -> Cast:
    """People for one association; ``staff`` may bring an officer, inspector or head."""
    association = association or make_association()
    made = {
        "manager": make_person(role=MANAGER, association=association),
        "worker": make_person(role=WORKER, association=association),
        "officer": staff.get("officer") or make_person(role=CASE_OFFICER),
        "inspector": staff.get("inspector") or make_person(role=FINANCE_INSPECTOR),
        "head": staff.get("head") or make_person(role=HEAD_OF_UNIT),
    }
    return Cast(association, **made)


@dataclass(frozen=True)
class Plan:
    """What is asked and decided on a road, and when: days of one month of one year."""

    year: int = 2026
    month: int = 2
    begins_on: date = date(2026, 1, 1)
    ends_on: date = date(2028, 12, 31)
    outcome: str = "GRANTED"
    lines: tuple[str, ...] = LINES
    granted: tuple[str, ...] = LINES
    reference_cents: int = 2_400_000
    reference_month: str = "2023-12"
    mark: str = ""

    def on(self, day: int) -> date:
        return date(self.year, self.month, day)

    def words(self, text: str) -> str:
        return f"{self.mark}{text}"

    def proposal(self) -> Proposal:
        reasons = self.words("Les conditions sont remplies.")
        if self.outcome == "REFUSED":
            return Proposal("REFUSED", reasons)
        return Proposal(
            self.outcome,
            reasons,
            frozenset(self.granted),
            self.begins_on,
            self.ends_on,
            self.reference_cents,
            self.reference_month,
        )


def fill_dossier(dossier: Dossier, cast: Cast, plan: Plan) -> Dossier:
    """Every answer of the application, given by a worker."""
    services.save_dossier_lines(dossier=dossier, by=cast.worker, codes=plan.lines)
    return services.save_dossier_answers(
        dossier=dossier,
        by=cast.worker,
        requested_from_on=plan.begins_on,
        requested_until_on=plan.ends_on,
        activities=plan.words("Nous aidons des ménages à trouver un logement."),
        plan=plan.words("Trois permanences par semaine."),
        cooperation=plan.words("Avec le CPAS."),
        is_activities_done=True,
        is_plan_done=True,
        is_identity_confirmed=True,
        is_directors_statement_given=True,
    )


def walk_dossier(cast: Cast, *, until: str = "notified", plan: Plan | None = None) -> Dossier:
    """Walk a dossier from the opening up to ``until`` (a name of ROAD) and return it as stored."""
    plan = plan or Plan()
    officer, on = cast.officer, plan.on
    dossier = services.open_dossier(association=cast.association, by=cast.manager, on=on(1))
    acts = {
        "filled": lambda: fill_dossier(dossier, cast, plan),
        "submitted": lambda: services.submit_dossier(dossier=dossier, by=cast.manager, on=on(2)),
        "acknowledged": lambda: services.acknowledge_dossier(dossier=dossier, by=officer, on=on(3)),
        "complete": lambda: services.declare_dossier_complete(
            dossier=dossier, by=officer, on=on(4)
        ),
        "examined": lambda: services.examine_dossier(
            dossier=dossier, proposal=plan.proposal(), by=officer, on=on(10)
        ),
        "under_opinion": lambda: services.request_dossier_opinion(
            dossier=dossier, by=officer, on=on(11)
        ),
        "advised": lambda: services.give_dossier_opinion(
            dossier=dossier,
            kind="WITH_REMARKS",
            text=plan.words("Avis rendu."),
            by=cast.inspector,
            on=on(13),
        ),
        "decided": lambda: services.decide_dossier(
            dossier=dossier,
            by=cast.head,
            decided_on=on(19),
            decision_reference=plan.words(f"{plan.year}-114"),
            on=on(20),
        ),
        "notified": lambda: services.notify_dossier(dossier=dossier, by=officer, on=on(24)),
    }
    for name in ROAD[1 : ROAD.index(until) + 1]:
        acts[name]()
        dossier.refresh_from_db()
    return dossier


def walk_accreditation(cast: Cast, plan: Plan | None = None) -> Accreditation:
    """The accreditation at the end of a whole road."""
    return walk_dossier(cast, plan=plan).accreditation
