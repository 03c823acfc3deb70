"""Chance with a fixed seed: the same question always gets the same answer.

Each draw is named, so that a new one changes no other, and none depends on a library's generator.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

SEED = "drempel 2026-11-24"
T = TypeVar("T")


def between(name: str, low: int, high: int) -> int:
    """A whole number from low to high, both included."""
    digest = hashlib.sha256(f"{SEED}/{name}".encode()).digest()
    return low + int.from_bytes(digest[:8]) % (high - low + 1)


def some(name: str, items: Sequence[T], count: int) -> list[T]:
    """``count`` different items, in the order of the list."""
    rank = sorted(range(len(items)), key=lambda index: between(f"{name}/{index}", 0, 10**12))
    return [items[index] for index in sorted(rank[:count])]


def weighted(name: str, choices: Sequence[tuple[str, int]]) -> str:
    """One code; each comes as often as its weight says."""
    place = between(name, 1, sum(weight for _code, weight in choices))
    for code, weight in choices:
        place -= weight
        if place <= 0:
            return code
    raise ValueError("no choices to draw from")
