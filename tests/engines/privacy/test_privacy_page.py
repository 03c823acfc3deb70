"""The page on the scan is true: its table of cases is run, its figures are reckoned again."""

import re

from drempel.engines.privacy import KINDS, scan


def page(repository):
    return (repository / "docs" / "rules" / "privacy-scan.md").read_text(encoding="utf-8")


def table(text, head):
    lines = text.split(head, 1)[1].splitlines()[2:]
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def test_worked_cases_of_the_page_are_true(repository, watchlist):
    rows = list(table(page(repository), "| text | findings |"))
    assert len(rows) >= 12
    for text, told in rows:
        found = [
            f"{one.kind}: {one.found}{'!' if one.certain else ''}" for one in scan(text, watchlist)
        ]
        assert "; ".join(found) == told, text


def test_the_page_names_every_kind_in_the_order_that_decides(repository):
    assert ", ".join(KINDS) in page(repository)


def test_the_figures_of_the_page_are_those_of_the_texts(repository, all_texts):
    right = sum(len(one["expected"]) for _, one in all_texts)
    there = right + sum(len(one.get("missed", [])) for _, one in all_texts)
    told = re.search(r"finds (\d+) of (\d+) pieces", page(repository))
    assert [int(one) for one in told.groups()] == [right, there]
