"""Trying every move of a machine: by every role, from every state, and past the product in SQL."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, models, transaction

from drempel.apps.kernel.actors import SYSTEM, SYSTEM_ROLE
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import ALL_ROLES
from drempel.apps.kernel.states import Machine, MoveRefused, Refused, RoleRefused, move_record
from tests.apps.associations.factories import make_association, make_person

Table = Mapping[tuple[str, str], frozenset[str]]
DAY = date(2026, 11, 24)
# PostgreSQL asks its triggers by name: the one on instalments comes before the one on moves.
REFUSALS = ("impossible move", "do not add up")
FREE = {"id", "reference", "association"}


def roles(*names: str) -> frozenset[str]:
    return frozenset(names)


def everyone() -> dict[str, Any]:
    """A person of every role, and the product itself."""
    return {role: make_person(role=role) for role in ALL_ROLES} | {SYSTEM_ROLE: SYSTEM}


def row_of(record: models.Model) -> tuple[Any, ...]:
    return type(record)._default_manager.filter(pk=record.pk).values_list().get()


def how_it_went(machine: Machine, record: Any, verb: str, person: Any) -> str:
    """Try one move and take it back: "made", or the name of what stood against it."""
    try:
        with transaction.atomic():
            move_record(machine, record, verb, by=person, on=DAY)
            transaction.set_rollback(True)
    except (MoveRefused, RoleRefused) as refusal:
        return type(refusal).__name__
    except (Refused, IntegrityError):
        # The table allows it; the guard or a constraint asks for more than the bare move.
        return "made"
    return "made"


def wrong_answers(machine: Machine, records: Mapping[str, Any], table: Table) -> list[str]:
    """Every (state, verb, role) that does not go as the table says, or that left something."""
    found, people = [], everyone()
    verbs = {verb for _state, verb in table} | {"fly"}
    for state, record in records.items():
        before, events = row_of(record), Event.objects.count()
        for verb in sorted(verbs):
            allowed = table.get((state, verb))
            for role, person in people.items():
                wanted = "made" if allowed and role in allowed else "RoleRefused"
                wanted = wanted if allowed else "MoveRefused"
                got = how_it_went(machine, record, verb, person)
                if got != wanted:
                    found.append(f"{state} {verb} by {role}: {got}, not {wanted}")
        if (row_of(record), Event.objects.count()) != (before, events):
            found.append(f"{state}: something was written")
    return found


def execute(statement: str, values: list[Any]) -> str:
    """Run SQL past the product: an empty text, or what the database said against it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            transaction.set_rollback(True)
    except IntegrityError as error:
        return str(error)
    return ""


def impossible_moves_not_refused(machine: Machine, records: Mapping[str, Any]) -> list[str]:
    """Pairs of states outside the table that SQL can still write."""
    found = []
    for before, record in records.items():
        for after in records:
            if after == before or (before, after) in machine.pairs():
                continue
            said = execute(
                f"UPDATE {machine.table} SET state = %s WHERE id = %s", [after, record.pk]
            )
            if not said or not any(word in said for word in REFUSALS):
                found.append(f"{before} > {after}: {said or 'written'}")
    return found


def impossible_births_not_refused(machine: Machine, records: Mapping[str, Any]) -> list[str]:
    """States in which a new row can be written although none is born so."""
    found = []
    for state, record in records.items():
        if state in machine.initial:
            continue
        model = type(record)
        values = {
            field.attname: getattr(record, field.attname)
            for field in model._meta.concrete_fields
            if field.name not in FREE and not field.unique
        }
        born = model(reference=f"NEW-{state}", association=make_association(), **values)
        try:
            with transaction.atomic():
                model._default_manager.bulk_create([born])
            found.append(f"{state}: born")
        except IntegrityError as error:
            if "is born so" not in str(error):
                found.append(f"{state}: {error}")
    return found


def fixed_columns_not_refused(records: list[Any], columns: Mapping[str, Any]) -> list[str]:
    """Columns that SQL can still change in a state in which they are fixed."""
    found = []
    for record in records:
        for column, value in columns.items():
            table = record._meta.db_table
            said = execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, record.pk])
            if "is fixed in this state" not in said:
                found.append(f"{record.state}.{column}: {said or 'written'}")
    return found
