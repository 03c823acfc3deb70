"""The lists of the pack: complete, decent, and refused when something is wrong in them."""

import shutil
import tomllib

import pytest

from drempel.engines.privacy import load_watchlist, scan
from drempel.engines.scheme import SchemeError


@pytest.fixture(scope="module")
def lists(repository):
    folder = repository / "schemes" / "brussels_vih" / "privacy"
    return {one.stem: tomllib.loads(one.read_text("utf-8")) for one in folder.glob("*.toml")}


@pytest.fixture
def broken(repository, tmp_path):
    """Copy the pack's lists with one text of one file replaced."""

    def _broken(file, old, new):
        folder = tmp_path / "privacy"
        shutil.copytree(repository / "schemes" / "brussels_vih" / "privacy", folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return _broken


def test_every_watched_word_is_found_as_its_kind(lists, watchlist):
    for kind, languages in lists["words"].items():
        for words in languages.values():
            for word in words:
                text = word.replace("*", "")
                text = f"xxx{text}" if word.startswith("*") else text
                assert kind in {one.kind for one in scan(f"met {text} en", watchlist)}, word


def test_every_kind_has_french_and_dutch_words(lists):
    for languages in lists["words"].values():
        assert len(languages["fr"]) >= 30
        assert len(languages["nl"]) >= 30


def test_no_list_says_a_word_twice(lists):
    for languages in lists["words"].values():
        for words in languages.values():
            assert sorted({one for one in words if words.count(one) > 1}) == []


def test_every_first_name_is_found(lists, watchlist):
    for names in lists["names"]["first_names"].values():
        assert len(names) >= 80
        for name in names:
            found = [one.kind for one in scan(f"gezien met {name} op kantoor", watchlist)]
            assert found == ["name"], name


def test_allowed_words_are_let_pass(lists, watchlist, scheme):
    for name in ("organisations", "places", "calendar", "turns"):
        for word in lists["allowed"][name]["words"]:
            text = word.replace("*", "")
            assert scan(f"avec {text} et {text}.", watchlist) == (), word
    for one in scheme.municipalities:
        for label in one.labels.values():
            assert scan(f"wonen in {label}, dan {label.upper()}", watchlist) == (), label


def test_ordinary_words_before_a_name_do_not_make_one(watchlist):
    for text in ("école Emile Bockstael", "rue Marie Depage", "clinique Saint-Jean", "Sint-Jan"):
        assert scan(f"près de {text} demain", watchlist) == (), text


def test_ordinary_words_that_are_first_names_too(watchlist):
    assert scan("Claire explication donnée. Dan bellen we terug.", watchlist) == ()
    assert [one.found for one in scan("Vu Claire hier. Rose Mukendi aussi.", watchlist)] == [
        "Claire",
        "Rose Mukendi",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("words.toml", "[health]", "[helth]", "unknown key"),
        ("words.toml", '"vih positif*"', '""', "a list of texts"),
        ("words.toml", '"vih positif*"', '"ab*"', "fewer than 3 letters"),
        ("words.toml", '"vih positif*"', '"..."', "no word"),
        ("names.toml", "labels =", "label =", "unknown key"),
        ("places.toml", "[months]", "[month]", "this table"),
        ("allowed.toml", "[institutions]", "[institution]", "this table"),
    ],
)
def test_a_wrong_list_is_refused_with_its_place(broken, file, old, new, said):
    with pytest.raises(SchemeError, match=said) as caught:
        load_watchlist(broken(file, old, new))
    assert "privacy" in str(caught.value) or file in str(caught.value)


def test_a_missing_file_is_refused(broken):
    folder = broken("words.toml", "[health]", "[health]")
    (folder / "privacy" / "names.toml").unlink()
    with pytest.raises(SchemeError, match=r"names\.toml"):
        load_watchlist(folder)


def test_a_pack_without_lists_knows_only_forms(bare):
    text = "Mme Benali, prison, rue Haute 12, 85.07.30-033.28, a@b.be, 12/03/1985"
    assert [one.kind for one in scan(text, bare)] == ["national_number", "email", "birth_date"]
