"""The check of a pack: green for ours, and to the line for what is wrong."""

import shutil
from pathlib import Path

import pytest

from drempel.engines.check import check_scheme
from drempel.engines.scheme import SchemeError

TINY = Path(__file__).parents[1] / "schemes" / "tiny_pack"


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
        "remedies.toml, [[remedy]] 2061 ombuds: found rule_set '2061'; expected one of 2016, 2023",
    ),
    "remedy without days": (
        ("remedies.toml", "days     = 60\n", ""),
        "remedies.toml, [[remedy]] 2016 council_of_state: found no days; "
        'expected them all, or status = "unknown"',
    ),
    "base without figures": (
        ("parameters/award.toml", 'value  = "2013"', 'value  = "2025"'),
        "the health index, base 2025, is not known; known: health 2004, health 2013",
    ),
    "report due on no day": (
        ("parameters/payments.toml", "years_after = 1", "years_after = -1"),
        "expected month, day and years_after, like 3, 31 and 1",
    ),
    "holiday outside a block": (
        ("holidays.toml", "[[holiday]]\n", ""),
        "holidays.toml, line 4, key: found an unknown key; expected holiday, administration_day",
    ),
    "duration": (
        ("parameters/accreditation.toml", "value  = 36", "value  = 0"),
        "found 0; expected a whole number, 1 to 600",
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


FIGURES = {
    "a field that does not exist": (
        ("indicators/AX.toml", 'D5 = "income_source"', 'D5 = "income"'),
        "indicators: AX-06: FILE has no field income",
    ),
    "a function that does not exist": (
        ("indicators/AX.toml", "known(refusal_reason)", "open(refusal_reason)"),
        "there is no function open",
    ),
    "a sum over two units": (
        ("indicators/A1.toml", "figure('A1-R07.mediations')", "figure('A1-R02')"),
        "dispute and right_request are different things",
    ),
    "an unknown unit": (
        ("indicators/AX.toml", 'counts    = "household"', 'counts    = "dozen"'),
        "the unit 'dozen' does not stand in units.toml",
    ),
    "a version from the middle of a year": (
        ("indicators/AX.toml", "from   = 2020-01-01", "from   = 2020-07-01"),
        "a version counts from 1 January",
    ),
    "bands that do not fit": (
        ("indicators/rules.toml", "limits = [1, 6, 12, 24]", "limits = [1, 6, 12]"),
        "expected one code more than limits",
    ),
}


@pytest.mark.parametrize(("edit", "line"), FIGURES.values(), ids=FIGURES)
def test_the_check_names_the_figure_that_cannot_be_read(edit, line, pack, run):
    answer = run("scheme", "check", str(pack(*edit)))
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert line in answer.err


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


@pytest.mark.parametrize(
    ("gone", "named"),
    [("opinion_body,FINANCE_INSP", "opinion_body"), ("decision_outcome,REFUSED", "REFUSED")],
)
def test_codes_the_road_cannot_do_without_are_missed(tmp_path, gone, named):
    folder = tmp_path / "pack"
    shutil.copytree(TINY, folder)
    path = folder / "codelists.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if gone not in line]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    with pytest.raises(SchemeError, match=named) as error:
        check_scheme(folder)
    assert "codelists.csv" in str(error.value)
