"""A demonstration with one association, an officer and a letter that was sent."""

import pytest

from drempel.apps.associations.models import Association
from drempel.apps.documents.models import Letter
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.scheme import Scheme
from tests.apps.associations.factories import make_association, make_demonstration, make_person
from tests.apps.documents.builders import award_content, send


@pytest.fixture
def scheme(db) -> Scheme:
    make_demonstration()
    return active_scheme()


@pytest.fixture
def association(db) -> Association:
    return make_association(
        name_fr="Le Palier asbl", name_nl="De Trap vzw", municipality="21015", postcode="1030"
    )


@pytest.fixture
def officer(db):
    return make_person(role=CASE_OFFICER)


@pytest.fixture
def letter(scheme, association, officer) -> Letter:
    return send("award", award_content(scheme, association, "fr"), association, officer)
