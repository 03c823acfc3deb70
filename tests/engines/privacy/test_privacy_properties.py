"""What holds for every text: offsets, order, no overlap, no error, and speed."""

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from drempel.engines.privacy import KINDS, scan

PIECES = [
    "Mme Benali", "Karim", "né le 12/03/1985", "0470 12 34 56", "rue Haute 12", "Hoogstraat 3",
    "dépression", "sans-papiers", "VIH", "AIPL", "prison", "85.07.30-033.28", "a@b.be", "M. ",
    "BE71 0961 2345 6769", "œuvre", "ß", "\u200b", "e\u0301", "\n", ". ", ", ", " ", "'", "-",
    "Saint-Gilles", "İstanbul", "\ufdfa", "\ud83c\udfe0", "straat", "-straat 5", "Van den",
]  # fmt: skip
any_text = st.one_of(
    st.text(st.characters(), max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=12).map(" ".join),
)


@given(text=any_text)
def test_every_text_is_read_and_offsets_are_right(watchlist, text):
    at = 0
    for one in scan(text, watchlist):
        assert one.kind in KINDS
        assert at <= one.start < one.end <= len(text)
        assert one.found == text[one.start : one.end]
        at = one.end


@given(text=any_text)
def test_a_pack_without_words_reads_every_text_too(bare, text):
    kinds = {one.kind for one in scan(text, bare)}
    assert kinds <= {"phone", "email", "national_number", "iban", "birth_date"}


@given(code=st.integers(0, 0x10FFFF))
def test_every_character_is_read(watchlist, code):
    for text in (chr(code), f"Mme Benali{chr(code)}0470{chr(code)}12 34 56"):
        for one in scan(text, watchlist):
            assert one.found == text[one.start : one.end]


def test_the_way_a_text_is_coded_changes_nothing(all_texts, watchlist):
    for _, one in all_texts:
        expected = [(kind, certain) for kind, _, certain in one["expected"]]
        for text in (
            unicodedata.normalize("NFD", one["text"]),
            one["text"].replace(" ", "\u00a0"),
            one["text"].replace("-", "\u2011"),
            one["text"].replace("'", "\u2019"),
            "\ufeff" + one["text"],
        ):
            assert [(found.kind, found.certain) for found in scan(text, watchlist)] == expected


def test_words_are_found_without_their_accents(watchlist):
    (found,) = scan("Il fait une depression.", watchlist)
    assert (found.kind, found.found) == ("health", "depression")


def test_one_text_is_read_fast(all_texts, watchlist):
    text = " ".join(one["text"] for _, one in all_texts if not one["expected"])[:2000]
    best = 1e9
    for _ in range(20):
        begun = time.perf_counter()
        scan(text, watchlist)
        best = min(best, time.perf_counter() - begun)
    print(f"2,000 characters: {best * 1000:.2f} ms")
    assert best < 0.01


def test_a_hostile_text_takes_no_longer_than_its_length(watchlist):
    for piece in (
        "a",
        "1 ",
        "A ",
        "Rue de la ",
        "a-",
        "1.",
        "@",
        "BE71",
        "+32",
        "Mme ",
        "geboren ",
    ):
        begun = time.perf_counter()
        scan(piece * (20_000 // len(piece)), watchlist)
        assert time.perf_counter() - begun < 2, piece
