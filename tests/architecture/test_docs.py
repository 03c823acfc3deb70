"""What the documents name is there: files, addresses, commands and decisions."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FIRST = r"(?:src|tests|tools|docs|schemes|requirements|engines|apps|config|\.ci)"
PATH = re.compile(rf"`({FIRST}/[\w./-]+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
COMMAND = re.compile(r"(?<!\.)(\./[a-z]+)\b")
STARTS = (ROOT, ROOT / "src" / "drempel", ROOT / "schemes" / "brussels_vih")


def names(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", DOCUMENTS, ids=names)
def test_a_document_names_what_exists(file):
    text = file.read_text(encoding="utf-8")
    missing = [
        path
        for path in PATH.findall(text)
        if not any((start / path.rstrip("/")).exists() for start in STARTS)
    ]
    missing += [link for link in LINK.findall(text) if not (file.parent / link).exists()]
    missing += [one for one in COMMAND.findall(text) if not (ROOT / one[2:]).exists()]
    assert not missing


def test_decisions_are_numbered_without_gaps_and_say_what_they_cost():
    files = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [int(file.name[:4]) for file in files]
    assert numbers == list(range(1, len(numbers) + 1))
    for file in files:
        text = file.read_text(encoding="utf-8")
        for part in ("Status", "Context", "Decision", "Price"):
            assert part in text, f"{file.name} has no {part}"


def test_the_readme_fits_one_screen_and_names_the_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert "./run" in text
    assert "./test" in text
