"""Figures quoted in a text: read, checked, and written in from the same results as the tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.report import Reference, filled, references, wrong
from tests.engines.indicators.hand import CASES, cases_in, results

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def found():
    (case,) = (c for c in cases_in(CASES / "examples" / "04_batch_tally.toml"))
    return results(case)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{AX-01}", Reference("AX-01")),
        ("{ A1-G01.active }", Reference("A1-G01.active")),
        ("{AX-01:before}", Reference("AX-01", is_before=True)),
        ("{AX-04 : D8 = DESK}", Reference("AX-04", "D8", "DESK")),
    ],
)
def test_a_reference_is_read(text, expected):
    assert list(references(f"… {text} …")) == [expected]


@pytest.mark.parametrize(
    "text", ["{}", "{ax-01}", "{AX-01:}", "{AX-01:D8}", "{AX}", "{AX-01:after}"]
)
def test_what_is_no_reference_is_a_fault_of_form(text, found):
    assert list(references(text)) == []
    assert [(one.found, one.key) for one in wrong(text, found)] == [(text, "form")]


def test_a_figure_or_a_breakdown_that_does_not_exist_is_found(found):
    text = "{AX-04} {ZZ-99} {AX-04:D99=X} {AX-04:D8=DESK}"
    assert [(one.found, one.key) for one in wrong(text, found)] == [
        ("{ZZ-99}", "figure"),
        ("{AX-04:D99=X}", "category"),
    ]


def test_text_and_table_say_the_same(found):
    text = "Nous avons eu {AX-04} contacts, dont {AX-04:D8=DESK} au guichet."
    write = lambda one: str(  # noqa: E731
        found[one.code].by[one.dimension][one.category] if one.dimension else found[one.code].value
    )
    assert filled(text, write) == "Nous avons eu 21 contacts, dont 16 au guichet."


def test_what_cannot_be_written_stays_as_typed():
    assert filled(
        "{AX-01} et {ZZ-99} et {x}", lambda one: "7" if one.code == "AX-01" else None
    ) == ("7 et {ZZ-99} et {x}")


@given(st.text(alphabet="{}AX-01:before=D2 \n", max_size=60))
def test_any_text_can_be_read_and_one_without_braces_is_untouched(text):
    written = filled(text, lambda _one: "7")
    if "{" not in text:
        assert written == text
    assert not wrong(text.replace("{", "("), {})
