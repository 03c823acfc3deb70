"""Sizes and habits: small functions, small files, no law in code, no style in pages.

Each list of exceptions gives its reasons and only shrinks.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "drempel"
MAX_FUNCTION, MAX_VIEW, MAX_FILE, ASK_FILE, MAX_PARAMETERS = 50, 25, 500, 300, 6

LONG_FUNCTIONS = {
    "src/drempel/engines/scheme/rule_sets.py:_remedy": "reads one block of the pack, key by key",
}
LONG_VIEWS = {
    "src/drempel/apps/accreditation/views/application.py:dossier_check": "26 lines",
}
LONG_FILES = {
    "tests/apps/desk/test_desk.py": "every start page, one case after the other",
}
MANY_PARAMETERS = {
    "src/drempel/apps/kernel/lists.py:list_page": "a list is its rows, columns, filter and words",
}
# apps.py is read before the models are: what it needs comes later. The first word of the
# command line decides whether Django is loaded at all.
LATE_IMPORTS = {"ready", "_install", "_lift", "src/drempel/cli/main.py:main"}
TABLES_IN_VIEWS = {
    "src/drempel/apps/accreditation/views/application.py": "one's own association, no number",
    "src/drempel/apps/desk/views.py": "one's own association, no number",
}
# Figures of the rules of the award and of the limits: they stand in schemes/, dated and sourced.
FIGURES_OF_THE_LAW = {3_000_000, 30_000, 36, 0.8, 0.2}
TEXTS_OF_THE_LAW = re.compile(r"30[ .,_\u00a0\u202f]?000([.,]00)?|12953|129[.,]53")
# Examples for a reader who types, and the page that shows every part with invented data.
MAY_SHOW_FIGURES = {"kernel/design.py", "kernel/fields.py", "accreditation/forms/steps.py"}
MAY_SHOW_FIGURES |= {"accreditation/services/handling.py"}


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in file.parts and "__pycache__" not in file.parts:
                yield file


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def functions(*folders: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for file in python_files(*folders):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{named(file)}:{node.name}", node


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_stay_short():
    long = {
        name for name, node in functions("src", "tests", "tools") if lines_of(node) > MAX_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS), "not in the list, or no longer long: take it out"


def test_views_only_carry():
    long = {
        name
        for name, node in functions("src")
        if re.search(r"/views(/\w+)?\.py:", name) and lines_of(node) > MAX_VIEW
    }
    assert long <= set(LONG_VIEWS)


def test_files_stay_short():
    length = {
        named(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in python_files("src", "tests", "tools")
    }
    assert not [name for name, lines in length.items() if lines > MAX_FILE]
    assert {name for name, lines in length.items() if lines > ASK_FILE} <= set(LONG_FILES)


def test_functions_take_few_parameters():
    many = set()
    for name, node in functions("src", "tools"):
        names = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        own = names[1:] if names and names[0].arg in {"self", "cls"} else names
        if len(own) > MAX_PARAMETERS:
            many.add(name)
    assert many == set(MANY_PARAMETERS)
    text = "".join(file.read_text(encoding="utf-8") for file in python_files("src"))
    assert text.count("noqa: PLR0913") == len(MANY_PARAMETERS)


def test_no_complexity_is_waved_through():
    for file in python_files("src", "tools"):
        found = re.findall(r"noqa:.*\b(C901|PLR0911|PLR0912|PLR0915)\b", file.read_text("utf-8"))
        assert not found, named(file)


def test_imports_stand_at_the_top():
    """An import inside a function means that the arrow between the apps is bent."""
    late = {
        name
        for name, node in functions("src")
        if any(isinstance(inner, (ast.Import, ast.ImportFrom)) for inner in ast.walk(node))
    }
    assert {n for n in late if n.partition(":")[2] not in LATE_IMPORTS} <= LATE_IMPORTS


def test_views_ask_selectors_and_not_tables():
    found = {
        named(file)
        for file in python_files("src/drempel/apps", "src/drempel/demo")
        if re.search(r"/views(/\w+)?\.py$", named(file))
        and re.search(r"\.(objects|_default_manager)\b", file.read_text(encoding="utf-8"))
    }
    assert found <= set(TABLES_IN_VIEWS)


def constants(file: Path) -> Iterator[tuple[int, object]]:
    documented = {
        node.body[0].value
        for node in ast.walk(tree_of(file))
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Constant) and node not in documented:
            yield node.lineno, node.value


def test_no_figure_of_the_law_stands_in_code():
    found = []
    for file in python_files("src/drempel/apps", "src/drempel/engines", "src/drempel/cli"):
        if file.relative_to(SRC).as_posix().removeprefix("apps/") in MAY_SHOW_FIGURES:
            continue
        for line, value in constants(file):
            number = type(value) in {int, float} and value in FIGURES_OF_THE_LAW
            text = isinstance(value, str) and TEXTS_OF_THE_LAW.search(value)
            if number or text:
                found.append(f"{named(file)}:{line}: {value}")
    assert not found


def templates() -> list[Path]:
    return sorted(SRC.rglob("templates/**/*.html"))


FORBIDDEN = {
    "a style of its own": re.compile(r"<style\b|\sstyle\s*="),
    "a script of its own": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|javascript:"),
    "an act in an attribute": re.compile(r"\s(?:on[a-z]+|hx-on[:\w-]*)\s*="),
    "something from elsewhere": re.compile(r"(?:src|href)=\"(?:https?:)?//"),
    "text marked as safe": re.compile(r"\|\s*safe(?:seq)?\b|{%\s*autoescape off"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_has(what):
    found = [named(file) for file in templates() if FORBIDDEN[what].search(file.read_text("utf-8"))]
    assert not found
    assert len(templates()) > 50


SQL = re.compile(r"\.raw\(|\.extra\(|\.cursor\(|RawSQL|mark_safe|pickle|\beval\(|\bexec\(")
# Triggers and locks are SQL; a hundred thousand rows go in by one statement that Django made; the
# part that draws a control marks what Django escaped.
MAY_WRITE_SQL = {
    "kernel/bulk.py",
    "kernel/triggers.py",
    "kernel/trail/write.py",
    "kernel/templatetags/drempel.py",
}


def test_sql_is_written_in_few_places():
    found = {
        file.relative_to(SRC / "apps").as_posix()
        for file in python_files("src/drempel/apps")
        if SQL.search(file.read_text(encoding="utf-8"))
    }
    assert found <= MAY_WRITE_SQL
