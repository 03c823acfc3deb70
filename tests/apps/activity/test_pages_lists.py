"""Lists of any kind: filtered by their address, walked by place, taken along as a file."""

import re

import pytest
from django.urls import reverse

from drempel.apps.activity.models import FileView
from drempel.engines.tables import open_table
from tests.apps.activity.builders import make_record
from tests.apps.activity.forms import page, text_of

pytestmark = pytest.mark.django_db


def test_a_list_is_filtered_by_its_address_and_exported_exactly_so(house, browser):
    make_record("contact", house, topic="LEASE", happened_on="2026-01-01")
    make_record("contact", house, topic="LEASE", happened_on="2026-03-01", refusal_reason="FULL")
    make_record("contact", house, topic="RENT", happened_on="2026-03-01")
    query = {"topic": "LEASE", "from": "1/2/2026"}
    assert "1 found" in page(browser, "record_list", "contact", **query)
    rows = page(browser, "record_list", "contact", **query, format="csv").splitlines()
    assert len(rows) == 2
    assert "2026-03-01" in rows[1]
    assert "1 found" in page(browser, "record_list", "contact", refusal_reason="*")
    assert "3 found" in page(browser, "record_list", "contact", **{"from": "no day"})


def test_a_workbook_holds_the_same_rows_as_the_text_file(house, browser, tmp_path):
    make_record("contact", house, remark="=1+1")
    make_record("contact", house, topic="RENT")
    path = reverse("record_list", args=["contact"])
    book = tmp_path / "contact.xlsx"
    book.write_bytes(b"".join(browser.get(path, {"format": "xlsx"}).streaming_content))
    table = open_table(book)
    rows = [dict(zip(table.header, row.cells, strict=True)) for row in table.rows]
    lines = page(browser, "record_list", "contact", format="csv").splitlines()
    assert list(table.header) == lines[0].split(",")
    assert [row["remark"] for row in rows] == ["=1+1", ""]
    assert [row["topic"] for row in rows] == ["LEASE", "RENT"]
    assert "'=1+1" in lines[1]


def test_every_row_of_a_long_list_is_met_once(house, browser):
    for number in range(60):
        make_record("contact", house, remark=str(number), uid=f"c-{number}")
    path, seen = reverse("record_list", args=["contact"]), []
    address = path
    for _page in range(3):
        html = text_of(browser.get(address))
        seen += re.findall(rf'{path}(c-\d+)/"', html)
        older = re.search(r'href="(\?after=[^"]+)" rel="next"', html)
        address = path + older.group(1).replace("&amp;", "&") if older else ""
    assert address == ""
    assert len(seen) == len(set(seen)) == 60


def test_an_export_of_households_is_noted(house, worker, browser):
    make_record("file", house)
    make_record("file", house)
    assert browser.get(reverse("record_list", args=["file"]), {"format": "csv"}).streaming
    noted = FileView.objects.get()
    assert (noted.act, noted.kind, noted.rows, noted.person_id) == ("export", "file", 2, worker.pk)
    browser.get(reverse("record_list", args=["tool"]), {"format": "csv"})
    assert FileView.objects.count() == 1
