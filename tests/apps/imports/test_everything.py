"""Everything of an association in one archive, with codes or in words."""

import io
import zipfile

import pytest
from django.urls import reverse

from drempel.apps.activity.models import FileView
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.engines.tables import open_table
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import (
    make_association,
    make_demonstration,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    make_demonstration()
    return make_association()


@pytest.fixture
def browser(house):
    return signed_in(make_person(role=WORKER, association=house))


def test_everything_can_be_taken_along(browser, house):
    household = make_record("file", house, code="M-1", name="+32 470")
    make_record("contact", house, household=household)
    make_record("contact", make_association(), remark="not ours")
    page = browser.get(reverse("my_exports")).content.decode()
    assert reverse("my_export_file") in page
    answer = browser.get(reverse("my_export_file"))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    names = [name.partition("-")[2] for name in archive.namelist()]
    assert names.index("file.csv") < names.index("contact.csv")
    text = archive.read(next(n for n in archive.namelist() if n.endswith("-file.csv"))).decode()
    assert "'+32 470" in text
    assert "README.csv" in archive.namelist()
    assert b"not ours" not in b"".join(archive.read(name) for name in archive.namelist())
    assert FileView.objects.filter(act="export", kind="file", rows=1).count() == 1


def test_in_words_codes_are_labels(browser, house, tmp_path):
    make_record("contact", house)
    answer = browser.get(reverse("my_export_file") + "?form=labels")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    name = next(name for name in archive.namelist() if name.endswith("-contact.xlsx"))
    path = tmp_path / "x.xlsx"
    path.write_bytes(archive.read(name))
    table = open_table(path)
    (row,) = table.rows
    shown = dict(zip(table.header, row.cells, strict=True))
    assert shown["Channel"] == "At the desk or office"


def test_a_manager_who_is_no_social_worker_takes_no_sensitive_values_along(house):
    make_record("file", house, name="Amina")
    browser = signed_in(make_person(role=MANAGER, association=house))
    assert "kept for social workers" in browser.get(reverse("my_exports")).content.decode()
    answer = browser.get(reverse("my_export_file"))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert b"Amina" not in b"".join(archive.read(name) for name in archive.namelist())
