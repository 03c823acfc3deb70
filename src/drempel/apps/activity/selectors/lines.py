"""Which service lines an association works on, and so which kinds of records it sees."""

from collections.abc import Iterable

from drempel.apps.accreditation.models import AccreditationLine
from drempel.apps.activity.scheme import usage
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.records import STORED, Kind


def scheme_lines() -> tuple[str, ...]:
    return tuple(one.code for one in active_scheme().service_lines)


def lines_of(association_id: int | None) -> tuple[str, ...]:
    """Its accredited lines, now or before, in the order of the scheme.

    One that was never accredited prepares its work: it has them all.
    """
    found = set(
        AccreditationLine.objects.filter(accreditation__association_id=association_id).values_list(
            "code", flat=True
        )
    )
    every = scheme_lines()
    return tuple(line for line in every if line in found) or every


def kinds_of(lines: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds that these lines use, in the order of the work."""
    used = usage().kinds(lines)
    return tuple(kind for kind in STORED if kind.code in used)


def lines_for(kind: Kind, lines: Iterable[str]) -> tuple[str, ...]:
    return usage().lines(kind.code, lines)


def default_line(kind: Kind, lines: Iterable[str]) -> str:
    """The line when none is said: the only one that fits, or the first for a general record."""
    fitting = lines_for(kind, lines)
    return fitting[0] if len(fitting) == 1 or (kind.is_general and fitting) else ""
