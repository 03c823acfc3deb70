"""The page of the rules is true: its tables are run."""

import pytest

from drempel.engines.disclosure import (
    COMPLEMENTARY,
    PRIMARY,
    SHOWN,
    bounds,
    intervals,
    make_table,
    protect,
    protect_table,
    rounded_counts,
)
from tests.engines.test_rule_pages import table

pytestmark = pytest.mark.pure
K = 5


@pytest.fixture(scope="module")
def page(repository):
    return repository / "docs" / "rules" / "disclosure.md"


def numbers(text):
    return sorted(int(one) for one in text.split(", ") if one)


def test_tables_of_one_dimension(page):
    for row in table(page, "hidden first"):
        counts = dict(enumerate(int(one) for one in row["counts"].split(", ")))
        found = protect(counts, K)
        for column, status in (("hidden first", PRIMARY), ("hidden with it", COMPLEMENTARY)):
            hidden = sorted(counts[key] for key, one in found.status.items() if one == status)
            assert hidden == numbers(row[column]), row
        said = {f"{low} to {high}" for low, high in bounds(counts, found).values()}
        assert said == ({row["each hidden one can be"]} - {""}), row


def test_the_table_of_two_dimensions(page):
    rows = table(page, "published")
    inner = {
        (row["place"], row["kind"]): int(row["count"])
        for row in rows
        if "*" not in (row["place"], row["kind"])
    }
    made = make_table(inner)
    found = protect_table(made, K)
    assert found.is_least
    ends = intervals(made, found.hidden())
    assert len(rows) == len(made.counts)
    for row in rows:
        key = (row["place"], row["kind"])
        assert made.counts[key] == int(row["count"]), row
        assert found.status[key] == row["status"], row
        assert row["published"] == (row["count"] if row["status"] == SHOWN else ""), row
        said = f"{ends[key].low} to {ends[key].high}" if key in ends else ""
        assert said == row["can be"], row


def test_rounding(page):
    rows = table(page, "rounded")
    made = make_table({(row["count"],): int(row["count"]) for row in rows})
    rounded = rounded_counts(made)
    assert [str(rounded[row["count"],]) for row in rows] == [row["rounded"] for row in rows]
