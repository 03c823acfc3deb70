"""A chain for tests, and the ways somebody could tamper with it.

Each way takes rows, the head and the notes, changes them, and returns the event number at which
the check must say so (0: the head).
"""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from drempel.apps.kernel.trail import chain as links

KEY, CHAIN = "key that is not in the database", "chain of the tests"
FIELDS = ("at", "actor", "verb", "object_type", "object_id", "association_id", "data")


@dataclass
class Trail:
    """What the check reads: rows in the order of their numbers, head, notes outside."""

    rows: list[dict[str, Any]]
    head: links.Head | None
    seen: dict[int, str]

    def finding(self) -> links.Finding | None:
        end = (self.rows[-1]["seq"], self.rows[-1]["hash"]) if self.rows else (0, links.GENESIS)
        rows = sorted(self.rows, key=lambda row: row["seq"])
        return (
            links.check_links(rows, self.seen)
            or links.check_head(self.head, end, KEY, CHAIN)
            or links.check_outside(self.seen, end)
        )


def content(n: int) -> dict[str, Any]:
    return {
        "seq": n,
        "at": f"2026-11-24T08:{n % 60:02d}:00.{n:06d}Z",
        "actor": f"person:{n % 7}" if n % 5 else "system",
        "verb": ("submit", "decide", "notify")[n % 3],
        "object_type": "dossier",
        "object_id": f"ACC-2026-{n:04d}",
        "association_id": n % 48 or None,
        "data": links.canonical({"n": n, "reason": "été"}),
    }


def rehash(rows: list[dict[str, Any]], start: int) -> None:
    """Hash again from the row at ``start``: what someone without the key can do."""
    for index in range(start, len(rows)):
        row = rows[index]
        row["previous"] = rows[index - 1]["hash"] if index else links.GENESIS
        row["hash"] = links.event_hash(row, row["previous"])


def make_trail(length: int, *, note_each: int = 1) -> Trail:
    """A true chain; ``note_each``: one note outside for so many events, and one at the end."""
    rows = [content(n) for n in range(1, length + 1)]
    rehash(rows, 0)
    last = rows[-1]
    head = links.Head(length, last["hash"], links.sign(KEY, CHAIN, length, last["hash"]))
    noted = [row for row in rows if row["seq"] % note_each == 0 or row is last]
    return Trail(rows, head, {row["seq"]: row["hash"] for row in noted})


def _alter(row: dict[str, Any], chance: Random) -> None:
    name = chance.choice(FIELDS)
    row[name] = 999 if name == "association_id" else f"{row[name]}x"


def changed(trail: Trail, chance: Random) -> int:
    row = chance.choice(trail.rows)
    _alter(row, chance)
    return int(row["seq"])


def false_hash(trail: Trail, chance: Random) -> int:
    row = chance.choice(trail.rows)
    row[chance.choice(("hash", "previous"))] = "f" * 64
    return int(row["seq"])


def removed(trail: Trail, chance: Random) -> int:
    return int(trail.rows.pop(chance.randrange(len(trail.rows)))["seq"])


def removed_and_renumbered(trail: Trail, chance: Random) -> int:
    gone = int(trail.rows.pop(chance.randrange(len(trail.rows)))["seq"])
    for row in trail.rows[gone - 1 :]:
        row["seq"] -= 1
    return gone


def inserted(trail: Trail, chance: Random) -> int:
    place = chance.randrange(len(trail.rows) + 1)
    for row in trail.rows[place:]:
        row["seq"] += 1
    forged = content(place + 1) | {"verb": "forged"}
    trail.rows.insert(place, forged)
    forged["previous"] = trail.rows[place - 1]["hash"] if place else links.GENESIS
    forged["hash"] = links.event_hash(forged, forged["previous"])
    return place + 1


def swapped(trail: Trail, chance: Random) -> int:
    one, other = sorted(chance.sample(range(len(trail.rows)), 2))
    for name in FIELDS:
        rows = trail.rows
        rows[one][name], rows[other][name] = rows[other][name], rows[one][name]
    return one + 1


def truncated(trail: Trail, chance: Random) -> int:
    kept = chance.randrange(len(trail.rows))
    del trail.rows[kept:]
    return kept + 1


def rehashed(trail: Trail, chance: Random) -> int:
    place = chance.randrange(len(trail.rows))
    _alter(trail.rows[place], chance)
    rehash(trail.rows, place)
    return place + 1


def rehashed_and_truncated(trail: Trail, chance: Random) -> int:
    place = rehashed(trail, chance)
    del trail.rows[chance.randrange(place, len(trail.rows) + 1) :]
    return place


def truncated_under_an_old_head(trail: Trail, chance: Random) -> int:
    """The head of an earlier day is put back with the rows of that day: only notes tell."""
    kept = chance.randrange(1, len(trail.rows))
    del trail.rows[kept:]
    last = trail.rows[-1]["hash"]
    trail.head = links.Head(kept, last, links.sign(KEY, CHAIN, kept, last))
    return kept + 1


def head_changed(trail: Trail, chance: Random) -> int:
    assert trail.head is not None
    false: dict[str, Any] = chance.choice(
        ({"seq": trail.head.seq - 1}, {"hash": "e" * 64}, {"signature": "d" * 64})
    )
    trail.head = replace(trail.head, **false)
    return 0


def head_removed(trail: Trail, _chance: Random) -> int:
    trail.head = None
    return 0


WAYS = (
    changed,
    false_hash,
    removed,
    removed_and_renumbered,
    inserted,
    swapped,
    truncated,
    rehashed,
    rehashed_and_truncated,
    truncated_under_an_old_head,
    head_changed,
    head_removed,
)


def tampered(trail: Trail, way: Any, chance: Random) -> tuple[Trail, int]:
    """A copy of the trail after one tampering, and where it must be found."""
    copied = Trail([dict(row) for row in trail.rows], trail.head, dict(trail.seen))
    return copied, way(copied, chance)
