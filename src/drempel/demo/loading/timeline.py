"""Acts in the order of their days, so that the trail reads as the year went."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Act:
    """What is done on a day. step: its place in the road; number: that of the association."""

    day: date
    step: int
    number: int
    play: Callable[[], object]


def play_acts(acts: Iterable[Act]) -> int:
    """Play every act, by day, then along the road, then by association; return how many."""
    ordered = sorted(acts, key=attrgetter("day", "step", "number"))
    for act in ordered:
        act.play()
    return len(ordered)
