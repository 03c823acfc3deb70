"""Enterprise numbers, accounts and postcodes: found, expected, example."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from drempel.apps.associations import numbers
from drempel.apps.associations.fields import EnterpriseNumberField, IbanField
from tests.apps.associations.factories import enterprise_number, iban


@pytest.mark.parametrize(
    "typed",
    [
        "0123456749",
        "0123.456.749",
        "0123 456 749",
        "BE 0123.456.749",
        "be0123456749",
        " 0123-456-749 ",
    ],
)
def test_an_enterprise_number_may_be_typed_as_people_do(typed):
    assert EnterpriseNumberField().clean(typed) == "0123456749"


@pytest.mark.parametrize(
    "typed",
    [
        "0123456748",  # the check digits do not hold
        "123456749",  # nine digits
        "01234567490",  # eleven
        "2123456749",  # starts with neither 0 nor 1
        "0000000000",
        "FR0123456749",
        "０１２３４５６７４９",  # digits, but not ours
        "(0)123456749",
        "abc",
        "-",
        "<script>",
    ],
)
def test_a_false_enterprise_number_says_found_expected_example(typed):
    with pytest.raises(ValidationError) as refusal:
        EnterpriseNumberField().clean(typed)
    said = refusal.value.messages[0]
    assert f"“{typed}”" in said
    assert "ten digits" in said
    assert "0123.456.749" in said


def test_an_empty_field_names_itself_and_an_example():
    for field, example in ((EnterpriseNumberField(), "0123.456.749"), (IbanField(), "BE68")):
        with pytest.raises(ValidationError) as refusal:
            field.clean("")
        assert "is empty" in refusal.value.messages[0]
        assert example in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("BE68 5390 0754 7034", "BE68539007547034"),
        ("be68539007547034", "BE68539007547034"),
        ("BE68.5390.0754.7034", "BE68539007547034"),
        ("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        ("NL91ABNA0417164300", "NL91ABNA0417164300"),
    ],
)
def test_an_account_number_may_be_typed_with_spaces(typed, stored):
    assert IbanField().clean(typed) == stored


@pytest.mark.parametrize(
    "typed", ["BE68 5390 0754 7035", "BE68 5390 0754", "539-0075470-34", "XX", "é"]
)
def test_a_false_account_says_found_expected_example(typed):
    with pytest.raises(ValidationError) as refusal:
        IbanField().clean(typed)
    said = refusal.value.messages[0]
    assert f"“{typed}”" in said and "Check the digits" in said and "BE68 5390 0754 7034" in said


def test_an_unknown_bank_is_only_worth_a_warning():
    assert not numbers.is_bank_known("BE68539007547034")
    assert numbers.is_bank_known("BE71096123456769")
    assert numbers.is_bank_known("NL91ABNA0417164300")


def test_an_account_is_masked_in_the_middle():
    assert numbers.masked_iban("BE68539007547034") == "BE68 … 7034"
    assert numbers.masked_iban("") == ""


def test_what_is_stored_is_shown_in_groups_and_what_was_typed_stays():
    assert IbanField().prepare_value("BE68539007547034") == "BE68 5390 0754 7034"
    assert IbanField().prepare_value("BE68-broken") == "BE68-broken"
    assert IbanField().prepare_value(None) is None


@given(st.text(max_size=70))
def test_no_text_breaks_the_reading(typed):
    for read in (numbers.read_enterprise_number, numbers.read_iban):
        found = read(typed)
        assert found is None or read(found) == found


@given(st.integers(1, 8_000_000), st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_always_found(n, place, digit):
    for right, read in (
        (enterprise_number(n), numbers.read_enterprise_number),
        (iban(n), numbers.read_iban),
    ):
        at = len(right) - 1 - place
        wrong = right[:at] + str(digit) + right[at + 1 :]
        assert (read(wrong) is None) == (wrong != right)
