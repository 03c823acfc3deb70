"""Estimates: the last known figure stands in, and says so in every language."""

from drempel.engines.award import explain

CASE = {
    "year": 2027,
    "reference_amount": "50000.00",
    "reference_month": "2023-12",
    "accredited": [{"from": "2027-01-01", "to": "2027-12-31"}],
}


def test_the_last_known_figure_stands_in(scheme):
    award = explain(CASE, scheme, estimate=True)
    told = award.as_dict()
    assert award.is_estimate and told["is_estimate"]
    assert [step["key"] for step in told["steps"] if step["estimated"]] == ["indexation"]
    assert told["steps"][1]["formula"] == "50000.00 × 139.08 ÷ 129.53"
    text = told["steps"][1]["text"]
    assert "Estimation\u00a0: l'indice santé de décembre 2026 n'est pas encore connu" in text["fr"]
    assert "Raming: de gezondheidsindex van december 2026 is nog niet bekend" in text["nl"]
    assert "Estimate: the health index of December 2026 is not known yet" in text["en"]


def test_a_known_figure_makes_no_estimate(scheme):
    known = CASE | {"year": 2026, "accredited": [{"from": "2026-01-01", "to": "2026-12-31"}]}
    award = explain(known, scheme, estimate=True)
    assert not award.is_estimate
    assert award.digest == explain(known, scheme).digest


def test_the_command_asks_for_it(run):
    assert run("award", "explain", case=CASE).status == 2
    assert run("award", "explain", "--estimate", case=CASE).json["is_estimate"] is True


def test_an_indexed_floor_is_estimated_too(scheme):
    chosen = {"indexation": "none", "floor_reference_month": "2023-12"}
    award = explain(CASE | {"parameters": chosen}, scheme, estimate=True)
    assert [step.key for step in award.steps if step.is_estimated] == ["floor"]
