"""What a page costs: the same number of questions to the database, whatever the number of rows.

The session and the person who asks are counted.
"""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drempel.apps.accreditation.models import Dossier
from drempel.apps.associations.models import Association
from drempel.apps.kernel.roles import (
    ADMINISTRATOR,
    CABINET,
    CASE_OFFICER,
    FINANCE_INSPECTOR,
    HEAD_OF_UNIT,
    MANAGER,
    WORKER,
)
from drempel.apps.payments.models import Instalment
from tests.apps.register.builders import make_accreditation, make_award
from tests.architecture.world import ANONYMOUS

pytestmark = pytest.mark.django_db

FEW, MANY = 5, 60
MAX_KIB = 60
LISTS = {
    "dossier_list": (CASE_OFFICER, MANAGER),
    "accreditation_list": (CASE_OFFICER, WORKER),
    "award_list": (HEAD_OF_UNIT, MANAGER),
    "payment_list": (FINANCE_INSPECTOR, MANAGER),
    "association_list": (CASE_OFFICER,),
    "register": (ANONYMOUS, CABINET),
    "register_totals": (ANONYMOUS,),
    "people": (ADMINISTRATOR,),
}
# A list that may cost more, and why; the table only shrinks.
DASHBOARDS = {
    "home": (ANONYMOUS,),
    "desk": (CASE_OFFICER, HEAD_OF_UNIT, FINANCE_INSPECTOR, MANAGER, WORKER, ADMINISTRATOR),
    "campaign": (CABINET, CASE_OFFICER),
}
LIST_QUERIES, FILE_QUERIES, DASHBOARD_QUERIES = 6, 12, 8


def fill(world, count):
    """So many associations more, each with an accreditation, awards, a payment and a dossier."""
    officer = world.staff[CASE_OFFICER]
    for number in range(count):
        accreditation = make_accreditation()
        for year in (2025, 2026):
            award = make_award(accreditation, year, 3_000_000 + number)
        Instalment.objects.create(
            award=award,
            number=1,
            share="rest",
            amount_cents=award.amount_cents,
            explanation_json='{"fr": "x", "nl": "x", "en": "x"}',
            iban="BE00",
        )
        Dossier.objects.create(
            reference=f"ACC-2020-{number:04d}",
            association=accreditation.association,
            kind=Dossier.RENEWAL,
            language="fr",
            created_on=accreditation.begins_on,
            created_by=officer,
        )
    moved = Dossier.objects.filter(reference__startswith="ACC-2020-")
    moved.update(state="submitted", submitted_on=accreditation.begins_on, submitted_by=officer)


def cost(world, role, path):
    """Queries and KiB of one page, asked a second time."""
    browser = world.browser(role)
    browser.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(path)
    assert response.status_code == 200, f"{path} as {role}"
    return [query["sql"] for query in captured.captured_queries], len(response.content) / 1024


def at_both_sizes(world, role, path):
    """The questions of a page between few and many rows, and its weight with many."""
    found = []
    for count in (FEW, MANY):
        with transaction.atomic():
            fill(world, count)
            found.append(cost(world, role, path))
            transaction.set_rollback(True)
    (few, _light), (many, kib) = found
    assert len(few) == len(many), f"{path}: {len(few)} queries become {len(many)}"
    assert kib <= MAX_KIB, f"{path}: {kib:.0f} KiB"
    return many


@pytest.mark.parametrize(
    ("name", "role"), [(name, role) for name, roles in LISTS.items() for role in roles]
)
def test_a_list_asks_the_same_of_five_and_of_sixty(world, name, role):
    budget = LIST_QUERIES
    asked = at_both_sizes(world, role, reverse(name))
    assert len(asked) <= budget, "\n".join(asked)


@pytest.mark.parametrize(
    ("name", "role"), [(name, role) for name, roles in DASHBOARDS.items() for role in roles]
)
def test_a_start_page_asks_the_same_of_five_and_of_sixty(world, name, role):
    asked = at_both_sizes(world, role, reverse(name))
    assert len(asked) <= DASHBOARD_QUERIES, "\n".join(asked)


def files(world):
    house = world.mine
    number = house.association.enterprise_number
    for dossier in (house.draft, house.notified, house.withdrawn):
        yield MANAGER, reverse("dossier_detail", args=[dossier.reference])
    yield CASE_OFFICER, reverse("dossier_detail", args=[house.notified.reference])
    yield MANAGER, reverse("dossier_receipt", args=[house.notified.reference])
    for role in (CASE_OFFICER, HEAD_OF_UNIT, WORKER):
        yield role, reverse("award_detail", args=[house.award.reference])
        yield role, reverse("accreditation_detail", args=[house.accreditation.reference])
        yield role, reverse("association_detail", args=[number])
    yield ANONYMOUS, reverse("register_association", args=[number])
    yield ANONYMOUS, reverse("verify_code", args=[house.letter.code])
    yield ADMINISTRATOR, reverse("person_detail", args=[house.cast.worker.pk])
    for section in ("identity", "period", "activities"):
        yield MANAGER, reverse("dossier_section", args=[house.draft.reference, section])


def test_a_file_stays_within_its_budget(world):
    for role, path in files(world):
        asked, kib = cost(world, role, path)
        assert len(asked) <= FILE_QUERIES, f"{path} as {role}:\n" + "\n".join(asked)
        assert kib <= MAX_KIB, f"{path}: {kib:.0f} KiB"


@pytest.mark.parametrize("name", ["award_list", "payment_list", "dossier_list", "desk"])
def test_a_list_leaves_sheets_and_long_texts_where_they_are(world, name):
    asked, _kib = cost(world, CASE_OFFICER, reverse(name))
    for text in ("trace_json", "case_json", '"activities"', '"cooperation"'):
        assert not [sql for sql in asked if text in sql.partition(" FROM ")[0]], text


def test_an_export_asks_once_for_its_rows(world):
    assert Association.objects.count() > 1
    browser = world.browser(CASE_OFFICER)
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(reverse("award_list"), {"format": "csv"})
        lines = b"".join(response.streaming_content).decode().splitlines()
    assert len(lines) > FEW - 1
    assert len(captured) <= LIST_QUERIES
