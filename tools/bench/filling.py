"""A database with history: written in bulk, past nothing that the database itself refuses."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from drempel.apps.accounts.models import Person, RoleGrant
from drempel.apps.accreditation.models import Accreditation, AccreditationLine
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.kernel.installation import found_installation
from drempel.apps.kernel.roles import (
    ADMINISTRATOR,
    CASE_OFFICER,
    FINANCE_INSPECTOR,
    HEAD_OF_UNIT,
    MANAGER,
)
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.payments.models import Instalment
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.services.calculating import sheet_values
from drempel.engines.award import explain
from drempel.engines.instalments import schedule
from drempel.engines.money import plain
from drempel.engines.trace import canonical_json

TODAY = date(2026, 11, 24)
YEARS = (2024, 2025, 2026)
LINES_EACH = 3
BATCH = 500
STAFF = (CASE_OFFICER, FINANCE_INSPECTOR, HEAD_OF_UNIT, ADMINISTRATOR)


def enterprise_number(n: int) -> str:
    """A number with a true check, in a range the register has not opened."""
    first = 1_000_000 + n
    return f"{first:08d}{97 - first % 97:02d}"


def iban(n: int) -> str:
    """A Belgian account with true checks, at a bank that does not exist."""
    account = 539 * 10**7 + n
    national = f"{account:010d}{account % 97 or 97:02d}"
    return f"BE{98 - int(national + '111400') % 97:02d}{national}"


def people() -> dict[str, Person]:
    """One person for each role that looks at pages; nobody can sign in with a password."""
    found = {}
    for role in (*STAFF, MANAGER):
        found[role] = Person.objects.create_user(
            email=f"{role}@example.org", full_name=role, language="fr"
        )
    RoleGrant.objects.bulk_create(
        RoleGrant(person=found[role], role=role, granted_on=date(2024, 1, 1)) for role in STAFF
    )
    return found


def associations(size: int) -> list[Association]:
    places = [place.nis for place in active_scheme().municipalities]
    kinds = [code.code for code in active_scheme().codelist("peer_group")]
    return Association.objects.bulk_create(
        (
            Association(
                enterprise_number=enterprise_number(n),
                name_fr=f"Maison du quartier {n:05d} asbl",
                name_nl=f"Buurthuis {n:05d} vzw",
                language="nl" if n % 4 == 0 else "fr",
                street=f"Rue de l’Exemple {n}",
                postcode="1000",
                municipality=places[n % len(places)],
                iban=iban(n),
                email=f"asbl{n}@example.org",
                peer_group=kinds[n % len(kinds)],
            )
            for n in range(size)
        ),
        batch_size=BATCH,
    )


def _periods(size: int, all_of: list[Association]) -> Iterator[Accreditation]:
    """Each association: one period that is over, one that holds now."""
    for n, association in enumerate(all_of):
        for began, state in ((2021, "expired"), (2024, "active")):
            first = date(began, 1, 1)
            yield Accreditation(
                reference=f"AGR-{began}-{n:05d}",
                association=association,
                origin="taken_over",
                state=state,
                begins_on=first,
                ends_on=date(began + 2, 12, 31),
                rule_set=active_scheme().rule_set(first).key,
                reference_amount_cents=2_500_000 + n * 1_000 % 4_000_000,
                reference_month="2020-12" if began == 2021 else "2023-12",
                decided_on=first - timedelta(days=30),
                decision_reference=f"{began - 1}-{n}",
            )


def accreditations(size: int, all_of: list[Association]) -> list[Accreditation]:
    """Return those that hold now, in the order of their associations."""
    made = Accreditation.objects.bulk_create(_periods(size, all_of), batch_size=BATCH)
    codes = [line.code for line in active_scheme().service_lines]
    AccreditationLine.objects.bulk_create(
        (
            AccreditationLine(accreditation=one, code=code)
            for n, one in enumerate(made)
            for code in {codes[(n + step) % len(codes)] for step in range(LINES_EACH)}
        ),
        batch_size=BATCH,
    )
    return made[1::2]


def _case(accreditation: Accreditation, year: int, previous: int | None) -> dict[str, Any]:
    period = {"from": accreditation.begins_on.isoformat(), "to": accreditation.ends_on.isoformat()}
    return {
        "year": year,
        "reference_amount": plain(accreditation.reference_amount_cents),
        "period": period,
        "reference_month": accreditation.reference_month,
        "accredited": [period],
        "suspended": [],
        "previous_amount": None if previous is None else plain(previous),
        "parameters": {},
    }


def _awards_of(
    accreditation: Accreditation, planned: dict[int, list[Any]]
) -> Iterator[tuple[Award, Any]]:
    previous = None
    for year in YEARS:
        reckoned = explain(_case(accreditation, year, previous), active_scheme())
        previous = reckoned.full_year_cents
        if year not in planned:
            planned[year] = schedule(active_scheme(), reckoned, date(year, 3, 9))
        yield (
            Award(
                reference=f"SUB-{year}-{accreditation.association_id:05d}",
                association_id=accreditation.association_id,
                accreditation=accreditation,
                year=year,
                origin="taken_over",
                state="notified",
                outcome="GRANTED",
                calculated_on=date(year, 2, 1),
                decided_on=date(year, 3, 2),
                notified_on=date(year, 3, 9),
                decision_reference=f"{year}-31",
                **sheet_values(reckoned),
            ),
            reckoned,
        )


def awards(holding: list[Accreditation]) -> list[Award]:
    """Every award of every year, reckoned by the engine, with its instalments."""
    planned: dict[int, list[Any]] = {}
    pairs = [pair for one in holding for pair in _awards_of(one, planned)]
    made = Award.objects.bulk_create((award for award, _reckoned in pairs), batch_size=BATCH)
    texts = {
        year: [canonical_json(part.as_dict()["text"]).decode() for part in parts]
        for year, parts in planned.items()
    }
    Instalment.objects.bulk_create(
        (
            Instalment(
                award=award,
                number=index + 1,
                share=reckoned.shares[index],
                amount_cents=cents,
                due_on=planned[award.year][index].due_on,
                explanation_json=texts[award.year][index],
                iban="BE00",
            )
            for award, (_same, reckoned) in zip(made, pairs, strict=True)
            for index, cents in enumerate(reckoned.instalments)
        ),
        batch_size=BATCH,
    )
    return made


def fill(size: int) -> tuple[dict[str, Person], list[Association], list[Award]]:
    """Fill an empty database with ``size`` associations and their history."""
    found_installation(kind="demonstration", today=TODAY)
    with transaction.atomic():
        who, all_of = people(), associations(size)
        Mandate.objects.create(
            person=who[MANAGER], association=all_of[0], role=MANAGER, began_on=date(2024, 1, 1)
        )
        return who, all_of, awards(accreditations(size, all_of))
