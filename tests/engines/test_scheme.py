"""What a loaded pack answers."""

from datetime import date

import pytest

from drempel.engines.scheme import SchemeError, load_scheme

DAY = date(2026, 1, 1)


def test_parameters_by_day(scheme):
    floor = scheme.parameter("award.floor", DAY)
    assert (floor.value, floor.is_money, floor.status) == (3_000_000, True, "confirmed")
    assert (floor.since, floor.until, floor.rule_set) == (date(2024, 1, 1), None, "2023")
    old = scheme.parameter("award.floor", date(2023, 12, 31))
    assert (old.value, old.until, old.rule_set) == (0, date(2023, 12, 31), "2016")
    assert scheme.parameter("award.percentage", date(2021, 6, 1)).value == "2.00"
    assert scheme.parameter("accreditation.duration_months", DAY).value == 36
    assert scheme.parameter("deadlines.decision", DAY).value["unit"] == "months"


@pytest.mark.parametrize(
    ("name", "on", "words"),
    [
        ("award.floor", date(2016, 9, 22), "has no known value on 2016-09-22; its first value"),
        ("award.percentage", date(2024, 1, 1), "has no known value on 2024-01-01"),
        ("award.percentage", date(2020, 12, 31), "first value starts on 2021-01-01"),
        ("award.nothing", DAY, "the parameter award.nothing is not known"),
    ],
)
def test_a_value_that_is_not_known_is_an_error(name, on, words, scheme):
    with pytest.raises(SchemeError, match=words):
        scheme.parameter(name, on)


def test_every_value_has_source_status_and_law_in_every_language(scheme):
    versions = scheme.parameters()
    assert len(versions) > 25
    for one in versions:
        assert one.source and one.status in ("confirmed", "assumed")
        assert set(one.laws) == set(one.labels) == {"fr", "nl", "en"}


def test_rule_sets_follow_one_another(scheme):
    assert [one.key for one in scheme.rule_sets()] == ["2016", "2023"]
    assert scheme.rule_set(date(2023, 12, 31)).numac == "2016031520"
    assert scheme.rule_set(date(2024, 1, 1)).numac == "2023045532"
    assert len(scheme.rule_set(DAY).visas) == 3


def test_missions_and_lists(scheme):
    assert [one.code for one in scheme.axes] == ["A1", "A2", "A3"]
    assert {one.parent for one in scheme.service_lines} == {"A1", "A2", "A3"}
    assert len(scheme.basic_missions) == 8
    assert [one.code for one in scheme.specific_missions if one.is_shown] == ["S1"]
    assert scheme.mission("B5").parents == ("A1", "A2")
    assert len(scheme.municipalities) == 19
    assert scheme.text(scheme.municipalities[3].labels, "en") == "Bruxelles"
    assert "1120" in scheme.municipalities[3].postcodes
    genders = scheme.codelist("gender")
    assert [(one.code, one.is_sensitive) for one in genders] == [
        ("F", False),
        ("M", False),
        ("X", True),
    ]
    assert scheme.living_situations[0].code == "RUE"
    for question in (scheme.codelist, scheme.mission, scheme.template):
        with pytest.raises(SchemeError, match="nowhere is not known in the scheme brussels_vih"):
            question("nowhere")


def test_sentences_and_phrases_are_filled(scheme):
    said = scheme.phrase("letter.subject", "fr", subject="agrément", reference="A-1")
    assert said == "Objet\u00a0: agrément - dossier A-1"
    assert scheme.phrase("letter.subject", "nl", subject="x", reference="y").startswith("Betreft: ")
    assert scheme.sentence("deadline.unit.days.many", "nl", n=3) == "3 dagen"
    assert scheme.sentence("award.estimate", "fr", series="l'indice", month="m", last_month="n")
    with pytest.raises(KeyError):
        scheme.phrase("letter.subject", "fr", subject="agrément")


def test_remedies_are_incomplete_until_the_demonstration_fills_them(scheme, repository):
    unknown = ["exists", "body", "form", "days", "suspensive"]
    assert scheme.remedy_gaps(DAY) == [f"internal_appeal.{name}" for name in unknown]
    assert scheme.remedies(DAY)["internal_appeal"].status == "unknown"
    shown = load_scheme(repository / "schemes" / "brussels_vih", overlay="demonstration")
    assert shown.remedy_gaps(DAY) == []
    appeal = shown.remedies(DAY)["internal_appeal"]
    assert appeal.status == "assumed" and "demonstration" in appeal.note
    assert shown.remedies(DAY)["council_of_state"].days == 60


def test_index_figures_are_exact(scheme):
    figure = scheme.index.figure("health", "2013", "2025-12")
    assert (figure.printed, figure.value, figure.status) == ("136.69", figure.value, "secondary")
    assert figure.value * 100 == 13669


def test_index_command(run):
    words = ("index", "value", "--series", "health", "--base", "2013", "--month")
    assert run(*words, "2025-12").out == "136.69\n"
    answer = run(*words, "2026-12")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "the health index, base 2013, of 2026-12 is not known; last known month 2026-06\n"
    )
