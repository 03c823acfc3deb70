"""Rows whose term has passed, class by class, beside whole households.

In: a term and a day. Out: querysets by kind, ready to be counted, shown or emptied.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from drempel.apps.activity.models import model_of
from drempel.apps.activity.models.base import IMPORTED_WAYS
from drempel.engines.retention import CLEARED, Term


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind in one class. names: the texts that go; is_whole: the record with them."""

    term: str
    kind: str
    names: tuple[str, ...]
    rows: QuerySet[Any]
    is_whole: bool


def _ended_paths(until: date) -> Mapping[str, Q]:
    way = {"path": "", "goal": "path__", "review": "path__", "act": "path__"}
    return {code: Q(**{f"{prefix}end_on__lte": until}) for code, prefix in way.items()}


def _contacts(until: date) -> Mapping[str, Q]:
    return {"contact": Q(happened_on__lte=until)}


def _owners(until: date) -> Mapping[str, Q]:
    """Not while one of their dwellings is in the stock."""
    inside = model_of("unit")._default_manager.filter(owner=OuterRef("pk"), out_on__isnull=True)
    engaged = Q(engaged_on__isnull=True) | Q(engaged_on__lte=until)
    waiting = Q(state="TALKS")
    return {"owner": Q(contacted_on__lte=until) & engaged & ~waiting & ~Q(Exists(inside))}


def _dwellings(until: date) -> Mapping[str, Q]:
    """Not while someone still stays there."""
    stays = model_of("stay")._default_manager.filter(unit=OuterRef("pk"), end_on__isnull=True)
    return {"unit": Q(out_on__lte=until) & ~Q(Exists(stays))}


def _signals(until: date) -> Mapping[str, Q]:
    ended = Q(closed_on__lte=until) | Q(closed_on__isnull=True, answered_on__lte=until)
    return {"signal": ended}


_PASSED: Mapping[str, Callable[[date], Mapping[str, Q]]] = {
    "path_texts": _ended_paths,
    "contact_remarks": _contacts,
    "owner": _owners,
    "dwelling": _dwellings,
    "signal": _signals,
    "feedback": lambda until: {"feed": Q(received_on__lte=until)},
    "complaint": lambda until: {"complaint": Q(closed_on__lte=until)},
    "request": lambda until: {"dsr": Q(answered_on__lte=until)},
}
# Of these classes only texts go; the record leaves with its household.
_TEXTS_ONLY = frozenset({"path_texts"})


def parts_due(association_id: int | None, term: Term, on: date) -> Iterator[Part]:
    """What of a class goes on a day; nothing for classes of households and of the system."""
    if term.key not in _PASSED:
        return
    for code, passed in _PASSED[term.key](term.last_gone(on)).items():
        names = CLEARED[term.key][code]
        rows = model_of(code)._default_manager.filter(
            passed, association_id=association_id, anonymised_at__isnull=True
        )
        if code == "contact":
            # Without a household there is no file to leave with: the record itself goes.
            linked = Q(household__isnull=False) | Q(path__isnull=False)
            yield Part(term.key, code, names, rows.filter(linked & _filled(names)), False)
            yield Part(term.key, code, names, rows.exclude(linked).filter(_telling(names)), True)
        elif term.key in _TEXTS_ONLY:
            yield Part(term.key, code, names, rows.filter(_filled(names)), False)
        else:
            yield Part(term.key, code, names, rows.filter(_telling(names)), True)


def _filled(names: tuple[str, ...]) -> Q:
    """Rows that still hold one of these texts."""
    return reduce(or_, (~Q(**{name: ""}) for name in names), Q(pk__in=[]))


def _telling(names: tuple[str, ...]) -> Q:
    """Rows with something to erase: a text, a word of the association, an identifier from outside.

    One that was made here with codes alone tells of nobody already.
    """
    from_outside = Q(way__in=IMPORTED_WAYS)
    return _filled(names) | ~Q(own={}) | ~Q(own_tags=[]) | from_outside


def counts_due(association_id: int | None, terms: Mapping[str, Term], on: date) -> dict[str, int]:
    """How many rows go on a day, by class; one question."""
    counted = [
        part.rows.order_by()
        .annotate(of_class=Value(part.term, output_field=CharField()))
        .values("of_class")
        .annotate(rows=Coalesce(Count("pk"), 0))
        .values_list("of_class", "rows")
        for term in terms.values()
        for part in parts_due(association_id, term, on)
    ]
    found: dict[str, int] = {}
    if counted:
        for key, count in counted[0].union(*counted[1:], all=True):
            found[key] = found.get(key, 0) + count
    return found
