"""Steps of the Region's own procedures, as the report reads them: one row a step and a dossier.

Each app that runs a procedure registers in ``ready()`` how its steps are read; whoever shows them
needs to know none of these apps.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step of one dossier. step: code of list admin_step. due_on: from the deadline rules.

    clock_from_on is day 0; due_on is None where no rule gives a limit; done_on is None while open.
    """

    key: str
    step: str
    clock_from_on: date
    due_on: date | None
    done_on: date | None


Source = Callable[[int, date], Iterator[ProcedureStep]]
_SOURCES: dict[str, Source] = {}


def register_steps(name: str, source: Source) -> None:
    """source: (association id, the day of today) -> its steps."""
    _SOURCES[name] = source


def procedure_steps(association_id: int, today: date) -> Iterator[ProcedureStep]:
    """Every step of every procedure of one association, source by source."""
    for name in sorted(_SOURCES):
        yield from _SOURCES[name](association_id, today)
