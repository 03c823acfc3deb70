"""A second scheme with other law, languages and lists, served by the same engines."""

from datetime import date

from drempel.engines.award import explain
from drempel.engines.deadlines import Calendar, clock_for

CASE = {
    "year": 2024,
    "reference_amount": "12000.00",
    "reference_month": "2021-06",
    "accredited": [{"from": "2024-01-15", "to": "2024-12-31"}],
    "suspended": [],
    "previous_amount": "99999.00",
    "parameters": {},
}
PINNED = "1525d059d1094d375c51b327939445f06dbfd3de5a40fa8a43a7a0560e78a45c"


def test_its_own_floor_index_months_and_instalments(tiny):
    told = explain(CASE, tiny).as_dict()
    results = {step["key"]: step["result"] for step in told["steps"]}
    # 12,000.00 × 113.06 ÷ 105.06; no continuity; 11 of 12 months; half, a quarter, the rest
    assert results["indexation"] == results["continuity"] == "12913.76"
    assert results["floor"] == "12913.76"
    assert results["pro_rata"] == "11837.61"
    assert told["instalments"] == ["5918.81", "2959.40", "2959.40"]
    low = explain(CASE | {"reference_amount": "100.00"}, tiny)
    assert low.full_year_cents == 1_250_000


def test_its_own_words_in_its_own_languages(tiny):
    step = explain(CASE, tiny).as_dict()["steps"][1]
    assert set(step["text"]) == {"nl", "en"}
    assert "the village index of June 2023 (113.06)" in step["text"]["en"]
    assert "Het startbedrag" in step["text"]["nl"]
    assert tiny.text(tiny.service_lines[0].labels, "fr") == "Houtbewerking"


def test_its_own_holidays_and_clocks(tiny):
    calendar = Calendar(tiny)
    assert calendar.is_holiday(date(2027, 3, 26)) and calendar.is_holiday(date(2027, 9, 8))
    assert calendar.is_working_day(date(2027, 7, 21))
    assert clock_for(tiny, "decision", date(2027, 7, 25)).end_on == date(2027, 9, 9)
    assert tiny.remedy_gaps(date(2024, 1, 1)) == []


def test_a_digest_of_yesterday_is_the_digest_of_today(tiny):
    """A change here means that every stored award would look altered: do not just re-pin."""
    assert explain(CASE, tiny).digest == PINNED


def test_the_command_serves_it(run, repository):
    folder = str(repository / "tests" / "schemes" / "tiny_pack")
    assert run("scheme", "check", folder).out.startswith("scheme tiny_pack: nl, en\n")
    found = run("award", "explain", "--scheme", folder, case=CASE).json
    assert found["amount"] == "11837.61"
    text = run("award", "explain", "--scheme", folder, "--format", "text", case=CASE).out
    assert text.startswith("1. Startbedrag voor een volledig jaar")
