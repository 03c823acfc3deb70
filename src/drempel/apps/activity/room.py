"""Where a person works: their association, its service lines, and so its kinds of records."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from drempel.apps.activity.access import sees_sensitive
from drempel.apps.activity.selectors.lines import kinds_of, lines_for, lines_of
from drempel.engines.records import Kind


@dataclass(frozen=True, slots=True)
class Room:
    """shows: whether sensitive values of households are shown to this person."""

    person: Any
    association_id: int
    lines: tuple[str, ...]
    kinds: tuple[Kind, ...]
    shows: bool

    def uses(self, code: str) -> bool:
        return any(kind.code == code for kind in self.kinds)

    def lines_for(self, kind: Kind) -> tuple[str, ...]:
        return lines_for(kind, self.lines)


def room_of(request: HttpRequest, kind: Kind | str = "") -> Room:
    """One question; Http404 for a kind that none of the association's lines uses."""
    person: Any = request.user
    lines = lines_of(person.association_id)
    room = Room(person, person.association_id, lines, kinds_of(lines), sees_sensitive(person))
    code = kind if isinstance(kind, str) else kind.code
    if code and not room.uses(code):
        raise Http404
    return room
