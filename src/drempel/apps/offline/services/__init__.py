"""Writes of the app `offline`: one function an act, one transaction, one event."""

from drempel.apps.offline.services.choosing import decide_conflict
from drempel.apps.offline.services.keys import key_of_device, open_mandate
from drempel.apps.offline.services.taking import Answer, Desk, take_change

__all__ = ["Answer", "Desk", "decide_conflict", "key_of_device", "open_mandate", "take_change"]
