"""Households for the tests of templates, with the pathways and acts of each by its number."""

from datetime import date

# Eight households of 2025. 21012 is the municipality that the first template is about.
HOME = {"municipality": "21012", "household_type": "SINGLE", "adults": 1, "minors": 0}
FILES = [
    {"id": "H1", **HOME, "ref_birth_year": 2008, "income_source": "WAGE"},  # 17
    {"id": "H2", **HOME, "ref_birth_year": 2007, "income_source": "RIS"},  # 18
    {
        "id": "H3",
        **HOME,
        "ref_birth_year": 1965,
        "household_type": "COUPLE_CHILD",
        "adults": 2,
        "minors": 3,
    },
    {"id": "H4", **HOME, "ref_age_band": "A25_34", "household_type": "SINGLE_PARENT", "minors": 1},
    {"id": "H5", **HOME, "ref_age_band": "DECLINED", "household_type": "DECLINED"},
    {"id": "H6", **HOME, "municipality": "21001", "minors": 2, "income_source": "SICK"},
    {"id": "H7", **HOME, "municipality": "BXL_UNKNOWN"},
    {"id": "H8", **HOME, "municipality": "NOT_ASKED"},
]


def path(number, start, end=None, **more):
    return {"id": f"P{number}", "household": f"H{number}", "start_on": start, "end_on": end} | more


PATHS = [path(n, date(2025, 3, 1), date(2025, 6, 30), situation_start="RUE") for n in range(1, 9)]


def act(number, on, **more):
    return {"id": f"A{number}", "path": f"P{number}", "done_on": on, "channel": "DESK"} | more
