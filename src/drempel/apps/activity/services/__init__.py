"""Writes on the daily work: one function an act, one transaction, one event."""

from drempel.apps.activity.services.removing import remove_record
from drempel.apps.activity.services.storing import (
    Entry,
    Invalid,
    Stale,
    Stored,
    store_record,
    store_values,
)

__all__ = ["Entry", "Invalid", "Stale", "Stored", "remove_record", "store_record", "store_values"]
