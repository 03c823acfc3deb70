"""Money as whole cents.

In: texts and whole cents. Out: whole cents and plain texts ("31658.30").
Fractions carry what lies between two roundings; no float ever touches an amount.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

_STRICT = re.compile(r"-?[0-9]+(?:\.[0-9]{1,2})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,' \u00a0\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?")
_SIMPLE = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")
_DECIMALS = re.compile(r"[.,][0-9]{1,2}$")


def parse_amount(text: object) -> int:
    """Read an amount written as in a case file and return cents.

    text: digits, then at most a dot and one or two decimals ("31658.30", "30000").
    ValueError when it is not a text of that form or is below zero; the message says
    what was found, what was expected and gives an example.
    """
    if not isinstance(text, str) or not _STRICT.fullmatch(text):
        raise ValueError(
            f'found {text!r}; expected a text with 0 to 2 decimals after a dot, like "31658.30"'
        )
    if text.startswith("-"):
        raise ValueError(f'found {text!r}; expected zero or more, like "31658.30"')
    whole, _, decimals = text.partition(".")
    return int(whole) * 100 + int(decimals.ljust(2, "0"))


def parse_written(text: str) -> int:
    """Read an amount as people write it and return cents.

    Accepts "31658.30", "31 658,30", "31.658,30" and "31,658.30". A separator that is
    followed by exactly three digits separates thousands. ValueError otherwise.
    """
    bare = text.strip().removesuffix("€").removeprefix("€").strip()
    if not (_SIMPLE.fullmatch(bare) or _GROUPED.fullmatch(bare)):
        raise ValueError(f'found {text!r}; expected an amount in euros, like "31658,30"')
    found = _DECIMALS.search(bare)
    decimals = found.group()[1:] if found else ""
    whole = bare[: found.start()] if found else bare
    return int(re.sub(r"[^0-9]", "", whole)) * 100 + int(decimals.ljust(2, "0"))


@lru_cache(maxsize=65536)
def plain(cents: int) -> str:
    """Write cents as a text for machines: 3165830 gives "31658.30"."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole}.{rest:02d}"


def round_half_up(value: Fraction) -> int:
    """Round to the nearest whole number; a half goes up (away from zero below zero)."""
    top, bottom = value.numerator, value.denominator
    if top < 0:
        return -((-2 * top + bottom) // (2 * bottom))
    return (2 * top + bottom) // (2 * bottom)


def split(total_cents: int, shares: Sequence[Fraction]) -> tuple[int, ...]:
    """Split an amount; one part more than there are shares, the last takes the rest.

    shares: parts of one (Fraction(80, 100)), zero or more, together at most one.
    Each part is rounded half up but never takes more than what is left, so no part
    is negative and the parts always add up to the total. ValueError otherwise.
    """
    if total_cents < 0:
        raise ValueError("an amount to split is zero or more cents")
    if any(share < 0 for share in shares) or sum(shares, Fraction(0)) > 1:
        raise ValueError("shares are zero or more and together at most the whole")
    left = total_cents
    parts = []
    for share in shares:
        part = min(round_half_up(total_cents * share), left)
        parts.append(part)
        left -= part
    return (*parts, left)
