"""Hostile files through the whole road: one clear line or faults of rows, and nothing stored."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils import translation

from drempel.apps.activity.models import MODELS, Batch
from drempel.apps.imports.columns import Unreadable
from drempel.apps.imports.words import Spoken, table_words
from drempel.apps.kernel.models import Event
from drempel.engines.records import kind_of
from drempel.engines.tables import MESSAGES, TableError
from tests.apps.associations.factories import make_association, make_demonstration
from tests.apps.imports.files import load
from tests.engines.tables.malformed import corpus

pytestmark = pytest.mark.django_db
EVERY = 20
# The corpus has headers of its own: said to be these fields, their rows are judged as well.
CHOSEN = {0: "remark", 1: "topic", 2: "happened_on", 3: "count"}


def counted():
    rows = sum(model._default_manager.count() for model in MODELS.values())
    return rows, Batch.objects.count(), Event.objects.count()


def judge(case, path, association):
    """How a file ends: "refused" in one line, or "faults" of rows."""
    path.write_bytes(case.data)
    try:
        outcome = load(path, association, chosen=CHOSEN)
    except TableError as error:
        said = table_words(error)
    except Unreadable as error:
        said = str(error)
    else:
        assert outcome.stored == 0, case.name
        assert outcome.valid == 0, case.name
        assert outcome.invalid == outcome.rows, case.name
        spoken = Spoken(kind_of("contact"))
        assert all(spoken.expected(one) for one in outcome.faults[:50]), case.name
        return "faults"
    assert said.strip() and len(said.splitlines()) == 1, case.name
    assert case.refused is not False, f"{case.name}: {said}"
    return "refused"


def judge_all(cases, tmp_path):
    make_demonstration()
    association = make_association()
    before = counted()
    found = {"refused": 0, "faults": 0}
    with translation.override("fr"):
        for case in cases:
            found[judge(case, tmp_path / "x", association)] += 1
    assert counted() == before
    return found


def sample():
    return [case for number, case in enumerate(corpus()) if number % EVERY == 0]


def test_a_sample_of_malformed_files_is_refused_or_faulted(tmp_path):
    found = judge_all(sample(), tmp_path)
    assert sum(found.values()) > 100
    assert min(found.values()) > 10


@pytest.mark.load
@pytest.mark.neutral
def test_every_malformed_file_is_refused_or_faulted(tmp_path):
    found = judge_all(corpus(), tmp_path)
    assert sum(found.values()) > 2_000


def test_the_command_itself_ends_with_one_line(tmp_path):
    """In a process of its own, as people start it: with a database that has just been made."""
    env = os.environ | {
        "DREMPEL_VAR": str(tmp_path / "var"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "drempel.config.settings.dev",
    }
    (tmp_path / "var").mkdir()
    make = (
        "import django; django.setup();"
        "from django.core.management import call_command as c; c('migrate', verbosity=0);"
        "from tests.apps.associations.factories import make_association as m;"
        "print(m().enterprise_number)"
    )
    number = run(["-c", make], env).stdout.strip()
    for case in sample()[::20][:6]:
        path = tmp_path / "x"
        path.write_bytes(case.data)
        words = ["import", "contact", str(path), "--association", number, "--format", "json"]
        done = run(["-m", "drempel.cli.main", *words], env)
        assert done.returncode in {1, 2}, f"{case.name}: {done.stderr}"
        assert "Traceback" not in done.stderr, case.name
        if done.returncode == 2:
            assert (done.stdout, len(done.stderr.splitlines())) == ("", 1), case.name


def run(words, env):
    return subprocess.run(
        [sys.executable, *words],
        env=env,
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_every_refusal_has_words_in_every_language(language):
    values = dict.fromkeys(
        ("limit", "part", "range", "cell", "error", "value", "name", "column", "found", "expected"),
        "7",
    )
    with translation.override(language):
        for key in MESSAGES:
            said = values | ({"found": "pdf"} if key == "not_a_spreadsheet" else {})
            words = table_words(TableError(key, row=5, **said))
            assert "%" not in words
            assert language == "en" or words != str(TableError(key, row=5, **said)), key
