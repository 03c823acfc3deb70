"""Numbers of persons, in every writing, on generated figures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.privacy import scan

SPACES = [" ", "\u00a0", "\u202f", "\u2009"]
DASHES = ["-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212"]
OTHER_DIGITS = ["0123456789", "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"]
WRITINGS = [
    "{0}.{1}.{2}-{3}.{4}",
    "{0}.{1}.{2} - {3}.{4}",
    "{0} {1} {2} {3} {4}",
    "{0}{1}{2} {3} {4}",
    "{0}{1}{2}-{3}-{4}",
    "{0}{1}{2}-{3}{4}",
    "{0}{1}{2}{3}{4}",
    "{0}/{1}/{2}-{3}-{4}",
    "{0}-{1}-{2}-{3}-{4}",
    "{0}.{1}.{2}.{3}.{4}",
    "{0}_{1}_{2}_{3}_{4}",
]
AROUND = [
    "{}",
    "NN {}",
    "rrn:{}.",
    "({})",
    "Tél. 0470 12 34 56, NN {}",
    "reçu {} le 3 mars 2026",
    "né\n{}\n",
]


@st.composite
def national_numbers(draw):
    """Draw a number with its true check: both centuries, bis numbers, unknown days."""
    month = draw(st.integers(0, 12)) + draw(st.sampled_from([0, 20, 40]))
    parts = [draw(st.integers(0, 99)), month, draw(st.integers(0, 31))]
    body = "".join(f"{one:02d}" for one in parts) + f"{draw(st.integers(1, 998)):03d}"
    century = draw(st.sampled_from(["", "2"]))
    return body + f"{97 - int(century + body) % 97:02d}"


@st.composite
def written(draw, digits):
    """Write eleven digits in one of the ways people do."""
    groups = [digits[0:2], digits[2:4], digits[4:6], digits[6:9], digits[9:11]]
    text = draw(st.sampled_from(WRITINGS)).format(*groups)
    text = text.replace(" ", draw(st.sampled_from(SPACES)))
    text = text.replace("-", draw(st.sampled_from(DASHES)))
    return text.translate(str.maketrans("0123456789", draw(st.sampled_from(OTHER_DIGITS))))


@given(data=st.data(), digits=national_numbers(), around=st.sampled_from(AROUND))
def test_a_national_number_is_found_in_every_writing(watchlist, data, digits, around):
    number = data.draw(written(digits))
    certain = [one for one in scan(around.format(number), watchlist) if one.certain]
    assert ("national_number", number) in [(one.kind, one.found) for one in certain]


@given(data=st.data(), digits=national_numbers(), change=st.integers(1, 96))
def test_a_false_check_is_never_certain_but_is_told(bare, data, digits, change):
    false = digits[:9] + f"{(int(digits[9:]) + change) % 98:02d}"
    body = false[:9]
    # "00" begins a telephone number abroad as well.
    if false.startswith("00") or int(false[9:]) in (97 - int(body) % 97, 97 - int("2" + body) % 97):
        return
    (found, *_) = scan(data.draw(written(false)), bare)
    assert (found.kind, found.certain) == ("national_number", False)


@given(text=st.text("0123456789 .-/", max_size=40))
def test_digits_without_a_true_check_are_not_certain(watchlist, text):
    for one in scan(text, watchlist):
        if one.kind == "national_number" and one.certain:
            digits = re.sub(r"\D", "", one.found)
            rests = {97 - int(century + digits[:9]) % 97 for century in ("", "2")}
            assert len(digits) == 11
            assert int(digits[9:]) in rests


@pytest.mark.parametrize(
    "text",
    [
        "0470 12 34 56",
        "0470/12.34.56",
        "0470/12 34 56",
        "0470.12.34.56",
        "0470-12-34-56",
        "0470 123 456",
        "0470123456",
        "+32 470 12 34 56",
        "+32470123456",
        "+32 (0)470 12 34 56",
        "+32 470/12.34.56",
        "0032 470 12 34 56",
        "0032470123456",
        "00 32 470 12 34 56",
        "02 123 45 67",
        "02/123.45.67",
        "02-123 45 67",
        "(02) 123 45 67",
        "02 1234567",
        "+32 2 123 45 67",
        "010 12 34 56",
        "081/12.34.56",
        "04 222 33 44",
        "+33 6 12 34 56 78",
        "+212 661 23 45 67",
        "+90 532 123 45 67",
    ],
)
def test_a_telephone_number_in_every_writing(bare, text):
    for around in ("{}", "tel {}, après 14h", "gsm:{}."):
        (found,) = scan(around.format(text), bare)
        assert (found.kind, found.found, found.certain) == ("phone", text, True)


@pytest.mark.parametrize(
    "text",
    [
        "0478.123.490",
        "BE 0478.123.490",
        "KBO 0478123490",
        "TVA BE 0478.123.462",
        "numéro d'entreprise 0478 123 462",
        "+++123/4567/89002+++",
        "05.03.2026 9h",
        "de 05/03/2026 à 12/03/2026",
        "1 250 000,00 euros",
        "03/2026-118",
        "2026-03-05 10:30",
        "ISBN 978-2-87149-012-3",
        "541448820000000000",
    ],
)
def test_other_numbers_are_let_pass(bare, text):
    assert scan(text, bare) == ()


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("BE71 0961 2345 6769", True),
        ("be71096123456769", True),
        ("BE71-0961-2345-6769", True),
        ("BE72 0961 2345 6769", False),
        ("NL91 ABNA 0417 1643 00", True),
        ("FR14 2004 1010 0505 0001 3M02 606", True),
    ],
)
def test_an_account_number(bare, text, certain):
    (found,) = scan(f"sur {text}, merci", bare)
    assert (found.kind, found.found, found.certain) == ("iban", text, certain)


def test_an_email_address_and_one_that_hides(bare):
    (found,) = scan("écrire à a.b-c+d@mail.exemple.be.", bare)
    assert (found.kind, found.found, found.certain) == ("email", "a.b-c+d@mail.exemple.be", True)
    (found,) = scan("jan (at) telenet.be", bare)
    assert (found.kind, found.certain) == ("email", False)
