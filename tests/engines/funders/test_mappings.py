"""What a mapping must hold to; periods and versions; the same figure when nothing is changed."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from drempel.engines.funders import (
    Line,
    MappingError,
    Rhythm,
    changes,
    load_templates,
    periods_of,
    template_on,
    versions_of,
)
from drempel.engines.funders.checking import check
from drempel.engines.funders.deriving import ADDED
from drempel.engines.funders.loading import read_template
from drempel.engines.funders.template import Scope
from tests.engines.funders.paper import TODAY, all_rows, fill, fill_template, period
from tests.engines.indicators.hand import Case, catalogue, results, scheme

pytestmark = pytest.mark.pure
FOLDER = Path(__file__).resolve().parents[3] / "schemes" / "brussels_vih" / "funders"


@pytest.fixture
def written(tmp_path):
    """A mapping of the pack with some of its text changed, read and checked."""

    def change(name, old, new):
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / name
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        check(read_template(path), scheme())

    return change


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'of    = ["SINGLE", "UNACC_MINOR"]',
            'of    = ["SINGLE"]',
            "UNACC_MINOR falls in no group",
        ),
        ('"DECLINED", "NOT_APPLICABLE"]', '"NOT_APPLICABLE"]', "DECLINED falls in no group"),
        ('of    = ["COUPLE"]', 'of    = ["COUPLE", "SINGLE"]', "SINGLE falls in two groups"),
        ('of    = ["COUPLE"]', 'of    = ["COUPLE", "TRIO"]', "TRIO is no category"),
        ("years = [18, 29]", "years = [19, 29]", "begins at 19; expected 18"),
        ("years = [60]", "years = [60, 99]", "no group holds age 100"),
        ('figure = "AX-03"', 'figure = "AX-99"', "AX-99"),
        ('figure = "AX-03"', 'figure = "A3-U02.in"', "the scope says nothing of UNIT"),
        ('figure = "AX-03"', 'figure = "AX-03"\ncounts = "act"', "keeps its own unit"),
        ('figure = "AX-03"', "formula = \"figure('AX-01') + figure('AX-04')\"", "never added"),
        ('filter = "minors >= 1"', 'filter = "children >= 1"', "no field children"),
        ('reason = { fr = "La commune demande', 'by = "D2"\n#', "a filter needs its reason"),
        ('by     = "D2"', 'by     = "D17"', "several categories"),
        ('counts = "hour"', 'counts = "smile"', "expected a unit"),
        ('code   = "3"', 'code   = "4"', "line 4 stands twice"),
        ('languages = ["fr"]', 'languages = ["fr", "nl"]', "no words in nl"),
        ('status    = "assumed"', 'status    = "sure"', "expected one of"),
        ("scoped = false", "scopped = false", "'scopped'"),
        ("version   = 1", "version   = 2", "expected the name"),
        ("months = 12", "months = 5", "expected a part of 12"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_with_its_place(written, old, new, said):
    with pytest.raises(MappingError, match=r"pont_aux_aulnes-1\.toml") as refused:
        written("pont_aux_aulnes-1.toml", old, new)
    assert said in str(refused.value)


def test_the_pack_has_three_funders_and_one_of_them_two_versions():
    keys = [one.key for one in load_templates(scheme())]
    assert sorted(set(keys)) == ["aubepine", "bright_room", "pont_aux_aulnes"]
    assert keys.count("aubepine") == 2


def test_every_file_of_the_folder_is_toml_of_its_own_version():
    for path in FOLDER.glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert path.name == f"{table['key']}-{table['version']}.toml"


def test_a_period_uses_the_version_of_its_last_day():
    assert template_on(scheme(), "aubepine", date(2024, 8, 31)).version == 1
    assert template_on(scheme(), "aubepine", date(2025, 8, 31)).version == 2
    with pytest.raises(KeyError):
        template_on(scheme(), "aubepine", date(2022, 8, 31))


def test_what_changed_between_two_versions_is_found():
    found = [
        (one.kind, one.line.code if one.line else "", one.aspects)
        for one in changes(*versions_of(scheme(), "aubepine"))
    ]
    assert found == [
        ("changed", "I.3", ("groups",)),
        ("changed", "II.1", ("words", "groups", "rounding")),
        ("added", "II.2", ()),
        ("added", "III.2", ()),
        ("added", "V.2", ()),
    ]


@pytest.mark.parametrize(
    ("rhythm", "keys", "first", "last"),
    [
        (Rhythm(1, 12), ["2026", "2025"], date(2025, 1, 1), date(2025, 12, 31)),
        (Rhythm(9, 12), ["2026-2027", "2025-2026"], date(2025, 9, 1), date(2026, 8, 31)),
        (Rhythm(1, 6), ["2026-H2", "2026-H1"], date(2026, 1, 1), date(2026, 6, 30)),
        (Rhythm(3, 12), ["2026-2027", "2025-2026"], date(2025, 3, 1), date(2026, 2, 28)),
    ],
)
def test_periods(rhythm, keys, first, last):
    found = periods_of(rhythm, date(2024, 1, 1), None, date(2026, 11, 24))
    assert [one.key for one in found[:2]] == keys
    assert (found[1].start, found[1].end) == (first, last)


def test_the_year_beside_is_the_one_that_holds_most_of_the_period():
    assert period("bright_room", "2025-2026")[0].beside == 2025
    assert period("aubepine", "2025-2026")[0].beside == 2026


def _identity(figures, **changes):
    """A template that asks each figure as it is."""
    lines = tuple(
        Line(f"L{n}", {"en": one.code}, f"figure({one.code!r})") for n, one in enumerate(figures)
    )
    return replace(versions_of(scheme(), "pont_aux_aulnes")[0], scope=None, lines=lines, **changes)


ROWS = all_rows()


@pytest.mark.parametrize("year", [2024, 2025])
def test_asked_as_it_is_every_figure_is_that_of_the_report(year):
    """209 figures over the rows of every case: value, coverage, source, interval, and no step."""
    figures = catalogue().figures(year)
    wanted = results(Case("all", year, TODAY, ROWS))
    time = period("pont_aux_aulnes", str(year))[0]
    found = fill_template(_identity(figures), time, ROWS)
    for place, one in enumerate(figures):
        line, same = found[f"L{place}"], wanted[one.code]
        got = (line.value, line.known, line.units, line.source, line.low, line.high)
        assert got == (same.value, same.known, same.units, same.source, same.low, same.high), one
        assert (line.regional, line.steps) == (same.value, ())
    assert sum(1 for one in wanted.values() if one.value) > 150


@pytest.mark.parametrize("month", [4, 9])
def test_the_steps_always_add_up(month):
    """Another time and a scope at once: what differs is told to the last unit."""
    kinds = ("PATH", "STAY", "ACT", "FILE", "RIGHT")
    figures = [one for one in catalogue().figures(2025) if one.record in kinds]
    by_kind = dict.fromkeys(kinds, "household.minors >= 1")
    by_kind |= {"FILE": "minors >= 1", "ACT": "path.household.minors >= 1"}
    template = _identity(figures, rhythm=Rhythm(month, 12))
    template = replace(template, scope=Scope({}, {}, {}, by_kind))
    time = periods_of(template.rhythm, date(2024, 1, 1), None, date(2025, 12, 31))[1]
    told = [one for one in fill_template(template, time, ROWS).values() if one.steps]
    for line in told:
        assert line.regional + sum(one.amount for one in line.steps) == line.value
        assert all(one.amount for one in line.steps)
    assert len(told) > 20


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("pont_aux_aulnes", "2025"),
        ("aubepine", "2023-2024"),
        ("aubepine", "2024-2025"),
        ("bright_room", "2024-2025"),
    ],
)
def test_categories_are_the_whole_and_steps_are_the_difference(key, wanted):
    """Over the rows of every case, in each version: nothing falls through, nothing is left untold."""
    lines = fill(key, wanted, ROWS).values()
    assert any(one.value for one in lines)
    for line in lines:
        if line.parts:
            assert sum(value for _group, value in line.parts) == line.value, line.line.code
        if line.figure is not None and line.figure.measure in ADDED and not line.is_missing:
            told = sum(one.amount for one in line.steps)
            assert line.regional + told == line.value, line.line.code


def test_the_age_is_that_of_the_year_in_which_the_period_ends():
    """Born in 2007: 17 in 2024, 18 at the end of a working year that ends in 2025."""
    template = versions_of(scheme(), "pont_aux_aulnes")[0]
    line = replace(template.line("2"), is_scoped=False)
    rows = {
        "FILE": [
            {"id": "H1", "municipality": "21012", "ref_birth_year": 2007, "minors": 0, "adults": 1}
        ],
        "PATH": [{"id": "P1", "household": "H1", "start_on": date(2024, 10, 1)}],
    }
    time = period("aubepine", "2024-2025")[0]
    found = fill_template(replace(template, scope=None, lines=(line,)), time, rows)
    assert {group.code: n for group, n in found["2"].parts if n} == {"18-29": 1}
    assert fill("pont_aux_aulnes", "2024", rows)["2"].parts[0][1] == 1


def test_a_birth_year_to_come_is_no_age():
    template = versions_of(scheme(), "pont_aux_aulnes")[0]
    rows = {
        "FILE": [
            {"id": "H1", "municipality": "21012", "ref_birth_year": 2031, "ref_age_band": "A80P"}
        ],
        "PATH": [{"id": "P1", "household": "H1", "start_on": date(2025, 10, 1)}],
    }
    found = fill("pont_aux_aulnes", "2025", rows, template=template)
    assert {group.code: n for group, n in found["2"].parts if n} == {"60+": 1}


def test_a_funder_tag_can_be_the_scope():
    """Effort that carries the tag counts; without any tag it does not, and nothing is guessed."""
    template = versions_of(scheme(), "pont_aux_aulnes")[0]
    tagged = {"ACT": "known(funder_tags) and 'MUNICIPALITY' in funder_tags"}
    line = Line("1", {"fr": "x"}, "figure('A1-G02.acts')")
    scope = replace(template.scope, by_kind=tagged)
    template = replace(template, scope=scope, lines=(line,))
    check(template, scheme())
    rows = {
        "ACT": [
            {"id": "A1", "done_on": date(2025, 5, 5), "funder_tags": ["MUNICIPALITY", "AIPL"]},
            {"id": "A2", "done_on": date(2025, 5, 5), "funder_tags": ["AIPL"]},
            {"id": "A3", "done_on": date(2025, 5, 5)},
        ]
    }
    found = fill("pont_aux_aulnes", "2025", rows, template=template)["1"]
    assert (found.regional, found.value) == (3, 1)


def test_nothing_dated_after_the_day_counts():
    rows = {
        "FILE": [{"id": "H1", "municipality": "21012", "minors": 1, "adults": 1}],
        "PATH": [{"id": "P1", "household": "H1", "start_on": date(2026, 6, 1)}],
    }
    assert fill("bright_room", "2026-2027", rows, on=date(2026, 5, 31))["H1"].value == 0
    assert fill("bright_room", "2026-2027", rows, on=date(2026, 6, 1))["H1"].value == 1


def test_shares_and_middle_values_are_not_taken_off_from_each_other():
    lines = fill("bright_room", "2025-2026", {})
    assert lines["O1"].steps == ()
    assert lines["O1"].value is None
