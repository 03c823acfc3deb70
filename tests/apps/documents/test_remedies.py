"""Nothing is notified while the law does not say how to appeal."""

from datetime import date
from pathlib import Path

import pytest

from drempel.apps.documents.blocks import letter_words, remedy_block, remedy_gaps
from drempel.apps.documents.blocks.remedy import require_remedy_block
from drempel.apps.kernel.states import Refused
from drempel.engines.scheme import load_scheme

PACK = Path(__file__).parents[3] / "schemes" / "brussels_vih"
DAY = date(2026, 11, 24)


def test_pack_without_assumptions_refuses_to_notify():
    scheme = load_scheme(PACK)
    assert "internal_appeal.days" in remedy_gaps(scheme, DAY)
    with pytest.raises(Refused, match="bloc relatif aux voies de recours est incomplet") as told:
        require_remedy_block(scheme, DAY, "fr")
    assert "recours administratif : délai" in str(told.value).replace("\u00a0", " ")
    with pytest.raises(Refused, match="administratief beroep: termijn"):
        require_remedy_block(scheme, DAY, "nl")


def test_demonstration_notifies_with_marks_on_what_is_assumed():
    scheme = load_scheme(PACK, overlay="demonstration")
    require_remedy_block(scheme, DAY, "fr")
    block = remedy_block(letter_words(scheme, "nl"), DAY)
    marks = {paragraph.text.split()[2]: paragraph.mark for paragraph in block.paragraphs}
    assert [bool(one.mark) for one in block.paragraphs] == [False, True, False, False], marks


@pytest.mark.parametrize(
    ("notified", "last"),
    [(date(2027, 4, 8), "maandag 7 juni 2027"), (date(2026, 11, 24), "maandag 25 januari 2027")],
)
def test_last_day_follows_the_clock_of_sixty_days(notified, last):
    scheme = load_scheme(PACK, overlay="demonstration")
    council = remedy_block(letter_words(scheme, "nl"), notified).paragraphs[2]
    assert f"de laatste dag {last}." in council.text


def test_language_the_pack_lacks_becomes_its_first_one():
    assert letter_words(load_scheme(PACK), "de").language == "fr"
