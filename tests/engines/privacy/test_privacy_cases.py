"""Texts as social workers write them, and what is found in them."""

from drempel.engines.privacy import KINDS, scan


def told(text, watchlist):
    return [[one.kind, one.found, one.certain] for one in scan(text, watchlist)]


def test_worked_text(worked, watchlist):
    found = told(worked["text"], watchlist)
    assert found == worked["expected"]
    for kind, piece in worked.get("missed", []):
        assert kind in KINDS
        assert piece in worked["text"], "a known limit names a piece of the text"
        assert [kind, piece] not in [one[:2] for one in found], "no longer missed: move it"


def test_the_corpus_is_large_enough_and_has_clean_texts(all_texts):
    clean = [one for _, one in all_texts if not one["expected"] and not one.get("missed")]
    assert len(all_texts) - len(clean) >= 100
    assert len(clean) >= 60
    kinds = {kind for _, one in all_texts for kind, _, _ in one["expected"]}
    assert kinds == set(KINDS)
    assert len({one["text"] for _, one in all_texts}) == len(all_texts)


def test_recall_and_precision_stay_what_the_page_says(all_texts, watchlist):
    found = right = there = 0
    for _, one in all_texts:
        said = told(one["text"], watchlist)
        found += len(said)
        right += sum(piece in one["expected"] for piece in said)
        there += len(one["expected"]) + len(one.get("missed", []))
    print(f"recall {right} of {there}, precision {right} of {found}")
    assert right * 100 >= there * 88
    assert right == found


def test_the_dutch_name_of_the_associations_is_not_the_disease(watchlist):
    for text in (
        "De VIH dient haar verslag in.",
        "Subside AIPL/VIH 2026",
        "les VIH bruxelloises",
        "une asbl VIH agréée",
        "de erkende VIH's en AIPL's",
        "rencontre entre AIPL (VIH) et CIL",
        "le VIH AIPL du canal",
    ):
        assert scan(text, watchlist) == ()
    for text in ("porteur du VIH", "séropositif", "dépistage VIH demandé", "le vih", "heeft hiv"):
        assert [one.kind for one in scan(text, watchlist)] == ["health"], text


def test_a_capital_in_a_list_asks_for_a_capital(watchlist):
    assert scan("Famille Rom", watchlist)[0].kind == "origin"
    assert scan("een rom en een ram", watchlist) == ()


def test_what_is_certain_wins(watchlist):
    (found,) = scan("85073003328@exemple.be", watchlist)
    assert (found.kind, found.certain) == ("national_number", True)
    (found,) = scan("Mme Fatima Benali", watchlist)
    assert (found.found, found.certain) == ("Mme Fatima Benali", True)
