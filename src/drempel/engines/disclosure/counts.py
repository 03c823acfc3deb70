"""Hiding small counts in a table of one dimension with its total. Pure and exact.

In: counts by key, and from how many on a count is shown. Out: each cell and the total, shown or
hidden. Who reads knows every shown count, that counts are whole and not negative, and how the
hiding is done; from that, the bounds of every hidden count must lie at least ``threshold`` apart.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

SHOWN, PRIMARY, COMPLEMENTARY = "shown", "primary", "complementary"


@dataclass(frozen=True, slots=True)
class Protected:
    """status: by key, and of the total; what is not ``shown`` must not be published."""

    status: Mapping[Hashable, str]
    total_status: str

    def hidden(self) -> frozenset[Hashable]:
        return frozenset(key for key, status in self.status.items() if status != SHOWN)


def is_small(count: int, threshold: int) -> bool:
    """Whether a count shows people who could be recognised; zero shows none."""
    return 0 < count < threshold


def protect(
    counts: Mapping[Hashable, int], threshold: int, also: frozenset[Hashable] = frozenset()
) -> Protected:
    """Hide small counts, and with them the least that keeps them from being worked out.

    also: keys that stay hidden whatever their count, such as those of an earlier release.

    Two counts hidden together could each be anything from zero to their sum, which a reader finds
    by taking the shown counts off the total: so at least two are hidden, with a sum of at least
    ``threshold``. One more count that is not small gives both; the smallest one loses the least.
    A total that is small itself is hidden with them. ValueError for a negative count.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is zero or more")
    status = {
        key: PRIMARY if is_small(count, threshold) or key in also else SHOWN
        for key, count in counts.items()
    }
    total = sum(counts.values())
    small = {key: count for key, count in counts.items() if status[key] == PRIMARY}
    if is_small(total, threshold):
        return Protected(status, PRIMARY)
    if not small or (len(small) > 1 and sum(small.values()) >= threshold):
        return Protected(status, SHOWN)
    # A total that is not small has a count that is not: the small ones alone do not reach it.
    large = [key for key, count in counts.items() if count >= threshold and key not in also]
    if not large:
        # What stays hidden from before is all there is: without the total nothing follows.
        return Protected(status, PRIMARY)
    status[min(large, key=lambda key: (counts[key], str(key)))] = COMPLEMENTARY
    return Protected(status, SHOWN)


def bounds(
    counts: Mapping[Hashable, int], protected: Protected
) -> Mapping[Hashable, tuple[int, int | None]]:
    """What a reader can find of every hidden count: lowest and highest, None without limit."""
    hidden = protected.hidden()
    if protected.total_status != SHOWN:
        return dict.fromkeys(hidden, (0, None))
    rest = sum(counts[key] for key in hidden)
    lowest = rest if len(hidden) == 1 else 0
    return dict.fromkeys(hidden, (lowest, rest))
