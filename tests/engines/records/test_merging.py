"""Merging two changes of one record: nothing is lost unseen, the order does not matter."""

from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.records.merging import Difference, merge

TEXTS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["", "x", "y", "z"]))


def test_different_fields_merge_and_the_same_field_is_a_conflict() -> None:
    base = {"topic": "LEASE", "remark": "", "channel": "DESK"}
    theirs = base | {"topic": "RENT", "channel": "PHONE"}
    merged = merge(base, {"topic": "DEBT", "remark": "note"}, theirs)
    assert merged.values == {"remark": "note"}
    assert merged.conflicts == {"topic": Difference("LEASE", "DEBT", "RENT")}


def test_a_new_record_takes_every_field() -> None:
    assert merge({}, {"topic": "LEASE", "remark": ""}, {}).values == {"topic": "LEASE"}


@given(TEXTS, TEXTS, TEXTS)
def test_no_value_is_lost(base: dict[str, str], mine: dict[str, str], now: dict[str, str]) -> None:
    """Whatever either side changed is written, stands already, or is shown to a person."""
    merged = merge(base, mine, now)
    after = now | merged.values
    for name, text in mine.items():
        if text != base.get(name, ""):
            kept = after.get(name, "") == text
            assert kept or merged.conflicts[name].mine == text
    for name in set(now) | set(base):
        if now.get(name, "") != base.get(name, ""):
            assert after.get(name, "") == now.get(name, "")
    assert not set(merged.values) & set(merged.conflicts)


@given(TEXTS, TEXTS, TEXTS)
def test_the_order_does_not_matter_without_a_conflict(
    base: dict[str, str], one: dict[str, str], two: dict[str, str]
) -> None:
    def both(first: dict[str, str], second: dict[str, str]) -> tuple[dict[str, str], bool]:
        after = base | merge(base, first, base).values
        last = merge(base, second, after)
        return after | last.values, bool(last.conflicts)

    (forth, is_contested), (back, is_contested_too) = both(one, two), both(two, one)
    assert is_contested == is_contested_too
    assert is_contested or forth == back


@given(TEXTS, TEXTS)
def test_the_same_change_a_second_time_changes_nothing(
    base: dict[str, str], mine: dict[str, str]
) -> None:
    after = base | merge(base, mine, base).values
    assert merge(base, mine, after).values == {}
    assert merge(base, mine, after).conflicts == {}
