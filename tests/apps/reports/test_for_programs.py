"""What a program of the association reads of a year: its own figures and its own report."""

import pytest
from pydantic import ValidationError

from drempel.apps.api.scopes import FIGURES, READ
from drempel.apps.reports import shapes
from tests.apps.accreditation.roads import make_cast
from tests.apps.activity.builders import make_record
from tests.apps.api.callers import Caller
from tests.apps.associations.factories import make_association, make_demonstration
from tests.apps.imports.files import answer
from tests.apps.reports.roads import ON, walk_report

pytestmark = pytest.mark.django_db
YEAR, COMING = 2025, 2027
THEIRS = "CANARY-B-"


@pytest.fixture
def cast(db):
    make_demonstration(ON)
    cast = make_cast(make_association())
    work(cast, 3)
    return cast


@pytest.fixture
def program(cast):
    return Caller(cast.association, (FIGURES,), cast.manager)


def work(cast, contacts):
    for _one in range(contacts):
        make_record("contact", cast.association, happened_on=f"{YEAR}-03-03", service_line="A2-T")


def faults(shape, data):
    """What does not fit the shape that the document describes."""
    try:
        shape.model_validate(data, strict=True)
    except ValidationError as error:
        return error.errors()
    return []


def test_the_figures_are_those_of_the_command(cast, program):
    number = cast.association.enterprise_number
    _status, told = answer("report", "compute", "--association", number, "--year", str(YEAR))
    given = program.get(f"figures/{YEAR}").json()
    assert list(given["indicators"]) == list(told["indicators"])
    assert given == told
    assert {one["code"]: one["value"] for one in told["indicators"]}["AX-04"] == 3
    assert faults(shapes.Figures, given) == []


def test_figures_follow_the_records(cast, program):
    values = []
    for _time in range(2):
        found = program.get(f"figures/{YEAR}").json()["indicators"]
        values += [one["value"] for one in found if one["code"] == "AX-04"]
        work(cast, 2)
    assert values == [3, 5]


@pytest.mark.parametrize("year", [COMING, 2019, 1899, "25", "2025x", "０２５", "-025", "2025/"])
@pytest.mark.parametrize("what", ["figures", "reports"])
def test_a_year_without_anything_is_not_found(program, what, year):
    assert program.get(f"{what}/{year}").status_code == 404


def test_the_report_is_the_last_version_in_whatever_state(cast, program):
    assert program.get(f"reports/{YEAR}").status_code == 404
    draft = walk_report(cast, year=YEAR, until="draft")
    given = program.get(f"reports/{YEAR}").json()
    assert given["reference"] == draft.reference
    assert given["signed"] is None
    assert given["figures"]["AX-04"]["value"] == 3
    assert faults(shapes.Report, given) == []


def test_a_signed_report_stays_as_it_was_signed(cast, program):
    report = walk_report(cast, year=YEAR, until="submitted")
    work(cast, 2)
    given = program.get(f"reports/{YEAR}").json()
    assert given == report.content
    assert given["figures"]["AX-04"]["value"] == 3
    assert given["signed"]["signed_by"] == cast.manager.full_name
    assert faults(shapes.Report, given) == []


def test_nothing_of_another_association_is_given(cast, program):
    other = make_cast(make_association())
    work(other, 40)
    walk_report(other, year=YEAR, until="submitted", mark=THEIRS)
    walk_report(cast, year=YEAR, until="draft")
    for what in ("figures", "reports"):
        ours = program.get(f"{what}/{YEAR}")
        assert THEIRS not in ours.content.decode()
        assert other.association.name_fr not in ours.content.decode()
    theirs = Caller(other.association, (FIGURES,), other.manager)
    assert THEIRS in theirs.get(f"reports/{YEAR}").content.decode()
    found = program.get(f"figures/{YEAR}").json()["indicators"]
    assert {one["code"]: one["value"] for one in found}["AX-04"] == 3


def test_reading_records_is_not_reading_figures(cast):
    records = Caller(cast.association, (READ,), cast.manager)
    figures = Caller(cast.association, (FIGURES,), cast.manager)
    assert records.get(f"figures/{YEAR}").status_code == 403
    assert FIGURES in records.get(f"reports/{YEAR}").json()["detail"]
    assert figures.get("contact").status_code == 403


def test_nothing_is_written_through_these_addresses(program):
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for what in ("figures", "reports"):
            refused = program.call(method, f"{what}/{YEAR}", {})
            assert refused.status_code == 405
            assert refused.headers["Allow"] == "GET"


def test_figures_asked_again_cost_what_the_door_costs(cast, program, django_assert_max_num_queries):
    program.get(f"figures/{YEAR}")
    with django_assert_max_num_queries(6):
        program.get(f"figures/{YEAR}")
