"""Whether a system of sums has a table of whole numbers with some cells given."""

from collections.abc import Mapping, Sequence

from drempel.engines.disclosure.table import Key

STEPS, ROUNDS = 3_000, 60
Sum = tuple[Mapping[Key, int], int]
Range = tuple[int, int | None]


def is_possible(
    sums: Sequence[Sum], counts: Mapping[Key, int], given: Mapping[Key, int]
) -> bool | None:
    """True or False; None when too many steps would be needed to know."""
    ranges: dict[Key, Range] = {key: (0, None) for row, _total in sums for key in row}
    ranges |= {key: (number, number) for key, number in given.items()}
    return _tried(sums, counts, ranges, [STEPS])


def _tried(
    sums: Sequence[Sum], counts: Mapping[Key, int], ranges: dict[Key, Range], left: list[int]
) -> bool | None:
    left[0] -= 1
    if left[0] < 0:
        return None
    if not _narrowed(sums, ranges):
        return False
    open_cells = [key for key, (low, high) in ranges.items() if low != high]
    if not open_cells:
        return True
    key = min(open_cells, key=lambda one: _room(ranges[one]))
    low, high = ranges[key]
    # Near the true table there are tables most often.
    middle = counts[key] if high is None else min(max(counts[key], low), high - 1)
    middle = max(middle, low)
    is_known = True
    for part in ((low, middle), (middle + 1, high)):
        answer = _tried(sums, counts, ranges | {key: part}, left)
        if answer:
            return True
        is_known = is_known and answer is False
    return False if is_known else None


def _room(one: Range) -> int:
    low, high = one
    return 1 << 62 if high is None else high - low


def _narrowed(sums: Sequence[Sum], ranges: dict[Key, Range]) -> bool:
    """Cut off what no table can have, sum by sum; False when nothing is left."""
    for _round in range(ROUNDS):
        is_changed = False
        for row, total in sums:
            for key, sign in row.items():
                before = ranges[key]
                low, high = _rest(row, total, key, sign, ranges)
                low = max(low, before[0])
                tops = [one for one in (high, before[1]) if one is not None]
                top = min(tops, default=None)
                if top is not None and top < low:
                    return False
                if (low, top) != before:
                    ranges[key] = (low, top)
                    is_changed = True
        if not is_changed:
            break
    return True


def _rest(
    row: Mapping[Key, int], total: int, key: Key, sign: int, ranges: Mapping[Key, Range]
) -> tuple[int, int | None]:
    """What the other cells of a sum leave for one of them."""
    low: int | None = total
    high: int | None = total
    for other, one in row.items():
        if other == key:
            continue
        least, most = ranges[other]
        # What is taken off the total: at least the least of a part, at most none of a margin.
        small, large = (least, most) if one > 0 else (None if most is None else -most, -least)
        high = None if high is None or small is None else high - small
        low = None if low is None or large is None else low - large
    if sign < 0:
        low, high = (None if high is None else -high), (None if low is None else -low)
    return (0 if low is None else max(0, low)), high
