"""A form that is sent twenty times at once is one record, one receipt and twenty equal answers."""

import json
import os
import subprocess
import sys
import uuid
from datetime import date
from pathlib import Path

import pytest

from drempel.apps.kernel.models import SentForm
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.config.settings.base import ROOT
from tests.apps.accreditation.roads import make_cast, walk_accreditation
from tests.apps.associations.factories import make_demonstration, make_person, signed_in
from tests.apps.subsidies.roads import walk_award

TIMES = 20
DAY = date(2026, 11, 24)
PROGRAM = Path(__file__).with_name("double_submit.py")


def test_twenty_equal_posts_at_once_are_one_record_and_twenty_equal_answers(
    empty_database, tmp_path
):
    env = os.environ | {
        "DATABASE_URL": empty_database,
        "DREMPEL_VAR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "drempel.config.settings.test",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(PROGRAM)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    receipt = [302, f"/dossiers/{told['dossier']}/receipt/"]
    assert told["application"] == [receipt] * TIMES
    assert told["award"] == [[302, f"/awards/{told['award_reference']}/"]] * TIMES
    assert (told["submitted"], told["letters"], told["instalments"]) == (1, 1, 2)
    assert told["sent_forms"] == 2
    assert told["finding"] == "None"


@pytest.mark.django_db
def test_a_form_without_a_token_still_works_and_a_false_one_is_none(client):
    make_demonstration()
    cast = make_cast()
    walk_accreditation(cast)
    award = walk_award(cast, until="calculated")
    path = f"/awards/{award.reference}/step/propose/"
    response = signed_in(cast.officer).post(path, {"reasons": "x", "_once": "no token"})
    assert response.status_code == 302
    assert not SentForm.objects.exists()


@pytest.mark.django_db
def test_the_token_of_someone_else_leads_nowhere():
    """A token belongs to the person who sent the form."""
    make_demonstration()
    cast = make_cast()
    walk_accreditation(cast)
    award = walk_award(cast, until="calculated")
    token, path = str(uuid.uuid4()), f"/awards/{award.reference}/step/propose/"
    typed = {"reasons": "x", "_once": token}
    assert signed_in(cast.officer).post(path, typed).status_code == 302
    again = signed_in(cast.officer).post(path, typed)
    assert (again.status_code, again.headers["Location"]) == (302, f"/awards/{award.reference}/")
    other = signed_in(make_person(role=CASE_OFFICER)).post(path, typed)
    assert other.status_code == 409


@pytest.mark.django_db
def test_a_refusal_keeps_the_token_free(client):
    """What was refused can be sent again from the same page."""
    make_demonstration()
    cast = make_cast()
    walk_accreditation(cast)
    award = walk_award(cast, until="advised")
    path, token = f"/awards/{award.reference}/step/decide/", str(uuid.uuid4())
    typed = {"outcome": "GRANTED", "decision_reference": "2026-1", "_once": token}
    early = signed_in(cast.head).post(path, typed | {"decided_on": "2020-01-01"})
    assert early.status_code == 409
    assert token in early.content.decode()
    late = signed_in(cast.head).post(path, typed | {"decided_on": DAY.isoformat()})
    assert late.status_code == 302
