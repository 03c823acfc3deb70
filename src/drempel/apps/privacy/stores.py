"""Where the system keeps copies by itself, and how each is emptied.

In: apps that keep such copies register them in ``ready()``. Out: ``stores()`` for the retention
run, and ``forget_records`` for the moment a household is made anonymous.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from drempel.engines.retention import CLASSES

# Old identifier to the one it has now, by the code of the kind.
Renamed = Mapping[str, Mapping[str, str]]


def delete_rows(rows: QuerySet[Any]) -> int:
    """Delete in pieces, so that no piece holds the database long; return how many rows."""
    count = 0
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:_PIECE]):
        rows.model._default_manager.filter(pk__in=keys).delete()
        count += len(keys)
    return count


_PIECE = 500


@dataclass(frozen=True, slots=True)
class Store:
    """One place with copies. term: its class of retention.toml; name: what it is called there.

    due: the rows from before a moment. remove: takes such rows away, files included.
    forget: called with an association and its renamed records, when something of them may stand
    in the store; it must leave nothing of the old identifiers and texts.
    """

    term: str
    name: str
    due: Callable[[datetime], QuerySet[Any]]
    remove: Callable[[QuerySet[Any]], int] = delete_rows
    forget: Callable[[int, Renamed], None] | None = None


_STORES: dict[str, Store] = {}


def register_store(store: Store) -> None:
    """Make a place known; ValueError for a class without a term."""
    if store.term not in CLASSES:
        raise ValueError(f"{store.name}: {store.term} is no class of retention.toml")
    _STORES[store.name] = store


def stores() -> tuple[Store, ...]:
    """All of them, in the order of their names."""
    return tuple(_STORES[name] for name in sorted(_STORES))


def forget_records(association_id: int, renamed: Renamed) -> None:
    """Let every store drop what it holds of records that are anonymous now."""
    for store in stores():
        if store.forget is not None:
            store.forget(association_id, renamed)
