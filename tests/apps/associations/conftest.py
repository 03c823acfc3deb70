"""An association with a profile, its manager, and a case officer."""

import pytest

from drempel.apps.kernel import roles
from tests.apps.associations.factories import make_association, make_person


@pytest.fixture
def home():
    return make_association(
        name_fr="La Marche", name_nl="", iban="BE68539007547034", with_profile=True
    )


@pytest.fixture
def manager(home):
    return make_person(role=roles.MANAGER, association=home, full_name="Man Ager")


@pytest.fixture
def officer():
    return make_person(role=roles.CASE_OFFICER)
