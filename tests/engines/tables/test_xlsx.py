"""Workbooks: what a cell becomes, which sheet is read, what is refused and named."""

import datetime as dt
import io

import pytest
import xlsxwriter

from drempel.engines.tables import Limits, Row, TableError, open_table, write_xlsx
from tests.engines.tables import books


@pytest.fixture
def read(tmp_path):
    """Open the bytes of a workbook under a misleading name."""

    def _read(data, **limits):
        path = tmp_path / "file.csv"
        path.write_bytes(data)
        return open_table(path, limits=Limits(**limits))

    return _read


def made(fill, *, sheets=("Blad",)):
    """Return the bytes of a workbook whose sheets ``fill`` writes."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        fill(book, *[book.add_worksheet(name) for name in sheets])
    return target.getvalue()


def key_of(read, data, **limits):
    with pytest.raises(TableError) as caught:
        list(read(data, **limits).rows)
    return caught.value.key


def test_values_become_the_text_that_a_person_reads(read):
    def fill(book, sheet):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        clock = book.add_format({"num_format": "hh:mm:ss"})
        hours = book.add_format({"num_format": "[h]:mm"})
        sheet.write_row(0, 0, [f"c{n}" for n in range(13)])
        for place, number in enumerate((3, 2.5, 0.1 + 0.2, -7, 85073003328, 1e-7, 19.99)):
            sheet.write_number(1, place, number)
        sheet.write_boolean(1, 7, True)
        sheet.write_datetime(1, 8, dt.datetime(2024, 1, 5), day)
        sheet.write_datetime(1, 9, dt.datetime(2024, 1, 5, 10, 29, 59), moment)
        sheet.write_datetime(1, 10, dt.datetime(2024, 1, 5), moment)
        sheet.write_datetime(1, 11, dt.time(10, 29, 59), clock)
        sheet.write_datetime(1, 12, dt.timedelta(hours=30, minutes=5), hours)

    (row,) = read(made(fill)).rows
    assert row.cells[:7] == ("3", "2.5", "0.3", "-7", "85073003328", "0.0000001", "19.99")
    assert row.cells[7:10] == ("true", "2024-01-05", "2024-01-05T10:29:59")
    assert row.cells[10:] == ("2024-01-05", "10:29:59", "30:05:00")


def test_a_number_with_more_digits_than_a_sheet_keeps_is_an_error_of_its_row(read):
    cells = '<row r="2"><c r="A2"><v>12345678901234567</v></c></row>' + books.row(3, ("x",))
    rows = read(books.sheet_book(cells)).rows
    with pytest.raises(TableError) as caught:
        next(rows)
    assert (caught.value.key, caught.value.row) == ("number", 2)
    assert next(rows) == Row(3, ("x", ""))


def test_an_error_cell_is_named_and_reading_goes_on(read):
    cells = '<row r="2"><c r="B2" t="e"><v>#N/A</v></c></row>' + books.row(4, ("x", "y"))
    rows = read(books.sheet_book(cells)).rows
    with pytest.raises(TableError, match="B2 holds the error #N/A"):
        next(rows)
    assert list(rows) == [Row(4, ("x", "y"))]


def test_the_first_sheet_with_content_is_read_and_the_others_are_named(read):
    def fill(book, empty, hidden, full, other):
        hidden.write_string(0, 0, "secret")
        hidden.hide()
        full.write_column(2, 1, ["name", "x"])
        other.write_string(0, 0, "z")

    table = read(made(fill, sheets=("A", "B", "C", "D")))
    assert table.header == ("name",)
    assert table.notes == ('Sheet "C" was read, one of 3.',)
    assert table.total == 1
    assert list(table.rows) == [Row(4, ("x",))]


def test_a_formula_is_named_unless_it_gave_a_text(read):
    def fill(book, sheet):
        sheet.write_row(0, 0, ("a", "b"))
        sheet.write_formula(6, 1, "=1+1")

    with pytest.raises(TableError, match="B7 holds a formula"):
        read(made(fill))

    def text(book, sheet):
        sheet.write_row(0, 0, ("a", "b"))
        sheet.write_formula(1, 1, '="x"', None, "x")

    table = read(made(text))
    assert list(table.rows) == [Row(2, ("", "x"))]
    assert table.notes == ("Formulas read by the text they gave last: 1.",)


def test_merged_cells_are_named_when_they_touch_the_table(read):
    def fill(book, sheet):
        sheet.write_row(0, 0, ("a", "b"))
        sheet.merge_range("A2:B2", "x")

    with pytest.raises(TableError, match="A2:B2"):
        read(made(fill))


def test_plain_and_other_ways_of_writing_say_the_same(read):
    plain = books.sheet_book(books.ROWS)
    other = books.sheet_book(books.ROWS.replace('"inlineStr"', "'inlineStr'"))
    prefixed = books.sheet_book(
        books.ROWS.replace("<", "<x:").replace("<x:/", "</x:"),
        before="<x:sheetPr xmlns:x='x'/>",
    )
    spread = books.sheet_book(books.ROWS.replace("</row>", "</row>" + " " * 9_000))
    rows = list(read(plain).rows)
    assert len(rows) == 10
    assert rows == list(read(spread).rows)
    assert rows == list(read(other).rows)
    assert rows == list(read(prefixed).rows)


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (books.row(3, "x") + books.row(2, "y"), "damaged"),
        ('<row r="2"><c r="B2"/><c r="A2"/></row>', "damaged"),
        ("<!-- -->" + books.ROWS, "doctype"),
        ('<x a="' + books.ROWS + '"/>', "damaged"),
        ('<row r="2"><c r="A2" t="s"><v>9</v></c></row>', "damaged"),
        ('<row r="2"><c r="XFD2"><v>9</v></c></row>', "too_many_columns"),
        ('<row r="1048576"><c r="CV1048576"><v>9</v></c></row>', "too_large"),
    ],
)
def test_a_sheet_that_cannot_be_trusted_is_refused(read, cells, key):
    assert key_of(read, books.sheet_book(cells)) == key


def test_limits_are_counted_while_unpacking(read):
    bomb = books.lying(books.SHEET, 20_000_000, 10)
    assert key_of(read, bomb) in {"zip_bomb", "damaged"}
    assert key_of(read, books.lying(books.STYLES, 20_000_000, None)) == "zip_bomb"
    assert key_of(read, books.sheet_book(books.ROWS), max_unpacked=600) == "zip_bomb"
    assert key_of(read, books.sheet_book(books.ROWS), max_rows=5) == "too_many_rows"
    assert key_of(read, books.sheet_book(books.ROWS), max_memory=500) == "too_large"
    assert key_of(read, books.sheet_book(books.ROWS), max_cell=3) == "long_cell"


def test_a_written_workbook_has_bold_header_texts_and_notes(read, tmp_path):
    rows = [("=1+1", 3, None, dt.date(2024, 1, 5), True), ("http://x", "-5", "", "12", "'=a")]
    path, again = tmp_path / "a.xlsx", io.BytesIO()
    for target in (path, again):
        write_xlsx(target, "abcde", rows, sheet_name="Data", widths=(20, 10), notes=("Read me",))
    assert path.read_bytes() == again.getvalue()
    table = open_table(path)
    assert [row.cells for row in table.rows] == [
        ("=1+1", "3", "", "2024-01-05", "true"),
        ("http://x", "-5", "", "12", "'=a"),
    ]
    assert table.notes == ('Sheet "Data" was read, one of 2.',)


def test_a_text_longer_than_a_cell_is_not_cut_in_silence():
    with pytest.raises(ValueError, match="32767"):
        write_xlsx(io.BytesIO(), ["a"], [["x" * 32_768]], sheet_name="S")
