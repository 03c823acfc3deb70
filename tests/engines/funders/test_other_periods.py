"""The templates of the commission and of the foundation over rows made by hand, line by line."""

from datetime import date
from fractions import Fraction

import pytest

from tests.engines.funders.households import FILES, act, path
from tests.engines.funders.paper import fill, kinds, parts, steps, values

pytestmark = pytest.mark.pure


# Asked, and seen for the first time.
WAITED = {
    1: {"requested_on": date(2024, 5, 24), "first_appointment_on": date(2024, 8, 31)},
    2: {"requested_on": date(2024, 9, 1), "first_appointment_on": date(2024, 9, 11)},
    3: {"requested_on": date(2025, 8, 1), "first_appointment_on": date(2025, 8, 31)},
}


class TestCommission:
    """A working year from 1 September to 31 August, other categories, hours by type of act."""

    times = {
        1: date(2024, 8, 31),
        2: date(2024, 9, 1),
        3: date(2025, 8, 31),
        4: date(2025, 9, 1),
        5: date(2025, 1, 1),
    }
    rows = {
        "FILE": FILES,
        "PATH": [
            path(n, on, on, situation_start="TIER", **WAITED.get(n, {})) for n, on in times.items()
        ],
        "ACT": [
            act(1, times[1], minutes=60),
            act(2, times[2], minutes=30),
            act(3, times[3], minutes=45, channel="PHONE"),
            act(4, times[4], minutes=60),
            act(5, times[5], minutes=15, channel="NOT_ASKED"),
        ],
        "SESS": [
            {"id": "T1", "held_on": times[2], "format": "INFO", "hours": 2, "att_public": 7},
            {"id": "T2", "held_on": times[4], "format": "INFO", "hours": 3, "att_public": 9},
        ],
        "DECL": [{"id": "D", "year": 2025}],
        "STAFFLINE": [{"id": "F", "decl": "D", "fte": "2.50"}],
        "MEETING": [],
    }
    lines = fill("aubepine", "2024-2025", rows, typed={"V.1": "2.25"})

    def test_every_line(self):
        """Of the five days only those of 2, 3 and 5 are of the working year."""
        found = {code: str(value) for code, value in values(self.lines).items()}
        assert found == {
            "I.1": "3",
            "I.2": "3",
            "I.3": "3",
            "II.1": "3/2",
            "II.2": "7/2",
            "III.1": "1",
            "III.2": "7",
            "IV.1": "20",  # 10 and 30 days; 99 is of a day outside
            "V.1": "9/4",
            "V.2": "–",
        }

    def test_the_borders_of_the_working_year(self):
        """The report of 2025 counts 3, 4 and 5: one of them is of the next year, and 2 is of 2024."""
        line = self.lines["I.1"]
        assert line.regional == 3
        assert steps(line) == {"left_period": -1, "entered_period": 1}

    def test_a_sum_of_figures_is_compared_as_a_whole(self):
        """2025: acts 0.75 + 1 + 0.25 and a session of 3 hours, 5 in all; 3.5 in the working year."""
        assert steps(self.lines["II.2"]) == {"other_period": Fraction(-3, 2)}

    def test_other_categories(self):
        assert parts(self.lines["I.2"]) == {"d": 1, "z": 2}
        assert parts(self.lines["I.3"]) == {"6": 3}
        found = {code: str(value) for code, value in parts(self.lines["II.1"]).items()}
        assert found == {"a": "1/2", "b": "3/4", "z": "1/4"}

    def test_whole_hours_are_said(self):
        assert "rounded" in kinds(self.lines["II.1"])

    def test_what_is_declared_for_a_calendar_year_is_typed(self):
        line = self.lines["V.1"]
        assert kinds(line) == {"not_for_period", "typed"}
        assert line.is_typed
        assert str(line.regional) == "5/2"

    def test_the_version_is_that_of_the_last_day(self):
        """Until August 2024 the form asked three situations and no types of acts."""
        lines = fill("aubepine", "2023-2024", self.rows)
        assert parts(lines["I.3"]) == {"2": 1}
        assert lines["II.1"].parts == ()
        assert "III.2" not in lines


