"""The law is data: another figure, or a whole other scheme, passes through the same pages."""

import io
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest

from drempel.apps.documents.models import Letter
from drempel.config.settings.base import ROOT
from tests.apps.accreditation.roads import Plan, make_cast, walk_accreditation
from tests.apps.associations.factories import make_association, make_demonstration, signed_in
from tests.apps.subsidies.roads import walk_award

pytestmark = pytest.mark.django_db

BRUSSELS = ROOT / "schemes" / "brussels_vih"
TINY = Path(__file__).resolve().parents[2] / "schemes" / "tiny_pack"


def text_of(letter: Letter) -> str:
    pages = pypdf.PdfReader(io.BytesIO(bytes(letter.file.content))).pages
    words = " ".join(page.extract_text() for page in pages).split()
    return " ".join(words).replace("\u202f", " ").replace("\u00a0", " ")


def page_of(person, path: str, status: int = 200) -> str:
    response = signed_in(person, headers={"accept-language": "en"}).get(path)
    assert response.status_code == status
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("floor", "cents", "in_english", "in_french"),
    [
        ("3_000_000", 3_000_000, "30,000.00", "30 000,00"),
        ("3_111_100", 3_111_100, "31,111.00", "31 111,00"),
    ],
)
def test_a_figure_edited_in_the_pack_changes_amount_ladder_and_letter(
    tmp_path, settings, floor, cents, in_english, in_french
):
    pack = shutil.copytree(BRUSSELS, tmp_path / "pack")
    file = pack / "parameters" / "award.toml"
    text = file.read_text(encoding="utf-8")
    assert "3_000_000" in text
    file.write_text(text.replace("3_000_000", floor), encoding="utf-8")
    settings.SCHEME_PATH = pack
    make_demonstration()
    cast = make_cast()
    walk_accreditation(cast)
    award = walk_award(cast)
    assert award.amount_cents == cents
    assert sum(part.amount_cents for part in award.instalments.all()) == cents
    assert in_english in page_of(cast.manager, f"/awards/{award.reference}/")
    question = "/calculator/?year=2026&reference_amount=24000&reference_month=2023-12"
    assert in_english in page_of(cast.manager, question)
    assert in_french in text_of(Letter.objects.get(subject_id=award.reference))


@pytest.fixture
def tiny(settings):
    settings.SCHEME_PATH = TINY
    make_demonstration(date(2024, 11, 24))
    return make_cast(make_association(language="nl", peer_group="G1"))


def test_another_scheme_takes_the_same_road(tiny):
    """Other lines, index, floor, instalments and words; not a line of Python differs."""
    plan = Plan(
        year=2024,
        begins_on=date(2024, 1, 15),
        ends_on=date(2026, 12, 31),
        lines=("W-HOUT", "W-FIETS"),
        granted=("W-HOUT", "W-FIETS"),
        reference_cents=1_200_000,
        reference_month="2021-06",
    )
    accreditation = walk_accreditation(tiny, plan)
    assert accreditation.rule_set == "R1"
    award = walk_award(tiny, year=2024)
    assert award.amount_cents == 1_183_761
    assert [part.amount_cents for part in award.instalments.order_by("number")] == [
        591_881,
        295_940,
        295_940,
    ]
    ladder = page_of(tiny.manager, f"/awards/{award.reference}/")
    assert "11,837.61" in ladder
    assert "village index" in ladder
    assert "W-" not in page_of(tiny.manager, f"/accreditations/{accreditation.reference}/")
    letter = text_of(Letter.objects.get(subject_id=award.reference))
    assert "11.837,61" in letter
    assert "Stad Voorbeeld" in letter
    assert "De stadsontvanger gaf advies" in letter


def test_the_pages_of_another_scheme_speak_its_first_language_to_a_stranger(tiny):
    """A page in French of a scheme without French: its own words are Dutch, the rest French."""
    browser = signed_in(tiny.manager, headers={"accept-language": "fr"})
    question = {"year": "2024", "reference_amount": "12000", "reference_month": "2021-06"}
    response = browser.get("/calculator/", question)
    assert response.status_code == 200
    assert "Het startbedrag" in response.content.decode()


def test_the_calculator_of_another_scheme_refuses_in_words(tiny):
    question = "/calculator/?year=2024&reference_amount=12000&reference_month=1999-01"
    page = page_of(tiny.manager, question, status=422)
    assert "1999-01" in page
