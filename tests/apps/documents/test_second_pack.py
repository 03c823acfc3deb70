"""Another scheme writes its letters through the same code, with its own template and words."""

import io
from datetime import UTC, datetime
from pathlib import Path

import page
import pypdf
import pytest

from drempel.apps.documents.rendering import render_letter
from drempel.apps.documents.services import letter_data
from drempel.engines.scheme import Scheme, load_scheme
from tests.apps.documents.builders import CASE, CONTENT

TINY = Path(__file__).parents[2] / "schemes" / "tiny_pack"
MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def tiny() -> Scheme:
    return load_scheme(TINY)


def _text(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(part.extract_text() for part in pages)
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("kind", ["award", "accreditation"])
@pytest.mark.parametrize(("asked", "said"), [("nl", "nl"), ("en", "en"), ("fr", "nl")])
def test_second_pack_writes_both_letters(kind, asked, said, tiny, association, tmp_path):
    content = CONTENT[kind](tiny, association, asked)
    assert content.language == said
    data = letter_data(content, code="7K3MQX9D2HTF", moment=MOMENT, scheme=tiny)
    pdf = render_letter(kind, data, tiny)
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf)
    profile = page.ValidationProfile.PDF_UA_1
    assert page.validate_pdf(str(path), profile=profile).is_compliant
    text = _text(pdf)
    for expected in (
        {"nl": "Stad Voorbeeld", "en": "City of Example"}[said],
        {"nl": "Niet akkoord?", "en": "Not satisfied?"}[said],
        {"nl": "blad 1 van", "en": "sheet 1 of"}[said],
        "7K3M-QX9D-2HTF",
    ):
        assert expected in text
    assert "Logement" not in text
    assert str(CASE["year"]) in text
