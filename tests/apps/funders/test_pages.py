"""A filled template: page, print, files and command say the same; whose it is; which period."""

import csv
import io
import json
from decimal import Decimal

import pytest
from lxml import html

from drempel.cli.main import main
from drempel.engines.tables import open_table
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association, make_person, signed_in
from tests.apps.funders.conftest import at_work
from tests.apps.imports.files import answer

# Template, period, and a language that is not the first one where there are two.
EVERY = [
    ("pont_aux_aulnes", "2025", "fr"),
    ("aubepine", "2024-2025", "nl"),
    ("aubepine", "2023-2024", "fr"),
    ("bright_room", "2024-2025", "en"),
]


def address(key, period, language, end=""):
    return f"/report/funders/{key}/{end}?period={period}&language={language}"


def told(house, key, period, language=""):
    number = f"0{house.enterprise_number}"[-10:]
    words = ["--association", number, "--template", key, "--period", period]
    status, data = answer(
        "report", "funder", *words, *(["--language", language] if language else [])
    )
    assert status == 0
    return data


def lines_of(data):
    return {one["line"]: one for one in data["lines"]}


def test_the_municipality_gets_its_own_households(house, browser):
    """Three households in 2025: one of the municipality, one beside it, one of whom nothing is known."""
    lines = lines_of(told(house, "pont_aux_aulnes", "2025"))
    one = lines["1"]
    assert (one["regional"], one["value"]) == (3, 1)
    assert [(step["kind"], step["amount"]) for step in one["steps"]] == [
        ("outside", -1),
        ("unknown", -1),
    ]
    page = browser.get(address("pont_aux_aulnes", "2025", "fr")).content.decode()
    assert "ici\xa0: 1. Différence −2\xa0: hors de la commune −1, commune inconnue −1." in page


def cells_of(data):
    """What a table must hold: line and category to the value."""
    for one in data["lines"]:
        yield (one["line"], ""), one["value"]
        for part in one["categories"]:
            yield (one["line"], part["code"]), part["value"]


def same(written, value):
    if value is None or value == "":
        return written == ""
    return Decimal(str(written)) == Decimal(str(value))


def rows_of_csv(browser, where, _folder):
    text = b"".join(browser.get(where).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


def rows_of_xlsx(browser, where, folder):
    path = folder / "filled.xlsx"
    path.write_bytes(browser.get(f"{where}&format=xlsx").content)
    table = open_table(path)
    return [dict(zip(table.header, row.cells, strict=False)) for row in table.rows]


def check_file(rows, data):
    """Every line and category of the command stands in the file, in its order, and nothing else."""
    wanted = dict(cells_of(data))
    assert [(row["line"], row["category"]) for row in rows] == list(wanted)
    lines = lines_of(data)
    for row in rows:
        assert same(row["value"], wanted[row["line"], row["category"]]), row
        if not row["category"]:
            one = lines[row["line"]]
            assert same(row["regional"], one["regional"]), row
            assert row["differences"] == " ".join(one["differences"])
            assert row["label"] == one["label"]


def check_page(page, data):
    root = html.fromstring(page)
    (section,) = root.xpath("//section[@lang]")
    assert section.get("lang") == data["language"]
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]
        for row in section.xpath(".//tbody/tr")
    ]
    for row, (place, value) in zip(rows, cells_of(data), strict=True):
        assert row[0].endswith(" ".join(place).strip())
        shown = number(row[1], data["language"])
        close = shown is not None and abs(shown - Decimal(str(value))) <= Decimal("0.05")
        assert close or (shown is None and value is None), row
    said = " ".join(section.text_content().split())
    for one in data["lines"]:
        for sentence in one["differences"]:
            assert " ".join(sentence.split()) in said


def number(written, language):
    """What a cell shows, as a number; thousands and decimals are those of the language."""
    thousands, point = {"en": (",", "."), "fr": ("\u202f", ","), "nl": (".", ",")}[language]
    digits = written.split(" ")[0].replace(thousands, "").replace(point, ".")
    return None if digits == "–" else Decimal(digits)


