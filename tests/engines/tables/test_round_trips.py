"""What is exported can be imported again, text for text."""

import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drempel.engines.tables import (
    csv_lines,
    open_table,
    strip_guard,
    unsafe_guard,
    write_xlsx,
)

LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\ufffe\uffff",
    include_characters="\n\t\r",
)
TEXTS = st.one_of(
    st.text(LETTERS, max_size=20),
    st.text(st.sampled_from("'=+-@\t\r\n\";,|x _0041"), max_size=8),
    st.sampled_from(["_x0041_", "_x005F_", "sep=;", "  ", "1e5", "007", "#N/A", "&amp;", "]]>"]),
)
NAMES = TEXTS.filter(lambda text: text.strip())
ANY = st.text(st.one_of(st.characters(), st.sampled_from("'=+-@\t\r")))


@st.composite
def tables(draw):
    header = draw(
        st.lists(NAMES, min_size=1, max_size=5, unique_by=lambda text: text.strip().casefold())
    )
    cells = st.lists(TEXTS, min_size=len(header), max_size=len(header))
    return header, draw(st.lists(cells, max_size=6))


def kept(rows):
    """Return the rows that are not blank; those alone come back."""
    return [tuple(row) for row in rows if any(row)]


def read_back(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_bytes(data)
        table = open_table(path)
        return table.header, [row.cells for row in table.rows]


@settings(max_examples=200)
@given(tables(), st.sampled_from(";,\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_csv(table, delimiter, encoding):
    header, rows = table
    text = "".join(csv_lines(header, rows, delimiter=delimiter))
    assert read_back(text.encode(encoding)) == (tuple(header), kept(rows))


@settings(max_examples=60)
@given(tables())
def test_xlsx(table):
    header, rows = table
    target = io.BytesIO()
    write_xlsx(target, header, rows, sheet_name="S")
    assert read_back(target.getvalue()) == (tuple(header), kept(rows))


@given(ANY)
def test_the_guard_can_always_be_taken_away(text):
    assert strip_guard(unsafe_guard(text)) == text
    assert not unsafe_guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(ANY, ANY)
def test_two_texts_are_never_guarded_alike(one, other):
    assert (unsafe_guard(one) == unsafe_guard(other)) == (one == other)
