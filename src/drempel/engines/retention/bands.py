"""From a year of birth to a band of ages: what figures need, and no more.

In: an age and the codes of the pack's list of bands. Out: a code.
"""

import re
from collections.abc import Iterable

_BAND = re.compile(r"A(\d+)_(\d+)")
_UNDER, _OVER = re.compile(r"LT(\d+)"), re.compile(r"A(\d+)P")


def age_band(age: int, codes: Iterable[str]) -> str:
    """The first band that holds an age; empty when none does.

    codes: like LT18, A18_24 and A80P; the years stand in the codes themselves.
    """
    return next((code for code in codes if _holds(code, age)), "")


def _holds(code: str, age: int) -> bool:
    if found := _BAND.fullmatch(code):
        return int(found[1]) <= age <= int(found[2])
    if found := _UNDER.fullmatch(code):
        return age < int(found[1])
    over = _OVER.fullmatch(code)
    return over is not None and age >= int(over[1])
