"""Tables of one to three dimensions: nothing small shown, nothing hidden worked out, no more lost."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drempel.engines.disclosure import (
    COMPLEMENTARY,
    MARGIN,
    PRIMARY,
    faults,
    intervals,
    is_small,
    lone_cells,
    make_table,
    protect_table,
    rounded_counts,
)
from drempel.engines.disclosure.protecting import NotProtectedError
from tests.engines.disclosure.brute import ends

pytestmark = pytest.mark.pure
K = 5


def flat(rows):
    """A table of two dimensions from rows of counts."""
    return {(f"r{i}", f"c{j}"): count for i, row in enumerate(rows) for j, count in enumerate(row)}


def tables(*sizes, most=14):
    cells = list(product(*(tuple("abcdef"[:size]) for size in sizes)))
    counts = st.lists(st.integers(0, most), min_size=len(cells), max_size=len(cells))
    return counts.map(lambda found: dict(zip(cells, found, strict=True)))


ANY = st.one_of(tables(4), tables(2, 3), tables(3, 4), tables(2, 2, 2), tables(2, 3, 2))


def loss(published):
    hidden = [key for key in published.hidden() if published.status[key] == COMPLEMENTARY]
    return (
        sum(published.table.counts[key] for key in hidden if MARGIN not in key),
        len(hidden),
    )


@settings(max_examples=80)
@given(ANY)
def test_no_small_count_is_shown_and_no_hidden_one_can_be_worked_out(inner):
    table = make_table(inner)
    found = protect_table(table, K)
    small = {key for key, count in table.counts.items() if is_small(count, K)}
    assert {key for key, one in found.status.items() if one == PRIMARY} == small
    assert not faults(table, found.hidden(), K)


@settings(max_examples=40)
@given(ANY)
def test_the_order_of_the_lines_does_not_matter(inner):
    turned = dict(reversed(inner.items()))
    assert protect_table(make_table(turned), K).status == protect_table(make_table(inner), K).status


@settings(max_examples=40)
@given(tables(3, 3))
def test_other_names_lose_as_much(inner):
    names = {"a": "z", "b": "m", "c": "a"}
    renamed = {tuple(names[code] for code in key): count for key, count in inner.items()}
    assert loss(protect_table(make_table(renamed), K)) == loss(protect_table(make_table(inner), K))


@settings(max_examples=30)
@given(tables(3, 3).map(lambda inner: {key: count + K for key, count in inner.items()}))
def test_without_small_counts_all_is_shown(inner):
    assert not protect_table(make_table(inner), K).hidden()


@settings(max_examples=25, deadline=None)
@given(tables(2, 2, most=4), st.data())
def test_intervals_are_what_trying_every_table_finds(inner, data):
    """Also where margins are hidden: what is tried goes far enough to show that there is no end."""
    table = make_table(inner)
    keys = data.draw(st.sets(st.sampled_from(sorted(table.counts)), min_size=1))
    shown = {key: count for key, count in table.counts.items() if key not in keys}
    most = max(sum(inner.values()), 4)
    most = min(most, 9)
    tried = ends(table.codes, shown, keys, most)
    for key, one in intervals(table, keys).items():
        low, high = tried[key]
        assert one.low == low
        if one.high is not None and one.high <= most:
            assert one.high == high
        else:
            assert high >= most


@settings(max_examples=8, deadline=None)
@given(tables(2, 3, 2, most=1), st.data())
def test_intervals_of_three_dimensions_are_exact_in_whole_numbers(inner, data):
    table = make_table(inner)
    keys = data.draw(st.sets(st.sampled_from(sorted(table.inner())), min_size=4, max_size=6))
    shown = {key: count for key, count in table.counts.items() if key not in keys}
    tried = ends(table.codes, shown, keys, 3)
    for key, one in intervals(table, keys).items():
        assert one.is_exact
        assert (one.low, one.high) == tried[key]


def test_a_cube_of_three_is_reckoned_whole():
    inner = dict.fromkeys(product("abc", repeat=3), 0)
    for key in ("aab", "aba", "bac", "bbb", "abc", "bca", "cab", "cca", "ccc"):
        inner[tuple(key)] = 1
    found = intervals(make_table(inner), set(inner))
    assert all(one.is_exact and one.low <= inner[key] <= one.high for key, one in found.items())
    assert any(one.low < one.high for one in found.values())


@settings(max_examples=12, deadline=None)
@given(tables(2, 3, most=9))
def test_less_would_not_do(inner):
    """No other choice of inner cells is safe and loses less."""
    table = make_table(inner)
    found = protect_table(table, K)
    primary = {key for key, one in found.status.items() if one == PRIMARY}
    if any(MARGIN in key for key in found.hidden() - primary):
        return
    free = [key for key in table.inner() if key not in primary]
    best = min(
        (sum(table.counts[key] for key in more), len(more))
        for size in range(len(free) + 1)
        for more in combinations(free, size)
        if not faults(table, primary | set(more), K)
    )
    assert found.is_least
    assert loss(found) == best


def test_a_margin_is_hidden_only_where_nothing_else_works():
    # One column: the small cell and its row are one number.
    found = protect_table(make_table(flat([[3], [20], [30]])), K)
    assert found.status["r0", MARGIN] == PRIMARY
    assert found.status[MARGIN, MARGIN] != PRIMARY
    wide = protect_table(make_table(flat([[3, 20], [20, 30]])), K)
    assert not any(MARGIN in key for key in wide.hidden())


def test_what_must_stay_shown_stays_or_the_table_is_refused():
    table = make_table(flat([[3, 20], [20, 30]]))
    kept = {key for key in table.counts if MARGIN in key}
    assert not protect_table(table, K, kept=kept).hidden() & kept
    with pytest.raises(NotProtectedError):
        protect_table(table, K, kept={*kept, ("r1", "c1")})


def test_a_group_in_one_cell_is_hidden_like_a_small_count():
    table = make_table(flat([[0, 20, 0], [8, 9, 10]]))
    assert list(lone_cells(table, 1)) == [("r0", "c1")]
    found = protect_table(table, K, sensitive=lone_cells(table, 1))
    assert found.status["r0", "c1"] == PRIMARY
    assert not faults(table, found.hidden(), K)


def test_a_large_table_is_protected_with_few_steps():
    """Twenty by twelve, with many small counts: too many choices to try, and safe all the same."""
    inner = {(f"{i:02}", f"{j:02}"): (i * 7 + j * 11) % 29 for i in range(20) for j in range(12)}
    table = make_table(inner)
    found = protect_table(table, K, steps=20)
    assert not faults(table, found.hidden(), K)
    assert not any(MARGIN in key for key in found.hidden())


def test_counts_are_rounded_each_by_itself():
    table = make_table({("a",): 2, ("b",): 3, ("c",): 8})
    assert rounded_counts(table) == {("a",): 0, ("b",): 5, ("c",): 10, (MARGIN,): 15}


@pytest.mark.parametrize(
    "inner", [{}, {("a",): -1}, {("*",): 1}, {("a", "b", "c", "d"): 1}, {("a",): 1, ("a", "b"): 2}]
)
def test_what_is_no_table_is_refused(inner):
    with pytest.raises(ValueError):
        make_table(inner)
