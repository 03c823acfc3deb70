"""One association at work: its people, and as many contacts as wanted."""

from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from bench.filling import TODAY, associations
from drempel.apps.accounts.models import Person
from drempel.apps.activity.models import model_of
from drempel.apps.activity.models.base import FORM
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.kernel.installation import found_installation, instant
from drempel.apps.kernel.models import Installation
from drempel.apps.kernel.roles import WORKER

FIRST = 1_000
CHANNELS, TOPICS = ("DESK", "PHONE", "MESSAGE"), ("LEASE", "RENT", "SEARCH", "QUALITY", "DEBT")


def working_association() -> Association:
    """A demonstration with one association that never was accredited: it has every line."""
    found_installation(kind=Installation.DEMONSTRATION, today=TODAY)
    return associations(1)[0]


def worker(association: Association, number: int) -> Person:
    person = Person.objects.create_user(
        email=f"worker-{number}@example.org", full_name=f"Worker {number}", language="fr"
    )
    Mandate.objects.create(
        person=person, association=association, role=WORKER, began_on=date(2024, 1, 1)
    )
    return person


def _contact(association: Association, number: int) -> Any:
    now = instant()
    return model_of("contact")(
        association=association,
        uid=f"b-{number}",
        service_line="A2-T",
        source="RECORDED",
        created_at=now,
        updated_at=now,
        way=FORM,
        happened_on=TODAY - timedelta(days=number % 1000),
        count=1,
        channel=CHANNELS[number % len(CHANNELS)],
        topic=TOPICS[number % len(TOPICS)],
        is_missed_call=False,
    )


def fill_contacts(association: Association, count: int) -> int:
    """At least ``count`` contacts in the table: a thousand, then doubled by the database."""
    contacts = model_of("contact").objects
    if not contacts.exists():
        contacts.bulk_create([_contact(association, number) for number in range(FIRST)])
    while (there := contacts.count()) < count:
        _double(there)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE activity_contact")
    return there


def _double(there: int) -> None:
    """Every row once more, under another identifier and on another day."""
    table = model_of("contact")._meta.db_table
    names = [f.column for f in model_of("contact")._meta.concrete_fields if not f.primary_key]
    days = there.bit_length()
    moved = {
        "uid": f"uid || '-{days}'",
        "happened_on": f"date(happened_on, '-{days} days')"
        if connection.vendor == "sqlite"
        else f"happened_on - {days}",
    }
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(moved.get(name, f'"{name}"') for name in names)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}")
