"""How an event becomes a hash, and how a chain is checked. Pure: rows in, findings out."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64
FIELDS = ("seq", "at", "actor", "verb", "object_type", "object_id", "association_id", "data")


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of the last event, with the signature over both."""

    seq: int
    hash: str
    signature: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the trail: at which event (0: the head), and what."""

    seq: int
    what: str


def canonical(data: Mapping[str, Any]) -> str:
    """One spelling per content: sorted keys, no spaces, no floats."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def event_hash(row: Mapping[str, Any], previous: str) -> str:
    """SHA-256 over the previous hash and the canonical content of one event."""
    content = canonical({name: row[name] for name in FIELDS})
    return hashlib.sha256(f"{previous}\n{content}".encode()).hexdigest()


def sign(key: str, chain: str, seq: int, last_hash: str) -> str:
    """HMAC over the chain's own name, the number and the hash of its last event."""
    return hmac.new(key.encode(), f"{chain}:{seq}:{last_hash}".encode(), "sha256").hexdigest()


def check_links(rows: Iterable[Mapping[str, Any]], seen: dict[int, str]) -> Finding | None:
    """Walk the chain in the order of its numbers; return the first event that does not hold.

    ``seen`` maps event numbers to hashes noted outside the database; on the way every hash that
    is passed is compared with it, so that a chain rehashed as a whole is found at its first
    false event.
    """
    previous, expected = GENESIS, 1
    for row in rows:
        seq = row["seq"]
        if seq != expected:
            return Finding(expected, f"event {expected} is missing: the next one is {seq}")
        if row["previous"] != previous:
            return Finding(seq, f"event {seq} does not follow from event {seq - 1}")
        if row["hash"] != event_hash(row, previous):
            return Finding(seq, f"the content of event {seq} was changed")
        if seen.get(seq, row["hash"]) != row["hash"]:
            return Finding(seq, f"event {seq} is not the one noted outside: rehashed up to here")
        previous, expected = row["hash"], expected + 1
    return None


def check_head(last: Head | None, end: tuple[int, str], key: str, chain: str) -> Finding | None:
    """Compare the signed head with the end of the chain ``(number, hash)``."""
    seq, last_hash = end
    if last is None:
        return Finding(0, "the signed head is missing") if seq else None
    if not hmac.compare_digest(last.signature, sign(key, chain, last.seq, last.hash)):
        return Finding(0, "the signature of the head is false")
    if last.seq > seq:
        return Finding(seq + 1, f"events {seq + 1} to {last.seq} are missing at the end")
    if last.seq < seq:
        return Finding(last.seq + 1, f"events after {last.seq} were added outside the product")
    if last.hash != last_hash:
        return Finding(seq, f"event {seq} is not the one that was signed: the chain was rehashed")
    return None


def check_outside(seen: dict[int, str], end: tuple[int, str]) -> Finding | None:
    """The newest note outside must not lie beyond the end of the chain."""
    noted = max(seen, default=0)
    if noted > end[0]:
        return Finding(
            end[0] + 1, f"events {end[0] + 1} to {noted} were noted outside and are gone"
        )
    return None
