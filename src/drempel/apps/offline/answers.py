"""What a device is told, as JSON."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.crypto import salted_hmac

from drempel.apps.activity.services.preparing import good_uid
from drempel.apps.offline.selectors import Undecided, open_paths, recent_records, undecided
from drempel.apps.offline.services import Answer, key_of_device
from drempel.apps.offline.words import in_every_language, reason_words
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault


def person_mark(person: Any) -> str:
    """Tells a device whether it is still the same person, without saying who."""
    said = f"{person.pk} {person.association_id}"
    return salted_hmac("drempel.offline.person", said, algorithm="sha256").hexdigest()[:32]


def data_json(person: Any, seen: str) -> dict[str, Any]:
    """Records, pathways and conflicts; without them when the device has the very same."""
    content = {
        "records": recent_records(person),
        "paths": open_paths(person),
        "conflicts": [_undecided(one) for one in undecided(person)],
    }
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]
    head = {"me": person_mark(person), "seen": digest}
    return head if seen == digest else head | {"data": content}


def _undecided(one: Undecided) -> dict[str, Any]:
    return {
        "conflict": one.conflict.pk,
        "kind": one.kind.code,
        "version": one.version,
        "values": one.values,
        "fields": [
            {"name": c.name, "yours": c.yours, "theirs": c.theirs, "base": c.base}
            for c in one.choices
        ],
    }


def key_json(person: Any, device: str) -> dict[str, str]:
    """The person's key on a device; ValueError for a name that no device gives itself."""
    if not good_uid(device):
        raise ValueError(device)
    found = key_of_device(person=person, device=device)
    return {"me": person_mark(person), "owner": found.owner, "key": found.key}


def answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "change": answer.change,
        "uid": answer.uid,
        "state": answer.state,
        "version": answer.version,
        "values": answer.values,
        "conflict": {
            name: {"yours": one.mine, "theirs": one.theirs, "base": one.base}
            for name, one in answer.conflicts.items()
        },
        "faults": [_fault(answer.kind, one) for one in answer.faults],
    }


def _fault(kind: Kind | None, fault: Fault) -> dict[str, Any]:
    words = in_every_language(lambda: reason_words(kind, fault))
    return {"field": fault.field, "found": fault.found, "words": words}


def read_choice(found: Mapping[str, Any]) -> tuple[int, dict[str, str], int]:
    """Conflict, field to side, version that was shown; ValueError for anything else."""
    kept = found.get("kept")
    if not isinstance(kept, dict) or not all(isinstance(side, str) for side in kept.values()):
        raise ValueError("a side for each field is expected")
    if not all(isinstance(found.get(name), int) for name in ("conflict", "version")):
        raise ValueError("whole numbers are expected")
    return found["conflict"], kept, found["version"]
