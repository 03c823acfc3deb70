"""Translations are compiled when they are older than their source, and only then."""

import gettext
import os

import pytest

from bootstrap.translations import compile_stale

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "threshold"
msgstr "drempel"

#, fuzzy
msgid "roof"
msgstr "dakpan"
"""


@pytest.fixture
def po(tmp_path):
    folder = tmp_path / "src/drempel/apps/kernel/locale/nl/LC_MESSAGES"
    folder.mkdir(parents=True)
    file = folder / "django.po"
    file.write_text(PO, encoding="utf-8")
    return file


def test_compiled_once_and_again_after_a_change(tmp_path, po):
    assert compile_stale(tmp_path) == 1
    assert compile_stale(tmp_path) == 0
    later = po.with_suffix(".mo").stat().st_mtime + 5
    os.utime(po, (later, later))
    assert compile_stale(tmp_path) == 1
    assert sorted(path.name for path in po.parent.iterdir()) == ["django.mo", "django.po"]


def test_uncertain_translations_are_left_out(tmp_path, po):
    compile_stale(tmp_path)
    with po.with_suffix(".mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.gettext("threshold") == "drempel"
    assert catalogue.gettext("roof") == "roof"
