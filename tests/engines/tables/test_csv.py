"""CSV as people make it: delimiters, encodings, quotes, blank lines, wrong rows."""

import pytest

from drempel.engines.tables import Limits, Row, TableError, open_table


@pytest.fixture
def read(tmp_path):
    """Write bytes to a file and open them as a table."""

    def _read(data, **limits):
        path = tmp_path / "file.xlsx"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return open_table(path, limits=Limits(**limits))

    return _read


def refusal(read, data, **limits):
    with pytest.raises(TableError) as caught:
        list(read(data, **limits).rows)
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_header(read, delimiter):
    table = read(f"a{delimiter}b\n1{delimiter}2\n")
    assert table.header == ("a", "b")
    assert list(table.rows) == [Row(2, ("1", "2"))]


def test_a_quoted_header_does_not_mislead(read):
    assert read('"a,b,c,d";e\n1;2\n').header == ("a,b,c,d", "e")


def test_one_column_has_no_delimiter(read):
    assert list(read("Montant\n12,50\n").rows) == [Row(2, ("12,50",))]


def test_the_line_of_excel_names_the_delimiter_and_is_no_row(read):
    table = read("sep=|\r\na,b|c\r\n1|2\r\n")
    assert table.header == ("a,b", "c")
    assert list(table.rows) == [Row(2, ("1", "2"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(read, encoding):
    table = read("prénom;b\nZoë;œ\n".encode(encoding))
    assert table.header == ("prénom", "b")
    assert list(table.rows) == [Row(2, ("Zoë", "œ"))]
    assert bool(table.notes) == (encoding == "cp1252")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_ends_and_breaks_inside_quotes(read, end):
    table = read(f'a;b{end}"x{end}y";"say ""z"""{end}{end}1;2')
    assert list(table.rows) == [Row(2, (f"x{end}y", 'say "z"')), Row(4, ("1", "2"))]


def test_blank_lines_keep_their_number_and_short_rows_are_filled_up(read):
    table = read("\n;;\na;b;c;;\n\n1\n;;;;;;\n;2;;;;;\n")
    assert table.header == ("a", "b", "c")
    assert list(table.rows) == [Row(5, ("1", "", "")), Row(7, ("", "2", ""))]


def test_reading_goes_on_after_a_wrong_row(read):
    rows = read("a;b\n1;2;3\n4;5\n" + "x" * 30 + ";1\n6;7\n", max_cell=20).rows
    with pytest.raises(TableError, match="Row 2 has 3 cells, the header has 2") as caught:
        next(rows)
    assert (caught.value.key, caught.value.row, caught.value.goes_on) == ("ragged", 2, True)
    assert next(rows) == Row(3, ("4", "5"))
    with pytest.raises(TableError, match="Row 4"):
        next(rows)
    assert next(rows) == Row(5, ("6", "7"))


@pytest.mark.parametrize(
    ("data", "key", "row"),
    [
        ('a;b\n1;2\n"x;3\n4;5\n', "quote_open", "3"),
        ('a;b\n1;"x" y\n', "quote_inside", "2"),
        ("a;b\n1;\0\n", "nul", None),
        ("a;b\n1;\x1b\n", "control", "2"),
        (b"a;b\n1;\xc3\xa9\n2;\xe9\n", "encoding", "3"),
        (b"a;b\n1;\x81\n", "encoding", "2"),
        ("a;A \n", "duplicate_header", None),
        ("a;;b\n", "empty_header", None),
        ("\n\n", "empty", None),
        (";".join(f"c{n}" for n in range(513)), "too_many_columns", None),
        ("<html><body>", "not_a_spreadsheet", None),
        (b"%PDF-1.7", "not_a_spreadsheet", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted", None),
    ],
)
def test_what_is_refused(read, data, key, row):
    error = refusal(read, data)
    assert error.key == key
    assert error.values.get("row") == row
    assert "\n" not in str(error)


def test_the_number_of_rows_and_bytes_is_limited(read):
    assert refusal(read, "a\n1\n2\n3\n", max_rows=2).key == "too_many_rows"
    assert refusal(read, "a\n1\n2\n3\n", max_bytes=3).key == "too_big"


def test_a_folder_and_a_file_that_is_not_there(tmp_path):
    for path, key in ((tmp_path, "directory"), (tmp_path / "x", "missing")):
        with pytest.raises(TableError) as caught:
            open_table(path)
        assert caught.value.key == key


def test_dates_come_through_untouched(read):
    shapes = ("31/12/2024", "2024-12-31", "1/2/24", "déc-24", "20241231", "45657")
    table = read("d\n" + "\n".join(shapes))
    assert tuple(row.cells[0] for row in table.rows) == shapes


def test_a_name_in_a_message_is_cut_and_on_one_line(read):
    error = refusal(read, f'"{"x" * 900}\n";"{"x" * 900}\n"\n')
    assert len(str(error)) < 150
    assert "\n" not in str(error)
