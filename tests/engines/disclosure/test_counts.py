"""Small counts: hidden, not to be worked out, and no more hidden than needed."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.disclosure import COMPLEMENTARY, PRIMARY, SHOWN, bounds, is_small, protect

K = 5
TABLES = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 14), max_size=7)

# counts, what is hidden first, what is hidden with it, the total
CASES = [
    ({"a": 12, "b": 7, "c": 5}, "", "", SHOWN),
    ({"a": 12, "b": 7, "c": 3}, "c", "b", SHOWN),
    ({"a": 12, "b": 2, "c": 3}, "bc", "", SHOWN),
    ({"a": 12, "b": 1, "c": 1}, "bc", "a", SHOWN),
    ({"a": 12, "b": 7, "c": 7, "d": 4}, "d", "b", SHOWN),
    ({"a": 0, "b": 4}, "b", "", PRIMARY),
    ({"a": 3, "b": 2}, "ab", "", SHOWN),
    ({"a": 0, "b": 0}, "", "", SHOWN),
    ({"a": 0, "b": 30, "c": 4}, "c", "b", SHOWN),
    ({}, "", "", SHOWN),
]


@pytest.mark.parametrize(("counts", "first", "more", "total"), CASES)
def test_worked_cases(counts, first, more, total):
    found = protect(counts, K)
    assert {key for key, one in found.status.items() if one == PRIMARY} == set(first)
    assert {key for key, one in found.status.items() if one == COMPLEMENTARY} == set(more)
    assert found.total_status == total


def is_safe(counts, found):
    """No small count is shown; of every hidden one at least K values are possible."""
    shown = [counts[key] for key in counts if found.status[key] == SHOWN]
    if any(is_small(count, K) for count in shown):
        return False
    if found.total_status == SHOWN and is_small(sum(counts.values()), K):
        return False
    return all(high is None or high - low >= K for low, high in bounds(counts, found).values())


@given(TABLES)
def test_nothing_hidden_can_be_worked_out(counts):
    assert is_safe(counts, protect(counts, K))


@given(TABLES, st.frozensets(st.sampled_from("abcdefg")))
def test_what_was_hidden_before_stays_hidden_and_cannot_be_worked_out(counts, before):
    found = protect(counts, K, before)
    assert before & set(counts) <= found.hidden()
    assert is_safe(counts, found)


@given(TABLES)
def test_the_order_of_the_counts_does_not_matter(counts):
    turned = dict(reversed(counts.items()))
    assert protect(turned, K).hidden() == protect(counts, K).hidden()


@given(TABLES)
def test_less_would_not_do(counts):
    """No other choice of cells is safe and loses less: fewest people hidden, then fewest cells."""
    found = protect(counts, K)
    if found.total_status != SHOWN:
        # The total goes only where it is small itself.
        assert is_small(sum(counts.values()), K)
        return
    best = min(loss(counts, one) for one in choices(counts) if is_safe(counts, one))
    assert loss(counts, found) == best


def choices(counts):
    """Every way to hide cells while the total is shown."""
    form = type(protect({}, K))
    for size in range(len(counts) + 1):
        for hidden in combinations(sorted(counts), size):
            status = {key: PRIMARY if key in hidden else SHOWN for key in counts}
            yield form(status, SHOWN)


def loss(counts, found):
    hidden = found.hidden()
    return (sum(counts[key] for key in hidden), len(hidden))


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="zero or more"):
        protect({"a": -1}, K)
