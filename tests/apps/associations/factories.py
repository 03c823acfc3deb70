"""People and associations for tests: plain functions, valid numbers that nobody was ever given."""

import itertools
from datetime import date
from typing import Any

from django.test import Client

from drempel.apps.accounts.models import Person, RoleGrant
from drempel.apps.associations.models import Association, Mandate, Profile, ProfileCode
from drempel.apps.kernel.installation import found_installation
from drempel.apps.kernel.models import Installation
from drempel.apps.kernel.roles import ASSOCIATION_ROLES

BACKEND = "drempel.apps.associations.backends.PersonBackend"
PASSWORD = "a threshold of blue stone"
SINCE = date(2024, 1, 1)

_numbers = itertools.count(1)


def enterprise_number(n: int) -> str:
    """A number with a true check, in a range the register has not opened (below 0200)."""
    first = 1_000_000 + n
    return f"{first:08d}{97 - first % 97:02d}"


def iban(n: int) -> str:
    """A Belgian account with true checks, at a bank that does not exist (539)."""
    account = 539 * 10**7 + n
    national = f"{account:010d}{account % 97 or 97:02d}"
    return f"BE{98 - int(national + '111400') % 97:02d}{national}"


def make_association(*, with_profile: bool = False, **traits: Any) -> Association:
    """An association; every field may be said, ``with_profile`` adds how it works."""
    n = next(_numbers)
    facts = {
        "enterprise_number": enterprise_number(n),
        "name_fr": f"Le Seuil {n}",
        "name_nl": f"De Drempel {n}",
        "language": "fr",
        "street": f"Rue de l'Exemple {n}",
        "postcode": "1000",
        "municipality": "21004",
        "iban": iban(n),
        "email": f"asbl{n}@example.org",
        "phone": "02 555 00 00",
        "peer_group": "G1",
    }
    association = Association.objects.create(**facts | traits)
    if with_profile:
        make_profile(association)
    return association


def make_profile(association: Association, **traits: Any) -> Profile:
    """How the association works, with two priority publics and one qualification."""
    facts = {
        "as_of_on": date(2025, 12, 31),
        "staff_hundredths": 350,
        "volunteers": 4,
        "premises": "RENTED",
        "record_keeping": "SPREADSHEET",
        "income_cents": 24_000_000,
        "subsidised_percent": 80,
        "own_dwellings": 6,
        "managed_dwellings": 2,
    }
    profile = Profile.objects.create(association=association, **facts | traits)
    coded = [("target_group", "HOMELESS"), ("target_group", "YOUTH")]
    for list_name, code in [*coded, ("staff_qualification", "BACHELOR")]:
        ProfileCode.objects.create(profile=profile, list_name=list_name, code=code)
    return profile


def make_person(
    *,
    role: str = "",
    association: Association | None = None,
    password: str | None = PASSWORD,
    **traits: Any,
) -> Person:
    """A person with one role, or none. A role of an association brings a mandate in one.

    password: None makes an account that cannot sign in with a password.
    """
    n = next(_numbers)
    facts = {"email": f"person{n}@example.org", "full_name": f"Person {n}", "language": "en"}
    facts |= traits
    person = Person.objects.create_user(password=password, **facts)
    if role in ASSOCIATION_ROLES:
        add_mandate(person, association or make_association(), role)
    elif role:
        RoleGrant.objects.create(person=person, role=role, granted_on=SINCE)
    return person


def add_mandate(person: Person, association: Association, role: str, **traits: Any) -> Mandate:
    facts = {"began_on": SINCE} | traits
    mandate = Mandate.objects.create(person=person, association=association, role=role, **facts)
    person.forget_roles()
    return mandate


def signed_in(person: Person, **options: Any) -> Client:
    """A browser in which the person has signed in."""
    client = Client(**options)
    client.force_login(person, backend=BACKEND)
    return client


def make_demonstration(today: date = date(2026, 11, 24)) -> Installation:
    return found_installation(kind=Installation.DEMONSTRATION, today=today)


def make_production() -> Installation:
    return found_installation(kind=Installation.PRODUCTION)
