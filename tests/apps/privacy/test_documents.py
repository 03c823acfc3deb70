"""The page of the terms says what the pack says."""

import re
from datetime import date
from pathlib import Path

from drempel.apps.privacy.selectors.classes import _PASSED
from drempel.apps.privacy.words import PURPOSES, STARTS
from drempel.engines.retention import CLASSES, CLEARED, load_terms
from drempel.engines.scheme import load_scheme

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules" / "retention.md"
ROW = re.compile(r"^\| (\w+) \| (\d+) (months|days) \|", re.MULTILINE)


def test_the_page_has_every_class_with_its_term():
    terms = load_terms(load_scheme("schemes/brussels_vih"), date(2026, 11, 24))
    told = {key: (int(length), unit) for key, length, unit in ROW.findall(PAGE.read_text("utf-8"))}
    assert told == {key: (term.length, term.unit) for key, term in terms.items()}


def test_every_class_has_its_words():
    assert set(CLASSES) == set(PURPOSES) == set(STARTS)
    assert set(_PASSED) == set(CLEARED) < set(CLASSES)
