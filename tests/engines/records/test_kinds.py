"""The descriptions of the kinds hold together, with each other and with the pack."""

import pytest

from drempel.engines.records import KINDS, STORED, kind_of
from drempel.engines.records.definition import EVERY
from drempel.engines.records.load import FOLDER, load_kind
from drempel.engines.records.usage import load_usage
from tests.engines.records.conftest import PACK

LANGUAGES = {"fr", "nl", "en"}


def test_every_kind_of_the_data_model_is_there():
    assert len(KINDS) == 43
    assert {one.code for one in KINDS if one.is_system} == {"admin", "entry", "value", "check"}
    assert len({one.model for one in STORED}) == len(STORED)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_has_words_in_three_languages(kind):
    for labels in (kind.labels, kind.plurals, *(one.labels for one in kind.fields)):
        assert set(labels) == LANGUAGES
        assert all(text.strip() for text in labels.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_list_of_a_kind_is_in_the_pack_and_every_reference_is_a_kind(kind, book):
    stored = {one.code for one in STORED} | {"entry"}
    for one in kind.fields:
        if one.is_coded:
            assert book.entries(one.target), f"{one.name}: {one.target}"
        if one.type == "reference":
            assert one.target in stored


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.code)
def test_the_fast_entry_holds_what_must_be_filled_in(kind):
    """A required field is in the fast entry, has a default, or comes from the record above."""
    for one in kind.own_fields:
        if one.required == "yes" and not one.quick and not one.default:
            is_link = one.type == "reference"
            assert (
                is_link or kind.is_declared or one.name in {"legal_title", "start_on", "hours"}
            ), one.name


def test_only_effort_carries_funder_tags():
    assert {one.code for one in STORED if not one.has("funder_tags")} == {"file", "member"}


def test_common_fields_are_no_own_fields():
    assert not EVERY & {one.name for one in kind_of("contact").own_fields}


def test_a_file_with_an_unknown_field_is_refused(tmp_path):
    text = (FOLDER / "member.toml").read_text(encoding="utf-8")
    broken = tmp_path / "member.toml"
    broken.write_text(text.replace('title  = ["code"]', 'title  = ["nobody"]'), encoding="utf-8")
    with pytest.raises(ValueError, match="nobody"):
        load_kind(broken)


def test_an_association_sees_the_kinds_of_its_lines():
    usage = load_usage(PACK)
    assert "stay" not in usage.kinds(["A2-T"])
    assert {"contact", "slot", "file"} <= usage.kinds(["A2-T"])
    assert {"unit", "stay", "path"} <= usage.kinds(["A3-TRAN"])
    assert usage.lines("slot", ["A2-T", "A3-TRAN"]) == ("A2-T",)


def test_every_kind_is_used_by_some_line(book):
    usage = load_usage(PACK)
    lines = [one.code for one in book.entries("missions:service_line")]
    assert usage.kinds(lines) == {one.code for one in STORED}
    assert set(usage.by_line) == set(lines)


def test_a_pack_that_says_nothing_uses_every_kind_everywhere(tmp_path):
    assert load_usage(tmp_path).kinds(["X"]) == {one.code for one in STORED}


def test_a_pack_that_names_an_unknown_kind_is_refused(tmp_path):
    (tmp_path / "kinds.toml").write_text('[lines]\nX = ["nobody"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match="nobody"):
        load_usage(tmp_path)
