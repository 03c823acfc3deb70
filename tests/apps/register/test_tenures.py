"""On which days an association is accredited: SQL and Python give the same answer."""

from datetime import date, timedelta

import pytest

from drempel.apps.register.selectors import (
    Asked,
    register_rows,
    tenure_of,
    tenure_on,
    tenures,
)
from tests.apps.associations.factories import make_demonstration
from tests.apps.register.builders import make_accreditation, suspend

pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 31)


def _history(kind):
    if kind == "plain":
        return make_accreditation().association
    if kind == "extended":
        return make_accreditation(
            state="active",
            extended_until_on=date(2027, 6, 30),
            extension_reference="2026-114",
        ).association
    if kind == "withdrawn":
        return make_accreditation(withdrawn_from_on=date(2025, 3, 1)).association
    accreditation = make_accreditation()
    suspend(accreditation, date(2025, 6, 1), date(2025, 6, 30))
    if kind == "renewed":
        make_accreditation(
            accreditation.association, begins_on=date(2027, 1, 1), ends_on=date(2029, 12, 31)
        )
    return accreditation.association


@pytest.mark.parametrize(
    ("kind", "on", "holds"),
    [
        ("plain", date(2023, 12, 31), False),
        ("plain", date(2024, 1, 1), True),
        ("plain", LAST, True),
        ("plain", LAST + timedelta(days=1), False),
        ("extended", date(2027, 6, 30), True),
        ("extended", date(2027, 7, 1), False),
        ("withdrawn", date(2025, 2, 28), True),
        ("withdrawn", date(2025, 3, 1), False),
        ("suspended", date(2025, 5, 31), True),
        ("suspended", date(2025, 6, 1), False),
        ("suspended", date(2025, 6, 30), False),
        ("suspended", date(2025, 7, 1), True),
        ("renewed", date(2027, 1, 1), True),
        ("renewed", date(2029, 12, 31), True),
    ],
)
def test_accredited_on_a_day(kind, on, holds):
    make_demonstration()
    home = _history(kind)
    found = tenure_on(tenures(home.pk), on)
    assert (found is not None and found.holds_on(on)) is holds
    row = register_rows(Asked(year=2026, on=on)).get(pk=home.pk)
    told = tenure_of(row.tenure_data)
    assert (told is not None and told.holds_on(on)) is holds
    listed = register_rows(Asked(year=2026, on=on, accredited="yes")).filter(pk=home.pk)
    assert listed.exists() is holds


def test_a_row_knows_its_service_lines_and_last_day():
    make_demonstration()
    home = make_accreditation(lines=("A2-T", "A1-G")).association
    told = tenure_of(register_rows(Asked(year=2026, on=LAST)).get(pk=home.pk).tenure_data)
    assert told.codes == ("A1-G", "A2-T")
    assert told.last_on == LAST


def test_withdrawn_before_it_began_never_held():
    home = make_accreditation(withdrawn_from_on=date(2024, 1, 1)).association
    assert tenures(home.pk) == []
