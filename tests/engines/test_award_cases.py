"""Worked cases of the yearly amount, exact to the cent, through the command line."""

import json
import os
import subprocess
import sys
import tomllib

LANGUAGES = {"fr", "nl", "en"}


def test_worked_case(award_file, run):
    expected = award_file["expected"]
    answer = run("award", "explain", "--format", "json", case=award_file["case"])
    assert (answer.status, answer.err) == (0, "")
    found = answer.json
    assert found["amount"] == expected["amount"]
    assert found["instalments"] == expected["instalments"]
    results = {step["key"]: step["result"] for step in found["steps"]}
    assert {key: results[key] for key in expected.get("steps", {})} == expected.get("steps", {})


def test_every_step_says_everything(award_file, run):
    found = run("award", "explain", case=award_file["case"]).json
    after = award_file["case"].get("parameters", {}).get("floor_test") == "after_pro_rata"
    tests = ["pro_rata", "floor"] if after else ["floor", "pro_rata"]
    keys = [step["key"] for step in found["steps"]]
    assert keys == ["reference", "indexation", "continuity", *tests, "instalments"]
    for step in found["steps"]:
        assert step["inputs"] and step["formula"] and step["law"] and step["parameters"]
        assert set(step["text"]) == set(step["law_text"]) == LANGUAGES
        assert all(text.endswith(".") and "{" not in text for text in step["text"].values())
        assert all({"name", "value", "status"} <= set(one) for one in step["parameters"])


def test_the_command_itself_answers_without_django(repository, tmp_path):
    worked = repository / "tests" / "cases" / "award" / "01_indexed.toml"
    case = tomllib.loads(worked.read_text(encoding="utf-8"))["case"]
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case))
    code = (
        "import sys; from drempel.cli.main import main; status = main(sys.argv[1:]); "
        "assert 'django' not in sys.modules; sys.exit(status)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, "award", "explain", "--case", str(path), "--format", "json"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(repository / "src")},
        check=False,
        timeout=60,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads(answer.stdout)["amount"] == "31658.30"


def test_sentence_in_each_language(run):
    case = {
        "year": 2026,
        "reference_amount": "27500.00",
        "reference_month": "2023-10",
        "accredited": [{"from": "2026-07-01", "to": "2026-12-31"}],
        "suspended": [],
        "previous_amount": None,
        "parameters": {},
    }
    steps = {step["key"]: step for step in run("award", "explain", case=case).json["steps"]}
    indexation = steps["indexation"]
    assert indexation["formula"] == "27500.00 × 136.69 ÷ 128.30"
    assert "l'indice santé d'octobre 2023 (128,30)" in indexation["text"]["fr"]
    assert "27\u202f500,00\u00a0euros" in indexation["text"]["fr"]
    assert "de gezondheidsindex van december 2025 (136,69)" in indexation["text"]["nl"]
    assert "27.500,00\u00a0euro" in indexation["text"]["nl"]
    assert "the health index of December 2025 (136.69)" in indexation["text"]["en"]
    assert "184 of 365 days" in steps["pro_rata"]["text"]["en"]


def test_text_for_people_is_in_the_language_asked(run):
    case = {"year": 2026, "reference_amount": "1", "reference_month": "2023-12", "accredited": []}
    dutch = run("award", "explain", "--format", "text", "--lang", "nl", case=case).out
    assert "Geen enkele dag van 2026 geeft recht op de subsidie" in dutch
    german = run("award", "explain", "--format", "text", "--lang", "de", case=case)
    assert german.status == 2
    assert german.err == "the scheme brussels_vih has no language de; it has fr, nl, en\n"


def test_a_step_that_changes_nothing_says_why(run):
    case = {
        "year": 2026,
        "reference_amount": "50000.00",
        "reference_month": "2025-12",
        "accredited": [{"from": "2026-01-01", "to": "2026-12-31"}],
        "previous_amount": "50000.00",
    }
    steps = run("award", "explain", case=case).json["steps"]
    assert {step["result"] for step in steps} == {"50000.00"}
    assert [step["changed"] for step in steps] == [False] * 6
    told = {step["key"]: step["text"]["en"] for step in steps}
    assert "is not lower than last year's amount" in told["continuity"]
    assert "the amount is above the floor" in told["floor"]
    assert "covers all 365 days" in told["pro_rata"]
    case["reference_amount"] = case["previous_amount"] = "30000.00"
    equal = run("award", "explain", case=case).json["steps"][3]["text"]["en"]
    assert equal.startswith("The calculated amount (30,000.00\u00a0euros) equals or exceeds")
