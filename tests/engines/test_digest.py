"""The digest of an award: what it covers, and what leaves it as it is."""

import json
import shutil

import pytest

from drempel.engines.award import explain
from drempel.engines.scheme import load_scheme
from drempel.engines.trace import canonical_json, is_intact

CASE = {
    "year": 2026,
    "reference_amount": "27500.00",
    "reference_month": "2023-12",
    "accredited": [{"from": "2026-01-01", "to": "2026-12-31"}],
}


def digest_in(folder):
    return explain(CASE, load_scheme(folder)).digest


def test_canonical_json():
    assert (
        canonical_json({"b": 1, "a": ["é", None, True]}) == '{"a":["é",null,true],"b":1}'.encode()
    )
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json(float("nan"))


def test_it_is_64_hexadecimal_digits_and_the_same_in_every_process(run, scheme):
    found = run("award", "explain", case=CASE).json["digest"]
    assert len(found) == 64 and int(found, 16) >= 0
    assert found == explain(CASE, scheme).digest == explain(CASE, scheme).as_dict()["digest"]


def test_spelling_of_the_same_case_does_not_matter(scheme):
    full = CASE | {"suspended": [], "previous_amount": None, "parameters": {}, "period": None}
    short = full | {"reference_amount": "27500"}
    assert explain(short, scheme).digest == explain(CASE, scheme).digest


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("index/health_index.csv", "health,2013,2025-12,136.69", "health,2013,2025-12,136.70"),
        ("parameters/award.toml", "cents  = 3_000_000", "cents  = 3_000_001"),
        (
            "parameters/award.toml",
            'value  = "yearly"\nstatus = "assumed"\nsource = "ann',
            'value  = "yearly"\nstatus = "confirmed"\nsource = "ann',
        ),
    ],
)
def test_a_figure_or_version_that_was_used_changes_it(file, old, new, pack, scheme):
    assert digest_in(pack(file, old, new)) != explain(CASE, scheme).digest


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("index/health_index.csv", "health,2013,2024-12,133.73", "health,2013,2024-12,133.74"),
        ("parameters/award.toml", 'value  = "2.00"', 'value  = "3.00"'),
        ("parameters/payments.toml", "day    = 31", "day    = 30"),
        ("sentences.toml", "Reference amount for a full year", "The amount for a full year"),
        ("sentences.toml", "Montant de référence pour", "Montant pour"),
    ],
)
def test_what_was_not_used_and_mere_wording_do_not(file, old, new, pack, scheme):
    assert digest_in(pack(file, old, new)) == explain(CASE, scheme).digest


def test_a_new_index_month_changes_no_digest_of_the_past(pack, scheme):
    last = "health,2013,2026-06,139.08,secondary\n"
    folder = pack("index/health_index.csv", last, last + "health,2013,2026-07,139.97,secondary\n")
    assert digest_in(folder) == explain(CASE, scheme).digest


def test_an_edited_figure_gives_another_amount(pack, run):
    folder = pack(
        "index/health_index.csv", "health,2013,2025-12,136.69", "health,2013,2025-12,150.00"
    )
    found = run("award", "explain", "--scheme", str(folder), case=CASE).json
    assert found["steps"][1]["result"] == "31845.90"
    assert found["steps"][1]["formula"] == "27500.00 × 150.00 ÷ 129.53"


def test_the_environment_names_the_pack(pack, run, monkeypatch):
    folder = pack("parameters/award.toml", "cents  = 3_000_000", "cents  = 4_000_000")
    monkeypatch.setenv("DREMPEL_SCHEME", str(folder))
    assert run("award", "explain", case=CASE).json["amount"] == "40000.00"


@pytest.mark.parametrize("spoil", ["result", "formula", "inputs", "parameters"])
def test_a_stored_award_shows_whether_it_was_altered(spoil, scheme):
    stored = json.loads(json.dumps(explain(CASE, scheme).as_dict()))
    assert is_intact(stored)
    step = stored["steps"][3]
    step[spoil] = step[spoil] * 2 if isinstance(step[spoil], str | list) else {"amount": "1.00"}
    assert not is_intact(stored)


def test_two_loads_of_one_pack_agree(pack, tmp_path):
    folder = pack()
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    assert digest_in(folder) == digest_in(other)
