"""Tests of the apps share plain factories: ``from tests.apps.associations.factories import …``."""

import sys
import uuid
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture(autouse=True)
def _in_english():
    """A page in Dutch leaves its thread in Dutch; the next test starts in English again."""
    translation.activate("en")


@pytest.fixture
def empty_database(tmp_path, django_db_blocker):
    """The address of a database of its own, on the engine of this run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.sqlite3'}"
        return
    one, name = connection.settings_dict, f"own_{uuid.uuid4().hex[:12]}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield f"postgres://{one['USER']}:{one['PASSWORD']}@{one['HOST']}:{one['PORT']}/{name}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