class TestFoundation:
    """A project year from 1 April, few numbers, an interval for what is not known."""

    rows = {
        "FILE": FILES,
        "PATH": [
            path(3, date(2025, 4, 1), rehoused_on=date(2026, 3, 31), rehoused_to="SOCI"),
            path(4, date(2026, 3, 31)),
            path(1, date(2025, 5, 5)),
        ],
        "FOLLOWUP": [
            {
                "id": "U1",
                "path": "P3",
                "point": "M6",
                "done_on": date(2026, 3, 31),
                "is_reached": True,
                "is_home_kept": True,
            },
            {
                "id": "U2",
                "path": "P4",
                "point": "M6",
                "done_on": date(2025, 4, 1),
                "is_reached": False,
            },
            {
                "id": "U3",
                "path": "P3",
                "point": "M6",
                "done_on": date(2026, 4, 1),
                "is_reached": True,
            },
        ],
        "STAY": [
            {
                "id": "S1",
                "household": "H3",
                "start_on": date(2025, 1, 1),
                "end_on": date(2025, 5, 1),
                "destination": "SOCI",
            },
            {
                "id": "S2",
                "household": "H4",
                "start_on": date(2025, 1, 1),
                "end_on": date(2025, 5, 1),
                "destination": "INCO",
            },
            {
                "id": "S3",
                "household": "H6",
                "start_on": date(2025, 1, 1),
                "end_on": date(2025, 5, 1),
                "destination": "TIER",
            },
            {
                "id": "S4",
                "household": "H1",
                "start_on": date(2025, 1, 1),
                "end_on": date(2025, 5, 1),
                "destination": "SOCI",
            },
        ],
        "RIGHT": [
            {
                "id": "R1",
                "household": "H3",
                "decided_on": date(2025, 4, 1),
                "filed_on": date(2025, 4, 1),
                "state": "GRANTED",
                "amount_once": "125.50",
                "amount_monthly": "10",
            },
            {
                "id": "R2",
                "household": "H1",
                "decided_on": date(2025, 4, 1),
                "filed_on": date(2025, 4, 1),
                "state": "GRANTED",
                "amount_once": "99",
            },
        ],
    }
    lines = fill("bright_room", "2025-2026", rows, typed={"V1": "4", "V3": "2"})

    def test_money_families_and_children(self):
        found = {code: str(value) for code, value in values(self.lines).items()}
        assert {code: found[code] for code in ("H1", "H2", "H3", "M1", "M2", "V1", "V3")} == {
            "H1": "3",  # H3, H4, and H6 through its stay
            "H2": "6",
            "H3": "1",
            "M1": "251/2",
            "M2": "10",
            "V1": "4",
            "V3": "2",
        }

    def test_an_outcome_has_an_interval(self):
        """One of three moves on to a lasting home, one is not known: from a third to two thirds."""
        line = self.lines["O2"]
        assert [str(n) for n in (line.value, line.low, line.high)] == ["100/3", "100/3", "200/3"]
        assert {"interval", "rounded", "scope", "period"} == kinds(line)

    def test_a_share_of_those_that_are_known(self):
        """U1 kept the home, of U2 it is not known, U3 is of the next project year."""
        line = self.lines["O1"]
        assert [str(n) for n in (line.value, line.low, line.high)] == ["50", "50", "100"]

    def test_a_share_is_shown_beside_ours_without_a_sum(self):
        assert self.lines["O2"].steps == ()
        assert self.lines["O2"].regional is not None

    def test_what_nobody_typed_stays_empty(self):
        assert self.lines["V2"].is_missing
        assert self.lines["V2"].value is None
