"""The order in which files of all kinds can be read in: what others refer to comes first."""

from functools import cache

from drempel.engines.records import STORED, Kind


@cache
def loading_order() -> tuple[Kind, ...]:
    """Every stored kind after the kinds that it refers to; itself does not count."""
    placed: list[Kind] = []
    left = list(STORED)
    while left:
        codes = {one.code for one in left}
        ready = [one for one in left if not _needs(one) & codes]
        placed += ready
        left = [one for one in left if one not in ready]
    return tuple(placed)


def _needs(kind: Kind) -> set[str]:
    return {one.target for one in kind.own_fields if one.type == "reference"} - {kind.code}
