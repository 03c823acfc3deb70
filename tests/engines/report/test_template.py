"""The template of the report: sections of the axes practised, codes that exist, versions by year."""

import shutil

import pytest

from drempel.engines.check import check_scheme
from drempel.engines.indicators import load_catalogue
from drempel.engines.report import TemplateError, load_templates, template_of
from drempel.engines.scheme import SchemeError, load_scheme

pytestmark = pytest.mark.pure
REPORT = "report/activity-1.toml"


def keys(scheme, lines, axes):
    return [one.key for one in template_of(scheme, 2025).sections_for(lines, axes)]


def test_only_the_axes_practised_have_a_section(scheme):
    common = ["year", "public", "cooperation", "portrait", "means", "events", "quality", "outlook"]
    assert keys(scheme, ["A2-T"], ["A2"]) == [*common[:2], "A2", *common[2:]]
    assert keys(scheme, ["A1-G", "A3-C"], ["A1", "A3"]) == [*common[:2], "A1", "A3", *common[2:]]


def test_a_part_is_for_those_who_practise_one_of_its_lines(scheme):
    section = template_of(scheme, 2025).section("A2")
    titles = [part.title["en"] for part in section.parts_for(["A2-S"])]
    assert titles == ["Sessions"]
    assert [part.title["en"] for part in section.parts_for(["A2-D"])][
        -1
    ] == "Right to a decent home"


def test_every_indicator_has_one_place_in_the_report(scheme):
    """Nothing that is recorded is left out, and nothing stands twice, but for two of the system."""
    catalogue, placed = load_catalogue(scheme), []
    for section in template_of(scheme, 2025).sections:
        for part in section.parts:
            placed += part.codes(catalogue, 2025)
    assert len(placed) == len(set(placed))
    missing = {one.code for one in catalogue.figures(2025)} - set(placed)
    # Texts stand as texts; the Region's own steps stand in its own report.
    assert missing == {"AM-06.events", "AQ-10.list", "AQ-09.days", "AQ-09.in_time", "AQ-09.overdue"}


def test_key_figures_are_those_of_the_lines_practised(scheme):
    template = template_of(scheme, 2025)
    assert template.key_figures_for(["A2-S"]) == ("AX-01", "AX-04", "A2-S02", "AC-01")


def test_a_year_has_the_newest_version_that_counts_then(pack):
    folder = pack()
    first = (folder / REPORT).read_text(encoding="utf-8")
    later = first.replace("version = 1", "version = 2").replace("2020-01-01", "2026-01-01")
    (folder / "report" / "activity-2.toml").write_text(later, encoding="utf-8")
    scheme = load_scheme(folder)
    assert [one.version for one in load_templates(scheme)] == [1, 2]
    assert template_of(scheme, 2025).version == 1
    assert template_of(scheme, 2026).version == 2
    with pytest.raises(TemplateError, match="2019"):
        template_of(scheme, 2019)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('figures = ["AX-01", "AX-02"', 'figures = ["AX-99", "AX-02"', "section public"),
        ('lines  = ["A2-T"]', 'lines  = ["A9-T"]', "A9-T"),
        ('figure = "AX-01", by = "D1"', 'figure = "AX-01", by = "D99"', "D99"),
        ('chart = "map"', 'chart = "pie"', "pie"),
        ('texts = ["portrait"]', 'texts = ["poem"]', "poem"),
        ("limit   = 2500", "", "limit is missing"),
        ("version = 1", "version = ", "activity-1.toml"),
        ('title = { fr = "Un portrait", ', "title = { ", "fr"),
    ],
)
def test_a_mistake_in_the_template_says_where(pack, old, new, said):
    with pytest.raises(SchemeError, match=said):
        check_scheme(pack(REPORT, old, new))


def test_a_mistake_in_the_checks_says_where(pack):
    with pytest.raises(SchemeError, match="percent"):
        check_scheme(pack("report/checks.toml", "percent  = 50", "per_cent = 50"))


def test_a_pack_without_a_report_is_a_pack(pack):
    folder = pack()
    shutil.rmtree(folder / "report")
    assert load_templates(load_scheme(folder)) == ()
    check_scheme(folder)
