"""The template of the municipality over rows made by hand, line by line."""

from datetime import date
from fractions import Fraction

import pytest

from tests.engines.funders.households import FILES, PATHS, act
from tests.engines.funders.paper import fill, kinds, parts, steps, values

pytestmark = pytest.mark.pure


class TestMunicipality:
    """A calendar year, households of one municipality, own age bands and household categories."""

    lines = fill(
        "pont_aux_aulnes",
        "2025",
        {
            "FILE": FILES,
            "PATH": [
                *PATHS[:2],
                PATHS[2] | {"rehoused_on": date(2025, 5, 5), "rehoused_to": "SOCI"},
                *PATHS[3:5],
                PATHS[5] | {"rehoused_on": date(2025, 5, 5), "rehoused_to": "LOCP"},
                *PATHS[6:],
            ],
            "ACT": [
                act(1, date(2025, 4, 1), channel="HOME_VISIT"),
                act(2, date(2025, 4, 1), channel="OUTREACH"),
                act(6, date(2025, 4, 1), channel="HOME_VISIT"),
            ],
            "CONTACT": [
                {"id": "C1", "happened_on": date(2025, 1, 1), "count": 12, "municipality": "21012"},
                {"id": "C2", "happened_on": date(2025, 1, 1), "count": 5, "municipality": "21001"},
                {"id": "C3", "happened_on": date(2025, 1, 1), "count": 3},
            ],
            "STAY": [{"id": "S1", "household": "H3", "start_on": date(2025, 1, 1), "persons": 5}],
            "SESS": [{"id": "T1", "held_on": date(2025, 2, 2), "format": "INFO", "hours": 2}],
            "DECL": [{"id": "D", "year": 2025}],
            "STAFFLINE": [{"id": "F", "decl": "D", "fte": "2.50"}],
        },
        typed={"13": "40"},
    )

    def test_every_line(self):
        assert values(self.lines) == {
            "1": 5,  # H1 to H5
            "2": 5,
            "3": 10,  # adults 1, 1, 2, 1, 1 and minors 0, 0, 3, 1, 0
            "4": 2,  # H3 and H4
            "5": 5,
            "6": 5,
            "7": 1,  # H3
            "8": 1,  # A1: not the street work, not H6
            "9": 12,
            "10": 1,
            "11": 1,
            "12": Fraction(5, 2),
            "13": 40,
        }

    def test_household_categories(self):
        assert parts(self.lines["1"]) == {"A": 2, "C": 2, "?": 1}

    def test_ages_and_what_cannot_be_split(self):
        """17 and 18 part at 18; 60 years in 2025 is born in 1965; a band on both sides is counted."""
        assert parts(self.lines["2"]) == {"0-17": 1, "18-29": 1, "60+": 1, "/": 1, "?": 1}
        assert "cannot_split" in kinds(self.lines["2"])

    def test_the_difference_is_parted(self):
        """8 in the report; H6 lives elsewhere; of H7, in the Region, and of H8 nobody knows where."""
        line = self.lines["1"]
        assert line.regional == 8
        assert steps(line) == {"outside": -1, "unknown": -2}

    def test_an_extra_filter_is_a_step_of_its_own(self):
        """3 visits out of office in the report: one of another municipality, one in the street."""
        assert self.lines["8"].regional == 3
        assert steps(self.lines["8"]) == {"outside": -1, "filter": -1}

    def test_a_tally_counts_for_all_it_holds(self):
        assert steps(self.lines["9"]) == {"outside": -5, "unknown": -3}

    def test_what_the_scope_does_not_limit_says_so(self):
        assert kinds(self.lines["11"]) == {"not_scoped"}
        assert self.lines["11"].regional == self.lines["11"].value

    def test_a_typed_number_is_flagged(self):
        assert self.lines["13"].is_typed
        assert self.lines["13"].regional is None
