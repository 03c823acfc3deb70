"""What a loaded pack answers, and what its check finds."""

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


def test_the_check_of_the_pack_is_green(run):
    answer = run("scheme", "check")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("scheme brussels_vih: fr, nl, en\nrule sets: 2016, 2023\n")


FAULTS = {
    "negative floor": (
        ("parameters/award.toml", "cents  = 3_000_000", "cents  = -1"),
        "parameters/award.toml, table [[floor]], line 15, cents: found -1; "
        "expected zero or more cents",
    ),
    "floor as a float": (
        ("parameters/award.toml", "cents  = 3_000_000", "cents  = 30000.0"),
        "parameters/award.toml, table [[floor]], line 15, cents: found 30000.0; "
        "expected a whole number",
    ),
    "status absent": (
        ("parameters/award.toml", 'status = "confirmed"\n', ""),
        "parameters/award.toml, table [[floor]], line 13, status: found nothing; "
        "expected one of confirmed, assumed",
    ),
    "source empty": (
        ("parameters/award.toml", 'source = "announcement of 4 October 2022; art', 'source = ""#'),
        "parameters/award.toml, table [[floor]], line 17, source: found ''; "
        "expected a text that is not empty",
    ),
    "value absent": (
        ("parameters/award.toml", "cents  = 3_000_000\n", ""),
        "parameters/award.toml, table [[floor]], line 13: found no value; "
        "expected value, cents, or empty = true",
    ),
    "table absent": (
        ("parameters/award.toml", "[[rounding]]", "[[roundings]]"),
        "the parameter award.rounding is not known in the scheme brussels_vih; "
        "expected a table [[rounding]] in parameters/award.toml",
    ),
    "unknown table": (
        (
            "parameters/award.toml",
            "[[rounding]]",
            "[[more]]\nfrom = 2024-01-01\nvalue = 1\n"
            'status = "assumed"\nsource = "x"\nlaw = { fr = "x", nl = "x", en = "x" }\n\n[[rounding]]',
        ),
        "table [[more]]",
    ),
    "no such method": (
        ("parameters/award.toml", 'value  = "formula"', 'value  = "pivot"'),
        "found 'pivot'; expected one of formula, percentage, none",
    ),
    "law in one language": (
        ("parameters/award.toml", ', en = "decree of 7 July 2016 (numac 2016031520)', ', e = "x'),
        "line 10, law: found no text for en; expected one per language",
    ),
    "dates out of order": (
        ("parameters/award.toml", "from   = 2024-01-01\ncents", "from   = 2015-01-01\ncents"),
        "found from 2015-01-01; expected a day after the version before it, of 2016-09-23",
    ),
    "date in quotes": (
        ("parameters/award.toml", "from   = 2024-01-01\ncents", 'from   = "2024-01-01"\ncents'),
        "line 14, from: found '2024-01-01'; expected a date without quotes, like 2024-01-01",
    ),
    "broken file": (
        ("parameters/deadlines.toml", "[[decision]]", "[[decision]"),
        "parameters/deadlines.toml: found ",
    ),
    "clock of no days": (
        ("parameters/deadlines.toml", "length = 60", "length = 0"),
        "table [[council_of_state]], line",
    ),
    "clock without unit": (
        ("parameters/deadlines.toml", 'unit   = "working_days"\n', ""),
        "found length, direction, roll; expected direction, length, roll, unit",
    ),
    "figure with a comma": (
        ("index/health_index.csv", "2025-12,136.69", '2025-12,"136,69"'),
        "index/health_index.csv, line 385, value: found '136,69'; "
        "expected a figure above zero with two decimals, like 136.69",
    ),
    "month left out": (
        ("index/health_index.csv", "health,2013,2025-12,136.69,secondary\n", ""),
        "index/health_index.csv, line 385, month: found '2026-01'; "
        "expected 2025-12, the month after the row before it",
    ),
    "month twice": (
        ("index/health_index.csv", "health,2013,2025-12,136", "health,2013,2025-11,136"),
        "month: found '2025-11'; expected 2025-12, the month after the row before it",
    ),
    "short row": (
        ("index/health_index.csv", "136.69,secondary", "136.69"),
        "index/health_index.csv, line 385: found a row of another length; expected 5 cells",
    ),
    "no column": (
        ("missions.csv", "layer,code", "layer,kode"),
        "missions.csv, line 1: found no column code",
    ),
    "label empty": (
        ("missions.csv", "Médiation,Bemiddeling", "Médiation,"),
        "missions.csv, line 7, nl: found ''; expected a text that is not empty",
    ),
    "unknown axis": (
        ("missions.csv", "service_line,A1-M,A1,", "service_line,A1-M,A9,"),
        "missions.csv, line 7, parent: found 'A9'; expected codes of axes that stand above",
    ),
    "postcode": (
        ("municipalities.csv", "1070", "107"),
        "municipalities.csv, line 2, postcodes: found '107'",
    ),
    "order": (
        ("codelists.csv", "Single adult,1,no", "Single adult,one,no"),
        "codelists.csv, line 2, order: found 'one'; expected a whole number",
    ),
    "sentence absent": (
        ("sentences.toml", "[award.floor.kept]", "[award.floor.keep]"),
        "sentences.toml, table [award.floor.kept]: found nothing; expected this sentence",
    ),
    "sentence in one language less": (
        ("sentences.toml", 'nl = "Referentiebedrag', 'xx = "Referentiebedrag'),
        "sentences.toml, table [award.reference.yearly], line 16, nl: found nothing; "
        "expected a text that is not empty",
    ),
    "placeholder mistyped": (
        (
            "sentences.toml",
            "Referentiebedrag voor een volledig jaar: {amount}",
            "Referentiebedrag voor een volledig jaar: {amont}",
        ),
        "sentences.toml, table [award.reference.yearly], line 16, nl: found placeholders amont; "
        "expected those of fr: amount",
    ),
    "holiday": (
        ("holidays.toml", "month = 7\nday   = 21", "month = 7\nday   = 32"),
        "found month 7, day 32; expected a day of the year",
    ),
    "rule sets overlap": (
        ("rule_sets.toml", "until  = 2023-12-31", "until  = 2024-06-30"),
        "expected a day after the end of rule set 2016",
    ),
    "remedy of no rule set": (
        ("remedies.toml", 'rule_set = "2016"', 'rule_set = "2061"'),
        "remedies.toml, ombuds: found rule_set '2061'; expected one of 2016, 2023",
    ),
    "demonstration that claims to be law": (
        ("demonstration.toml", 'status     = "assumed"', 'status     = "confirmed"'),
        "demonstration.toml, internal_appeal: found confirmed; expected assumed values with a note",
    ),
    "languages": (
        ("scheme.toml", 'languages = ["fr", "nl", "en"]', "languages = []"),
        "scheme.toml, line 3, languages: found []; expected a list of language codes",
    ),
}


@pytest.mark.parametrize(("edit", "line"), FAULTS.values(), ids=FAULTS)
def test_the_check_names_the_place_and_what_was_expected(edit, line, pack, run):
    answer = run("scheme", "check", str(pack(*edit)))
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert line in answer.err
    assert "expected" in answer.err or "not known" in answer.err


def test_a_missing_file_and_a_missing_folder(pack, run, tmp_path):
    folder = pack()
    (folder / "missions.csv").unlink()
    assert "missions.csv: found no such file" in run("scheme", "check", str(folder)).err
    answer = run("scheme", "check", str(tmp_path / "nowhere"))
    assert answer.status == 2
    assert "nowhere: found no such folder; expected the folder of a scheme pack" in answer.err


def test_a_wrong_pack_stops_an_award_too(pack, run):
    folder = pack("parameters/award.toml", 'value  = "formula"', 'value  = "pivot"')
    case = {"year": 2026, "reference_amount": "1.00", "accredited": []}
    answer = run("award", "explain", "--scheme", str(folder), case=case)
    assert (answer.status, answer.out) == (2, "")
    assert "parameters/award.toml, table [[indexation]], line" in answer.err
