"""Figures written in a language: a text says what its table says."""

import pytest

from drempel.engines.report import told, written

pytestmark = pytest.mark.pure

FIGURES = {
    "AX-01": {
        "value": 1234,
        "shown": "1234",
        "unit": "household",
        "shown_by": {"D2": {"SINGLE": "1000", "COUPLE": "234"}},
        "before": {"shown": "987"},
    },
    "A3-U03.rate": {
        "value": "98.289269",
        "shown": "98.3",
        "unit": "percent",
        "shown_by": {},
        "before": None,
    },
    "AM-08.area": {
        "value": ["21004", "21012"],
        "shown": "",
        "unit": "nis",
        "shown_by": {},
        "before": None,
    },
}


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("{AX-01} ménages", "fr", "1 234 ménages"),
        ("{AX-01} huishoudens", "nl", "1.234 huishoudens"),
        ("{AX-01} households", "en", "1,234 households"),
        ("{AX-01:before}", "fr", "987"),
        ("{AX-01:D2=SINGLE}", "en", "1,000"),
        ("{AX-01:D2=OTHER_HH}", "en", "0"),
        ("{A3-U03.rate}", "fr", "98,3 %"),
        ("{A3-U03.rate}", "nl", "98,3 %"),
        ("{A3-U03.rate}", "en", "98.3%"),
        ("{A3-U03.rate:before}", "en", "–"),
        ("{AM-08.area}", "fr", "21004; 21012"),
        ("{AX-01:D9=X} {ZZ-99} {x}", "fr", "{AX-01:D9=X} {ZZ-99} {x}"),
    ],
)
def test_a_reference_is_written_in_the_language(text, language, said):
    plain = told(text, FIGURES, language).replace("\u00a0", " ").replace("\u202f", " ")
    assert plain == said


def test_text_and_table_write_alike():
    for code, figure in FIGURES.items():
        if not isinstance(figure["value"], list):
            assert told(f"{{{code}}}", FIGURES, "nl") == written(
                figure["shown"], figure["unit"], "nl"
            )
