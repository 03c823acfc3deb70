"""Rules that the database itself holds, on SQLite and on PostgreSQL.

Each app registers its own in ``ready()``; they are put back after every migration, because a
table that SQLite rebuilds loses its triggers, and ``missing_triggers`` says which are not there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

_REGISTRY: dict[str, "Trigger"] = {}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One refusal: before ``event`` on ``table``, when ``condition`` holds, say ``message``.

    event: ``INSERT``, ``UPDATE``, ``UPDATE OF column``, ``DELETE`` or ``TRUNCATE``.
    condition: SQL both databases understand, over NEW and OLD; empty means always.
    lock: a statement for PostgreSQL alone, carried out first, so that two transactions that would
    not see each other come one after the other; SQLite has one writer anyway.
    """

    name: str
    table: str
    event: str
    message: str
    condition: str = field(default="")
    lock: str = field(default="")


def register(*triggers: Trigger) -> None:
    for trigger in triggers:
        _REGISTRY[trigger.name] = trigger


def registered() -> tuple[Trigger, ...]:
    return tuple(_REGISTRY.values())


def append_only(table: str) -> tuple[Trigger, ...]:
    """No row of the table is ever changed or removed."""
    return tuple(
        Trigger(f"{table}_no_{event.lower()}", table, event, f"{table} only grows")
        for event in ("UPDATE", "DELETE", "TRUNCATE")
    )


def quoted(values: Iterable[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def _sqlite(trigger: Trigger) -> list[str]:
    # SQLite before 3.39 spells it IS NOT.
    condition = trigger.condition.replace("IS DISTINCT FROM", "IS NOT")
    when = f"WHEN {condition} " if condition else ""
    return [
        f"DROP TRIGGER IF EXISTS {trigger.name}",
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event} ON {trigger.table} FOR EACH ROW "
        f"{when}BEGIN SELECT RAISE(ABORT, {quoted([trigger.message])}); END",
    ]


def _postgresql(trigger: Trigger) -> list[str]:
    row = "STATEMENT" if trigger.event == "TRUNCATE" else "ROW"
    check = f"IF {trigger.condition or 'TRUE'} THEN "
    back = "OLD" if trigger.event == "DELETE" else "NEW"
    return [
        f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}",
        f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $body$ "
        f"BEGIN {trigger.lock}{check}RAISE EXCEPTION USING MESSAGE = {quoted([trigger.message])}, "
        f"ERRCODE = 'check_violation'; END IF; RETURN {back}; END $body$",
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event} ON {trigger.table} "
        f"FOR EACH {row} EXECUTE FUNCTION {trigger.name}()",
    ]


def install_triggers() -> None:
    """Put every registered trigger in place on the tables that exist."""
    tables = set(connection.introspection.table_names())
    make = _sqlite if connection.vendor == "sqlite" else _postgresql
    with connection.cursor() as cursor:
        for trigger in registered():
            skipped = trigger.event == "TRUNCATE" and connection.vendor == "sqlite"
            if trigger.table in tables and not skipped:
                for statement in make(trigger):
                    # A condition may hold a per cent sign: no parameters, so none is read as one.
                    cursor.execute(statement)


def lift_triggers() -> None:
    """Take the triggers of the embedded database away while its tables are changed.

    It changes a table by making it anew, and refuses that while a trigger elsewhere names it.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for trigger in registered():
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}")


def missing_triggers() -> list[str]:
    """Names of registered triggers that the database does not have."""
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [
        trigger.name
        for trigger in registered()
        if trigger.name not in present
        and not (trigger.event == "TRUNCATE" and connection.vendor == "sqlite")
    ]
