"""What no change may bring: a field for a national number, a way for others to the daily work."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from drempel.apps.kernel.roles import ALL_ROLES, ASSOCIATION_ROLES
from drempel.config.access import TABLE
from drempel.engines.records import KINDS, STORED
from tests.architecture.test_sizes import named, python_files, tree_of

SRC = Path(__file__).resolve().parents[2] / "src" / "drempel"
# National register number, in the words people use for it, in names and in labels.
NUMBER = re.compile(
    r"national[ _-]?(register[ _-]?)?(number|nr|no)\b|\bniss\b|\binsz\b|\brrn\b|\bbis[ _-]?number"
    r"|rijksregister|registre national|num[ée]ro national|identificatienummer van de sociale",
    re.IGNORECASE,
)
# Apps that work with households. Whoever stands elsewhere asks one of these for numbers.
MAY_READ_RECORDS = {
    *("activity", "households", "dwellings", "privacy", "offline", "imports", "api", "reports"),
}
RECORDS = "drempel.apps.activity"
# Reads only the kinds an association works with, or its own door: no record.
NO_RECORDS = {
    f"{RECORDS}.scheme",
    f"{RECORDS}.selectors.lines",
    f"{RECORDS}.room",
}
# Modules elsewhere that read records all the same, each with its reason; the table only shrinks.
EXCEPTIONS: dict[str, str] = {}
# Addresses of the daily work that someone outside an association may open: numbers alone.
NUMBERS_ONLY = {
    *("activity_totals", "sector_report", "sector_figure", "sector_file", "sector_log"),
    *("sector_compute", "sector_release"),
}
# What an association signed and sent itself: numbers and texts of the whole, never a record.
SENT = {
    *("report_list", "report_detail", "report_file", "report_receipt", "report_remark"),
    *("report_step", "report_pdf", "report_poster"),
}


def test_the_expression_finds_a_national_number():
    for text in ("national_number", "Numéro national", "Rijksregisternummer", "niss", "RRN"):
        assert NUMBER.search(text), text
    for text in ("enterprise_number", "nationality", "number of adults"):
        assert not NUMBER.search(text), text


def test_no_kind_of_record_asks_for_a_national_number():
    for kind in KINDS:
        for one in kind.fields:
            said = [one.name, *one.labels.values()]
            assert not [text for text in said if NUMBER.search(text)], f"{kind.code}.{one.name}"


def test_no_table_has_a_column_for_a_national_number():
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            said = [column.name, str(column.verbose_name), column.help_text]
            found = [text for text in said if NUMBER.search(str(text))]
            assert not found, f"{model._meta.label}.{column.name}"


def test_no_form_of_the_product_has_a_field_for_a_national_number():
    for file in python_files("src/drempel/apps"):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, (ast.Assign, ast.AnnAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [one.id for one in targets if isinstance(one, ast.Name)]
                is_field = isinstance(node.value, ast.Call) and "Field" in ast.unparse(
                    node.value.func
                )
                assert not (is_field and [name for name in names if NUMBER.search(name)])


def imported(file: Path) -> set[str]:
    """Modules of the daily work that a file imports, with what it takes from them."""
    found = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(RECORDS):
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names if one.name.startswith(RECORDS)}
    return found


def test_only_the_apps_of_the_work_read_its_records():
    """A page for the administration that reads a record would have to pass here first."""
    found = {}
    for file in python_files("src/drempel/apps"):
        app = file.relative_to(SRC / "apps").parts[0]
        reading = {name for name in imported(file) if name not in NO_RECORDS}
        if app not in MAY_READ_RECORDS and reading:
            found[named(file)] = sorted(reading)
    assert {name: read for name, read in found.items() if name not in EXCEPTIONS} == {}
    assert set(EXCEPTIONS) <= set(found), "no longer an exception: take it out"


def addresses_of_the_work() -> list[str]:
    """Names of the addresses that the apps of the work answer."""
    lines: set[str] = set()
    for app in sorted(MAY_READ_RECORDS):
        text = (SRC / "apps" / app / "urls.py").read_text(encoding="utf-8")
        lines |= set(re.findall(r'name="(\w+)"', text))
    return sorted(lines & set(TABLE))


@pytest.mark.parametrize("name", addresses_of_the_work())
def test_no_address_of_the_work_is_open_to_the_administration(name):
    line = TABLE[name]
    if name in NUMBERS_ONLY:
        assert not line.roles & ASSOCIATION_ROLES
        return
    if name in SENT:
        assert line.roles
        return
    may = line.roles or ALL_ROLES
    assert line.public or line.token or may <= ASSOCIATION_ROLES


def test_every_kind_is_known_to_the_walks():
    """The canaries of the daily work are those of the stored kinds: none is left out."""
    assert {model.KIND.code for model in apps.get_models() if hasattr(model, "KIND")} == {
        kind.code for kind in STORED
    }
