"""Two associations with the same history, and everyone who may look at it.

Every text of the second one that is not public holds CANARY-B, so that a leak shows anywhere.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.test import Client

from drempel.apps.accreditation import services
from drempel.apps.accreditation.models import Accreditation, Dossier
from drempel.apps.activity.models import Record
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.consultation.models import Proposal
from drempel.apps.documents.models import Letter
from drempel.apps.kernel.roles import (
    ALL_ROLES,
    ASSOCIATION_ROLES,
    CASE_OFFICER,
    FINANCE_INSPECTOR,
    HEAD_OF_UNIT,
    MANAGER,
    WORKER,
)
from drempel.apps.reports.models import Report
from drempel.apps.sector.models import SectorReport
from drempel.apps.sector.services import compute_sector, release_sector
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.services import calculate_award
from tests.apps.accreditation.roads import Cast, Plan, make_cast, walk_dossier
from tests.apps.activity.builders import make_records
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    make_profile,
    signed_in,
)
from tests.apps.reports.roads import walk_report, write_report
from tests.apps.subsidies.roads import walk_award
from tests.architecture.furniture import furnish, furnish_funders, furnish_report, make_proposal

CANARY = "CANARY-B-"
ANONYMOUS = "anonymous"
EVERYONE = (ANONYMOUS, *sorted(ALL_ROLES))
TODAY = date(2026, 11, 24)
# Together these service lines use every kind of record.
LINES = ("A1-G", "A1-P", "A2-T", "A2-D", "A3-SOLI")


@dataclass(frozen=True)
class House:
    """One association and what it has: a record of every kind."""

    association: Association
    cast: Cast
    withdrawn: Dossier
    notified: Dossier
    draft: Dossier
    accreditation: Accreditation
    award: Award
    estimate: Award
    letter: Letter
    mandate: Mandate
    records: dict[str, Record]
    # An activity report with questions to answer, one with a question not asked, one in hand.
    questioned: Report
    remarked: Report
    writing: Report
    # Of the whole sector: everyone reads it.
    proposal: Proposal


@dataclass(frozen=True)
class World:
    """mine: the association of the roles of an association. theirs: the other one."""

    mine: House
    theirs: House
    staff: dict[str, Any]
    cookies: dict[str, str]
    # Computed, not public; an earlier one of the same year is.
    sector: SectorReport

    def browser(self, role: str, **options: Any) -> Client:
        """A fresh browser in which someone of this role is signed in."""
        client = Client(**options)
        if role != ANONYMOUS:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[role]
        return client


def _withdrawn(cast: Cast, mark: str) -> Dossier:
    """An earlier application: items were asked and answered, then it was taken back."""
    plan = Plan(year=2025, month=1, mark=mark)
    dossier = walk_dossier(cast, until="acknowledged", plan=plan)
    asked = services.ask_dossier_items(
        dossier=dossier, items=plan.words("Les comptes."), by=cast.officer, on=plan.on(6)
    )
    services.answer_dossier_items(
        request=asked, answer=plan.words("Les voici."), by=cast.manager, on=plan.on(8)
    )
    return services.withdraw_dossier(
        dossier=dossier, by=cast.manager, on=plan.on(9), reason=plan.words("Plus tard.")
    )


def _suspend(accreditation: Accreditation, cast: Cast, mark: str) -> None:
    services.suspend_accreditation(
        accreditation=accreditation,
        ground="REPORT",
        decision_reference=f"{mark}2026-130",
        from_on=date(2026, 5, 1),
        by=cast.head,
        on=date(2026, 4, 20),
    )
    services.resume_accreditation(
        accreditation=accreditation,
        last_day_on=date(2026, 5, 31),
        by=cast.head,
        on=date(2026, 6, 1),
    )


def make_house(cast: Cast, mark: str = "") -> House:
    """Walk everything an association can have; its texts begin with ``mark``."""
    withdrawn = _withdrawn(cast, mark)
    reference_cents = 3_333_300 if mark else 2_400_000
    plan = Plan(mark=mark, reference_cents=reference_cents, lines=LINES, granted=LINES)
    notified = walk_dossier(cast, plan=plan)
    award = walk_award(cast, mark=mark)
    _suspend(notified.accreditation, cast, mark)
    estimate = calculate_award(
        association=cast.association, year=2027, by=cast.officer, on=date(2026, 11, 2)
    )
    draft = walk_dossier(cast, until="filled", plan=replace(plan, month=10))
    records = make_records(cast.association, cast.worker, mark)
    furnish(cast.worker, records, mark)
    questioned = walk_report(cast, year=2026, until="questioned", mark=mark)
    remarked = walk_report(cast, year=2024, until="remarked", mark=mark)
    writing = write_report(cast, 2025, mark)
    furnish_report(cast.worker, writing, mark)
    furnish_funders(cast.worker, mark)
    return House(
        association=cast.association,
        cast=cast,
        withdrawn=withdrawn,
        notified=notified,
        draft=draft,
        accreditation=Accreditation.objects.get(pk=notified.accreditation.pk),
        award=award,
        estimate=estimate,
        letter=Letter.objects.get(subject_id=award.reference),
        mandate=Mandate.objects.get(person=cast.worker),
        records=records,
        questioned=questioned,
        remarked=remarked,
        writing=writing,
        proposal=make_proposal(cast),
    )


def _sector(staff: dict[str, Any]) -> SectorReport:
    officer, head = staff[CASE_OFFICER], staff[HEAD_OF_UNIT]
    first = compute_sector(year=2026, by=officer, on=TODAY)
    release_sector(report=first, by=head, on=TODAY)
    return compute_sector(year=2026, by=officer, on=TODAY)


def make_world() -> World:
    """Everything, in an empty database."""
    make_demonstration(TODAY)
    staff = {role: make_person(role=role) for role in ALL_ROLES - ASSOCIATION_ROLES}
    shared = {
        "officer": staff[CASE_OFFICER],
        "inspector": staff[FINANCE_INSPECTOR],
        "head": staff[HEAD_OF_UNIT],
    }
    mine = make_cast(make_association(with_profile=True), **shared)
    theirs = make_association(name_fr="Les Autres", name_nl="De Anderen")
    make_profile(theirs, income_cents=98_765_432)
    others = make_cast(theirs, **shared)
    for person in (others.manager, others.worker):
        person.full_name = f"{CANARY}{person.pk}"
        person.email = f"canary-b-{person.pk}@example.org"
        person.save()
    people = {**staff, MANAGER: mine.manager, WORKER: mine.worker}
    cookies = {
        role: signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value
        for role, person in people.items()
    }
    houses = make_house(mine), make_house(others, CANARY)
    return World(
        mine=houses[0],
        theirs=houses[1],
        staff=staff,
        cookies=cookies,
        sector=_sector(staff),
    )
