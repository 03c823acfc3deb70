"""Every table there could be behind a published one, found by trying: only for very small ones."""

from itertools import product

from drempel.engines.disclosure import MARGIN


def possible(codes, shown, most):
    """All inner tables, each cell up to ``most``, whose cells and margins agree with what is shown."""
    cells = list(product(*codes))
    ranges = [[shown[cell]] if cell in shown else range(most + 1) for cell in cells]
    for counts in product(*ranges):
        inner = dict(zip(cells, counts, strict=True))
        if all(summed(inner, key) == count for key, count in shown.items()):
            yield inner


def summed(inner, key):
    return sum(
        count
        for cell, count in inner.items()
        if all(want in (MARGIN, code) for want, code in zip(key, cell, strict=True))
    )


def ends(codes, shown, keys, most):
    """Lowest and highest of each key over all possible tables."""
    found = {key: [None, None] for key in keys}
    for inner in possible(codes, shown, most):
        for key in keys:
            count = summed(inner, key)
            low, high = found[key]
            found[key] = [
                count if low is None else min(low, count),
                count if high is None else max(high, count),
            ]
    return {key: tuple(one) for key, one in found.items()}