@pytest.mark.parametrize(("key", "period", "language"), EVERY)
def test_page_print_files_and_command_say_the_same(house, browser, tmp_path, key, period, language):
    data = told(house, key, period, language)
    file = address(key, period, language, "file/")
    assert json.loads(browser.get(f"{file}&format=json").content) == data
    for read in (rows_of_csv, rows_of_xlsx):
        check_file(read(browser, file, tmp_path), data)
    for end in ("", "print/"):
        check_page(browser.get(address(key, period, language, end)).content.decode(), data)


def test_a_day_of_the_border_counts_on_its_own_side(house):
    """31 August 2025 is of the working year before, 1 September of the next."""
    ended = {"end_on": "2025-08-31", "end_reason": "PLANNED", "situation_end": "TIER"}
    make_record("path", house, start_on="2025-08-31", uid="last", **ended)
    before = lines_of(told(house, "aubepine", "2024-2025"))["I.1"]["value"]
    after = lines_of(told(house, "aubepine", "2025-2026"))["I.1"]["value"]
    make_record(
        "path", house, household=make_record("file", house), start_on="2025-09-01", uid="first"
    )
    assert before == 4
    assert after == 3
    assert lines_of(told(house, "aubepine", "2024-2025"))["I.1"]["value"] == 4
    assert lines_of(told(house, "aubepine", "2025-2026"))["I.1"]["value"] == 4


def test_nothing_of_another_association_counts(house, browser):
    other = make_association()
    at_work(other)
    at = address("pont_aux_aulnes", "2025", "fr", "file/") + "&format=json"
    assert lines_of(json.loads(browser.get(at).content))["1"]["regional"] == 3


def test_the_list_says_how_far_each_template_is_filled(browser):
    page = browser.get("/report/funders/").content.decode()
    assert page.count("/report/funders/") >= 3
    assert "1 line of 13 to fill in" in page
    assert "2025-2026" in page


def test_a_worker_may_open_it_and_someone_of_the_administration_not(house, worker):
    assert signed_in(worker).get("/report/funders/").status_code == 200
    officer = make_person(role="case_officer")
    assert signed_in(officer).get("/report/funders/").status_code in {403, 404}


@pytest.mark.parametrize(
    "path",
    [
        "/report/funders/no-such/",
        "/report/funders/aubepine/?period=2025",
        "/report/funders/aubepine/?period=2031-2032",
        "/report/funders/aubepine/?language=en",
        "/report/funders/aubepine/file/?format=exe",
        "/report/funders/aubepine/lines/I.1/",
        "/report/funders/aubepine/lines/XX/",
    ],
)
def test_what_is_not_there_is_not_found(browser, path):
    assert browser.get(path).status_code == 404


def test_the_language_of_the_template_is_not_that_of_the_screen(browser):
    browser.cookies["drempel_language"] = "nl"
    page = html.fromstring(browser.get(address("pont_aux_aulnes", "2025", "fr")).content.decode())
    (section,) = page.xpath("//section[@lang]")
    assert "Ménages aidés" in section.text_content()


def test_each_version_shows_its_own_lines_and_what_changed(browser):
    page = browser.get(address("aubepine", "2024-2025", "nl")).content.decode()
    assert "ETHOS Light 3" in page
    assert "Regel III.2 is nieuw" in page
    old = browser.get(address("aubepine", "2023-2024", "nl")).content.decode()
    assert "Zonder eigen woning" in old


def test_a_filled_template_costs_few_questions_once_it_is_known(
    browser, django_assert_max_num_queries
):
    where = address("aubepine", "2024-2025", "fr")
    browser.get(where)
    with django_assert_max_num_queries(8):
        browser.get(where)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--association", "1"], "0123.456.749"),
        (["--template", "no-such"], "expected one of aubepine, bright_room, pont_aux_aulnes"),
        (["--template", "aubepine", "--period", "2025"], "2024-2025"),
        (["--template", "aubepine", "--language", "en"], "expected one of fr, nl"),
    ],
)
def test_a_question_that_cannot_be_answered_gets_one_line(house, capsys, words, said):
    number = f"0{house.enterprise_number}"[-10:]
    asked = ["report", "funder", "--association", number, *words]
    with pytest.raises(SystemExit) as ended:
        main(asked)
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert said in printed.err
