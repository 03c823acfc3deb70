"""The pages of rules are true: their tables are run, their names exist."""

import csv

import pytest

from drempel.engines.award import explain
from drempel.engines.award.rules import NAMES
from drempel.engines.deadlines import clock_for, explain_clock
from drempel.engines.money import plain


def tables(path):
    """Return the tables of a page, each as a list of rows by column name."""
    found, head = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            head = None
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if head is None:
            head = cells
            found.append([])
        elif not set("".join(cells)) <= {"-"}:
            found[-1].append(dict(zip(head, cells, strict=True)))
    return found


def table(path, column):
    (found,) = [one for one in tables(path) if column in one[0]]
    return found


def interval(text, end=" to "):
    first, last = text.split(end)
    return {"from": first, "to": None if last == "still" else last}


def spans(text, year):
    if text == "whole":
        return [{"from": f"{year}-01-01", "to": f"{year}-12-31"}]
    return [] if text in ("", "none") else [interval(text)]


@pytest.fixture(scope="module")
def pages(repository):
    return repository / "docs" / "rules"


def test_award_cases_are_true(pages, scheme):
    rows = table(pages / "award.md", "instalments")
    assert len(rows) >= 10
    for row in rows:
        name, _, value = row["parameters"].partition(" = ")
        award = explain(
            {
                "year": int(row["year"]),
                "reference_amount": row["reference"],
                "reference_month": row["month"],
                "accredited": spans(row["accredited"], row["year"]),
                "suspended": spans(row["suspended"], row["year"]),
                "previous_amount": row["previous"] or None,
                "parameters": {name: value.strip('"')} if name else {},
            },
            scheme,
        )
        steps = {step.key: plain(step.result_cents) for step in award.steps}
        paid = " + ".join(plain(part) for part in award.instalments)
        told = (steps["indexation"], plain(award.amount_cents), paid)
        assert told == (row["indexed"], row["amount"], row["instalments"]), row


def test_award_steps_and_parameters_are_named(pages, scheme):
    rows = table(pages / "award.md", "parameters it reads")
    case = {
        "year": 2026,
        "reference_amount": "1.00",
        "reference_month": "2023-12",
        "accredited": [],
    }
    assert [row["step"] for row in rows] == [step.key for step in explain(case, scheme).steps]
    named = {name for row in rows for name in row["parameters it reads"].split(", ")}
    assert named == set(NAMES)


def test_deadline_cases_are_true(pages, scheme):
    rows = table(pages / "deadlines.md", "end before moving")
    assert len(rows) >= 10
    for row in rows:
        number, unit = row["length"].split()
        added = {"calendar": {"add": [row["added holidays"]]}} if row["added holidays"] else {}
        case = {
            "start": row["start"],
            "length": int(number),
            "unit": unit,
            "direction": row["direction"],
            "suspensions": [interval(row["suspended"])] if row["suspended"] else [],
        }
        told = explain_clock(case | added, scheme).as_dict()
        ends = (told["unrolled_end"] or "", told["end"] or "")
        assert ends == (row["end before moving"], row["end"]), row


def test_clocks_are_those_of_the_scheme(pages, scheme):
    rows = table(pages / "deadlines.md", "starts on")
    assert len(rows) == 6
    for row in rows:
        rule = scheme.timeline(f"deadlines.{row['clock']}").versions[-1]
        length = f"{rule.value['length']} {rule.value['unit']}"
        assert (length, rule.status) == (row["length"], row["status"])
        assert clock_for(scheme, row["clock"], rule.since).end_on


def test_the_glossary_has_one_word_per_concept_in_three_languages(repository):
    with (repository / "docs" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["key", "fr", "nl", "en", "definition", "source"]
    assert all(all(value.strip() for value in row.values()) for row in rows)
    keys = [row["key"] for row in rows]
    assert len(set(keys)) == len(keys) > 100
    assert {"accreditation", "award", "trace", "parameter", "instalment", "deadline"} <= set(keys)
