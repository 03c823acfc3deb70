"""States and moves: one table per kind of record, one function that moves.

A table of moves is also written into the database as triggers, so that an impossible move is
refused in the page, in the service and by raw SQL.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from drempel.apps.kernel.trail import record_event
from drempel.apps.kernel.triggers import Trigger, quoted

Guard = Callable[[Any, Any], str | None]


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A rule says no; ``str()`` is the sentence for the person, in their language."""


class MoveRefused(Refused):
    """The record is not in a state from which this move starts."""


class RoleRefused(Refused):
    """The person holds no role that may make this move."""


@dataclass(frozen=True, slots=True)
class Move:
    """From one of ``sources``, by one of ``roles``, to ``target``, when ``guard`` has no objection.

    guard: (record, person) -> a sentence that says why not, or None.
    """

    verb: str
    sources: tuple[str, ...]
    target: str
    roles: frozenset[str]
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """The moves of one kind of record; ``taken_over`` are states in which history may enter."""

    table: str
    kind: str
    initial: tuple[str, ...]
    moves: tuple[Move, ...]
    taken_over: tuple[str, ...] = field(default=())

    def find(self, state: str, verb: str) -> Move | None:
        for move in self.moves:
            if move.verb == verb and state in move.sources:
                return move
        return None

    def open_moves(self, record: Any, person: Any) -> list[Move]:
        """Moves that this person may make now, guards included."""
        return [
            move
            for move in self.moves
            if record.state in move.sources
            and person.has_role(*move.roles)
            and (move.guard is None or move.guard(record, person) is None)
        ]

    def pairs(self) -> set[tuple[str, str]]:
        return {(source, move.target) for move in self.moves for source in move.sources}

    def triggers(self) -> tuple[Trigger, ...]:
        """Refuse any other move and any other birth, in the database."""
        pairs = quoted(f"{a}>{b}" for a, b in sorted(self.pairs()))
        born = f"NEW.state NOT IN ({quoted(self.initial)})"
        if self.taken_over:
            born += (
                f" AND NOT (NEW.origin = 'taken_over' AND NEW.state IN ({quoted(self.taken_over)}))"
            )
        return (
            Trigger(
                f"{self.table}_moves",
                self.table,
                "UPDATE",
                f"impossible move of {self.kind}",
                f"NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN ({pairs})",
            ),
            Trigger(f"{self.table}_births", self.table, "INSERT", f"{self.kind} is born so", born),
        )


def frozen(table: str, columns: Iterable[str], states: Iterable[str]) -> Trigger:
    """In these states these columns no longer change, whoever asks."""
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns)
    return Trigger(
        f"{table}_frozen",
        table,
        "UPDATE",
        f"{table} is fixed in this state",
        f"OLD.state IN ({quoted(states)}) AND ({changed})",
    )


def move_record(
    machine: Machine,
    record: models.Model,
    verb: str,
    *,
    by: Any,
    on: date,
    reason: str = "",
    **fields: Any,
) -> Any:
    """Lock the record, check state, role and guard, write state and event, in one transaction.

    on: the day the move counts for. reason: why, for the trail. fields: values to set with it.
    Raises MoveRefused, RoleRefused or Refused with a sentence for the person.
    """
    with transaction.atomic():
        locked = type(record)._default_manager.select_for_update().get(pk=record.pk)
        move = machine.find(locked.state, verb)
        if move is None:
            raise MoveRefused(
                _("This step is not possible now: the state is “%(state)s”.")
                % {"state": locked.get_state_display()}
            )
        if not by.has_role(*move.roles):
            raise RoleRefused(_("Your role does not allow this step."))
        before = locked.state
        for name, value in fields.items():
            setattr(locked, name, value)
        objection = move.guard(locked, by) if move.guard else None
        if objection:
            raise Refused(objection)
        locked.state = move.target
        locked.save()
        record_event(
            by=by,
            verb=verb,
            subject=(machine.kind, locked.reference),
            association_id=locked.association_id,
            data={"from": before, "to": move.target, "on": on.isoformat(), "reason": reason}
            | {name: plain(value) for name, value in fields.items()},
        )
    return locked


def plain(value: Any) -> Any:
    """A value as the trail writes it: references for records, ISO for days."""
    if isinstance(value, models.Model):
        return getattr(value, "reference", None) or f"{value._meta.model_name}:{value.pk}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, bool, dict, type(None))) else str(value)
