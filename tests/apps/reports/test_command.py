"""``drempel report``: what it prints, and how it ends when it cannot answer."""

import json

import pytest

from drempel.cli.main import main
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.imports.files import answer

pytestmark = pytest.mark.django_db


def test_the_catalogue_names_every_indicator_in_three_languages(house):
    status, told = answer("report", "catalogue")
    assert status == 0
    assert len(told) == 107
    assert sum(len(one["figures"]) for one in told) == 209
    for one in told:
        assert all(one[name] for name in ("code", "tier", "fr", "nl", "en", "unit", "version"))
        for figure in one["figures"]:
            assert all(figure[name] for name in ("code", "fr", "nl", "en", "unit", "version"))


def test_no_two_figures_have_the_same_words(house):
    _status, told = answer("report", "catalogue")
    figures = [figure for one in told for figure in one["figures"]]
    for language in ("fr", "nl", "en"):
        assert len({one[language] for one in figures}) == len(figures)


def test_the_sector_is_the_sum_of_its_associations(house):
    other = make_association()
    make_record("contact", other, topic="RENT", happened_on="2026-02-02")
    _status, told = answer("report", "compute", "--sector", "--year", "2026")
    found = {one["code"]: one for one in told["indicators"]}
    assert found["AX-04"]["value"] == 2
    assert found["AX-04"]["breakdowns"]["D10"] == {"LEASE": 1, "RENT": 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["report"], "expected catalogue, compute or funder"),
        (["report", "compute", "--year", "2025"], "expected --association NUMBER or --sector"),
        (["report", "compute", "--sector", "--year", "20x5"], "for example 2025"),
        (["report", "compute", "--sector", "--year", "2001"], "no indicator has a definition"),
        (["report", "compute", "--association", "1", "--year", "2025"], "0123.456.749"),
        (["report", "catalogue", "--format", "xml"], "expected json"),
    ],
)
def test_a_question_that_cannot_be_answered_gets_one_line(house, capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        main(words)
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert said in printed.err
    assert len(printed.err.strip().splitlines()) == 1


def test_whole_numbers_are_integers_and_others_decimal_texts(house):
    _status, told = answer("report", "compute", "--sector", "--year", "2026")
    for one in told["indicators"]:
        value = one["value"]
        assert value is None or isinstance(value, (int, str, list))
        assert not isinstance(value, bool)
    json.dumps(told)
