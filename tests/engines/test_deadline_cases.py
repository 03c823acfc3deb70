"""Worked date limits, through the command line, and their explanations."""

from datetime import date, timedelta

import pytest

from drempel.engines.deadlines import clock_for, explain_clock

REFUSED = {
    "length 0": ({"length": 0}, "length: found 0; expected a whole number of at least 1"),
    "length as truth": (
        {"length": True},
        "length: found True; expected a whole number of at least 1",
    ),
    "length as text": (
        {"length": "3"},
        "length: found '3'; expected a whole number of at least 1",
    ),
    "unit": (
        {"unit": "weeks"},
        "unit: found 'weeks'; expected one of days, working_days, months, years",
    ),
    "direction": (
        {"direction": "up"},
        "direction: found 'up'; expected one of forward, backward",
    ),
    "roll": ({"roll": "later"}, "roll: found 'later'; expected one of next, none, previous"),
    "unknown key": (
        {"end": "2027-01-01"},
        "unknown key 'end' in the case; known keys: start, length, unit, direction, roll, "
        "suspensions, extension, calendar, today, closed_on",
    ),
    "start": (
        {"start": "2026-02-30"},
        "start: found '2026-02-30'; expected a day of the calendar, like \"2026-11-30\"",
    ),
    "backward with suspensions": (
        {"direction": "backward", "suspensions": [{"from": "2026-01-01", "to": "2026-01-01"}]},
        "a backward clock cannot have suspensions",
    ),
    "backward with extension": (
        {"direction": "backward", "extension": {"length": 1, "unit": "days"}},
        "a backward clock cannot have an extension",
    ),
    "suspension ends first": (
        {"suspensions": [{"from": "2026-12-02", "to": "2026-12-01"}]},
        "suspensions: one ends on 2026-12-01 before it starts on 2026-12-02",
    ),
    "suspension without to": (
        {"suspensions": [{"from": "2026-12-02"}]},
        'suspensions: "to" is missing (to is null while it lasts)',
    ),
    "extension length": (
        {"extension": {"length": 0, "unit": "days"}},
        "extension.length: found 0; expected a whole number of at least 1",
    ),
    "calendar key": (
        {"calendar": {"remove": []}},
        "unknown key 'remove' in calendar; known keys: administration_days, add",
    ),
    "calendar switch": (
        {"calendar": {"administration_days": 1}},
        "calendar.administration_days: found 1; expected true or false",
    ),
    "beyond the calendar": (
        {"length": 9000, "unit": "years"},
        "the clock of 9000 years from 2026-11-30 leaves the calendar",
    ),
}


def as_json(case):
    """TOML knows no null: an open suspension has no "to" there."""
    stops = [{"to": None, **one} for one in case.get("suspensions", [])]
    return case | ({"suspensions": stops} if stops else {})


def test_worked_case(deadline_file, run):
    expected = deadline_file["expected"]
    answer = run("deadline", "explain", case=as_json(deadline_file["case"]))
    assert (answer.status, answer.err) == (0, "")
    found = answer.json
    if expected.pop("stands_still", False):
        assert found["end"] is found["unrolled_end"] is None
    assert {key: found[key] for key in expected} == expected
    assert set(found["text"]) == {"fr", "nl", "en"}
    assert "{" not in "".join(found["text"].values())
    assert len({text.count("\n") for text in found["text"].values()}) == 1


@pytest.mark.parametrize(("changes", "line"), REFUSED.values(), ids=REFUSED)
def test_refused(changes, line, run):
    case = {"start": "2026-11-30", "length": 3, "unit": "months"} | changes
    answer = run("deadline", "explain", case=case)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == line + "\n"


@pytest.mark.parametrize("key", ["start", "length", "unit"])
def test_a_missing_key_is_refused(key, run):
    case = {"start": "2026-11-30", "length": 3, "unit": "months"}
    del case[key]
    assert run("deadline", "explain", case=case).err == f"the key {key} is missing\n"


