"""Accreditations and awards for tests, entered as history: the triggers allow no other birth."""

import itertools
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from drempel.apps.accreditation.models import Accreditation, AccreditationLine, Suspension
from drempel.apps.associations.models import Association
from drempel.apps.subsidies.models import Award
from tests.apps.associations.factories import make_association

_numbers = itertools.count(1)
LINES = ("A1-G", "A2-T")


def make_accreditation(
    association: Association | None = None, *, lines: tuple[str, ...] = LINES, **traits: Any
) -> Accreditation:
    """An accreditation of 2024 to 2026; every field may be said."""
    n = next(_numbers)
    facts = {
        "reference": f"AGR-T-{n:05d}",
        "origin": "taken_over",
        "begins_on": date(2024, 1, 1),
        "ends_on": date(2026, 12, 31),
        "rule_set": "2023",
        "reference_amount_cents": 3_000_000,
        "reference_month": "2023-12",
        "decided_on": date(2023, 12, 14),
        "decision_reference": "2023-200",
    }
    made = Accreditation.objects.create(
        association=association or make_association(), **facts | traits
    )
    AccreditationLine.objects.bulk_create(
        AccreditationLine(accreditation=made, code=code) for code in lines
    )
    return made


def make_award(accreditation: Accreditation, year: int, cents: int, **traits: Any) -> Award:
    """A notified award of a year."""
    n = next(_numbers)
    facts = {
        "reference": f"OCT-T-{n:05d}",
        "origin": "taken_over",
        "state": "notified",
        "outcome": "GRANTED",
        "full_year_cents": cents,
        "rule_set": "2023",
        "case_json": "{}",
        "trace_json": '{"steps": []}',
        "digest": "0" * 64,
        "calculated_on": date(year, 2, 1),
        "decided_on": date(year, 3, 2),
        "notified_on": date(year, 3, 9),
        "decision_reference": f"{year}-31",
    }
    return Award.objects.create(
        association=accreditation.association,
        accreditation=accreditation,
        year=year,
        amount_cents=cents,
        **facts | traits,
    )


def suspend(accreditation: Accreditation, begins_on: date, ends_on: date | None = None) -> None:
    Suspension.objects.create(
        accreditation=accreditation,
        begins_on=begins_on,
        ends_on=ends_on,
        decision_reference="2025-77",
        ground="REPORT",
    )


def fill_register(associations: int, years: tuple[int, ...] = (2025, 2026)) -> None:
    """So many accredited associations, each with an award in every year."""
    for n in range(associations):
        accreditation = make_accreditation()
        for year in years:
            make_award(accreditation, year, 3_000_000 + n)


def queries_of(client: Client, address: str) -> list[str]:
    """The queries of one page, session and person included."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured.captured_queries]
