"""Written values become typed ones and back; every fault says where, what and what instead."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drempel.engines.records import STORED, kind_of
from drempel.engines.records.checking import check_values
from drempel.engines.records.definition import Field
from drempel.engines.records.reading import add_defaults, read_value, read_values
from drempel.engines.records.writing import write_value

TODAY = date(2026, 11, 24)
CONTACT = {
    "service_line": "A2-T",
    "happened_on": "24/11/2026",
    "channel": "téléphone",
    "topic": "Bail et préavis",
}


def read(kind_code, book, **written):
    values, faults = read_values(kind_of(kind_code), written, book)
    return values, [(one.field, one.found, one.key) for one in faults]


def checked(kind_code, book, **written):
    kind = kind_of(kind_code)
    values, faults = read_values(kind, written, book)
    assert not faults
    add_defaults(kind, values, TODAY, book)
    return [(one.field, one.key) for one in check_values(kind, values, book.reasons)]


def test_codes_are_found_by_code_words_and_postcode(book):
    values, faults = read("contact", book, **CONTACT, municipality="1080", result="niet gevraagd")
    assert not faults
    assert values["channel"] == "PHONE"
    assert values["topic"] == "LEASE"
    assert values["municipality"] == "21012"
    assert values["result"] == "NOT_ASKED"


def test_a_postcode_of_two_municipalities_is_no_municipality(book):
    shared = [
        one.others for one in book.entries("municipalities+place_special") if "1000" in one.others
    ]
    assert len(shared) == 1
    assert read("contact", book, municipality="9999")[1] == [("municipality", "9999", "code")]


def test_a_service_line_takes_no_reason(book):
    assert read("contact", book, service_line="NOT_ASKED")[1] == [
        ("service_line", "NOT_ASKED", "code")
    ]


def test_many_codes_are_sorted_and_a_reason_stands_alone(book):
    kind = kind_of("path")
    one = kind.field("joint_partners")
    assert read_value(one, "WIC; CPAS;WIC", book) == ("CPAS", "WIC")
    assert read_value(one, "DECLINED", book) == ("DECLINED",)
    with pytest.raises(ValueError):
        read_value(one, "WIC;DECLINED", book)


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("contact", "count", "0"),
        ("contact", "count", "1,5"),
        ("file", "ref_birth_year", "85"),
        ("stay", "fee_monthly", "-1"),
        ("stay", "fee_monthly", "1,234567"),
        ("sess", "hours", "0,255"),
        ("contact", "is_missed_call", "perhaps"),
        ("contact", "remark", "x" * 6001),
        ("file", "code", "x" * 201),
        ("file", "code", "a\x00b"),
    ],
)
def test_a_wrong_value_is_one_fault_with_what_was_found(kind, field, text, book):
    _values, faults = read(kind, book, **{field: text})
    assert [(name, found) for name, found, _key in faults] == [(field, text)]


def test_defaults_are_stored_for_what_was_not_answered(book):
    kind = kind_of("contact")
    values, _faults = read_values(kind, {}, book)
    add_defaults(kind, values, TODAY, book)
    assert values["happened_on"] == TODAY
    assert (values["count"], values["is_missed_call"], values["source"]) == (1, False, "RECORDED")


@pytest.mark.parametrize(
    ("day", "held", "hours"),
    [("2026-11-23", True, Decimal("3.00")), ("2026-11-25", None, None)],
)
def test_a_permanence_was_held_once_its_day_has_passed(day, held, hours, book):
    kind = kind_of("slot")
    values, _faults = read_values(kind, {"scheduled_on": day, "planned_hours": "3"}, book)
    add_defaults(kind, values, TODAY, book)
    assert (values["is_held"], values["held_hours"]) == (held, hours)


def test_the_end_of_a_record_asks_for_what_belongs_to_it(book):
    path = {"service_line": "A1-G", "household": "H", "topic": "SEARCH", "situation_start": "RUE"}
    assert checked("path", book, **path, start_on="2026-01-01") == []
    ended = checked("path", book, **path, start_on="2026-01-01", end_on="2026-02-01")
    assert ended == [("end_reason", "code"), ("situation_end", "code")]


def test_the_end_never_precedes_the_start(book):
    med = {"service_line": "A1-M", "party": "OTHER", "topic": "QUALITY", "outcome": "NOT_ASKED"}
    found = checked("med", book, **med, opened_on="2026-05-01", closed_on="2026-04-30")
    assert found == [("closed_on", "not_before")]


def test_an_outcome_other_than_ongoing_needs_its_day(book):
    path = {
        "service_line": "A1-G",
        "household": "H",
        "topic": "EVICTION",
        "situation_start": "MENA",
    }
    assert checked("path", book, **path, eviction_outcome="ONGOING") == []
    assert checked("path", book, **path, eviction_outcome="DECLINED") == []
    assert checked("path", book, **path, eviction_outcome="KEPT_HOME") == [
        ("eviction_outcome_on", "needed_with")
    ]


def test_a_follow_up_has_a_pathway_or_a_purchase(book):
    follow = {"service_line": "A1-G", "point": "NOT_ASKED", "done_on": "2026-10-01"}
    follow["is_reached"] = "yes"
    assert checked("followup", book, **follow) == [("path", "one_of")]
    assert checked("followup", book, **follow, path="P", purchase="Q") == [("path", "one_of")]
    assert checked("followup", book, **follow, purchase="Q") == []


def test_costs_only_have_a_cost_group(book):
    line = {"service_line": "A1-G", "decl": "D", "amount": "10", "cost_group": "STAFF"}
    assert ("cost_group", "only_with") in checked("moneyline", book, **line, is_income="yes")


# One field of each shape: the readers know no others.
FIELDS = list(
    {
        (one.type, one.target, one.least): (kind.code, one)
        for kind in STORED
        for one in kind.typed_fields
    }.values()
)


def _strategy(one: Field, book):
    codes = [entry.code for entry in book.entries(one.target)] if one.is_coded else []
    made = {
        "integer": st.integers(one.least, 10**6),
        "year": st.integers(1900, 2100),
        "decimal": st.decimals(0, 10**6, places=2),
        "money": st.integers(0, 10**11),
        "date": st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        "boolean": st.booleans(),
    }
    if one.type == "code":
        extra = sorted(book.reasons) if one.has_reasons else []
        return st.sampled_from([*codes, *extra])
    if one.type == "many_codes":
        chosen = st.lists(st.sampled_from(codes), min_size=1, unique=True)
        return chosen.map(lambda found: tuple(sorted(found)))
    if one.type in made:
        return made[one.type]
    text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80)
    written = text.map(str.strip)
    return written.filter(bool) if one.type == "reference" else written


@pytest.mark.parametrize(
    ("kind", "one"), FIELDS, ids=[f"{kind}.{one.name}" for kind, one in FIELDS]
)
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_written_is_read_back_the_same(kind, one, book, data):
    if one.type == "datetime":
        return
    value = data.draw(_strategy(one, book))
    assert read_value(one, write_value(one, value), book) == value


@given(st.dictionaries(st.sampled_from([o.name for o in kind_of("path").fields]), st.text()))
def test_reading_never_raises_whatever_is_written(book, written):
    values, faults = read_values(kind_of("path"), written, book)
    assert not set(values) & {one.field for one in faults}