def test_state_is_null_without_a_day_to_look_from(scheme):
    found = explain_clock({"start": "2026-11-30", "length": 3, "unit": "months"}, scheme)
    told = found.as_dict()
    assert [told[key] for key in ("state", "days_used", "days_left", "days_late")] == [None] * 4


def test_explanation_has_one_line_a_step(scheme):
    case = {
        "start": "2027-01-15",
        "length": 3,
        "unit": "months",
        "extension": {"length": 1, "unit": "days", "reason": "advice"},
        "suspensions": [{"from": "2027-02-10", "to": "2027-02-25"}],
        "today": "2027-02-26",
    }
    assert explain_clock(case, scheme).text("en").split("\n") == [
        "The event of Friday 15 January 2027 starts a time limit of 3 months; "
        "that day does not count.",
        "It leads to Thursday 15 April 2027.",
        "An extension of 1 day (advice) moves it to Friday 16 April 2027.",
        "Suspension from Wednesday 10 February 2027 to Thursday 25 February 2027: "
        "15 days to be added. The time limit leads to Saturday 1 May 2027.",
        "1 May 2027 is no working day (Labour Day): the end moves to the next working day, "
        "Monday 3 May 2027.",
        "Last day of the time limit: Monday 3 May 2027, until the end of the day.",
        "On 26 February 2027 the time limit is running. Already counted: 27 days; "
        "still to go: 66 days.",
    ]


def test_clocks_of_the_scheme(scheme):
    assert clock_for(scheme, "application_before_expiry", date(2026, 12, 31)).end_on == date(
        2026, 9, 30
    )
    assert clock_for(scheme, "decision", date(2026, 11, 30)).end_on == date(2027, 3, 1)
    assert clock_for(scheme, "council_of_state", date(2027, 4, 8)).end_on == date(2027, 6, 7)
    assert clock_for(scheme, "items_supply", date(2027, 1, 4)).end_on == date(2027, 2, 3)
    assert clock_for(scheme, "acknowledgement", date(2027, 1, 4)).end_on == date(2027, 1, 18)
    stopped = clock_for(
        scheme,
        "decision",
        date(2027, 1, 15),
        suspensions=[(date(2027, 2, 10), None)],
        today=date(2027, 2, 10),
    )
    assert (stopped.end_on, stopped.state) == (None, "running")
    assert stopped.rule.is_assumed and stopped.rule.source


def test_internal_target_leaves_room_before_the_legal_limit(scheme):
    for number in range(366):
        start = date(2027, 1, 1) + timedelta(days=number)
        internal = clock_for(scheme, "decision_internal", start).end_on
        assert internal < clock_for(scheme, "decision", start).end_on


def test_a_clock_stands_still_from_the_day_after_from_to_the_day_to(scheme):
    case = {
        "start": "2027-01-15",
        "length": 60,
        "unit": "days",
        "suspensions": [
            {"from": "2027-02-01", "to": "2027-02-08"},
            {"from": "2027-02-05", "to": "2027-02-10"},
        ],
    }
    told = {}
    for day in ("2027-02-01", "2027-02-02", "2027-02-08", "2027-02-10", "2027-02-11"):
        found = explain_clock(case | {"today": day}, scheme)
        told[day] = (found.state, found.days_used, found.days_left)
    assert told == {
        "2027-02-01": ("running", 17, 43),
        "2027-02-02": ("suspended", 17, 43),
        "2027-02-08": ("suspended", 17, 43),
        "2027-02-10": ("suspended", 17, 43),
        "2027-02-11": ("running", 18, 42),
    }
    assert explain_clock(case, scheme).unrolled_end_on == date(2027, 3, 25)


def test_days_of_a_working_day_clock_are_working_days(scheme):
    case = {"start": "2027-01-08", "length": 10, "unit": "working_days", "today": "2027-01-13"}
    found = explain_clock(case, scheme)
    assert (found.days_used, found.days_left) == (3, 7)
    assert "Already counted: 3 working days; still to go: 7 working days" in found.text("en")
