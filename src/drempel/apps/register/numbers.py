"""The enterprise number as people write it, and as it is kept: ten digits with a check."""

import re

_WRITTEN = re.compile(r"^(?:BE)?[ .]*([01]?\d{3})[ .]*(\d{3})[ .]*(\d{3})$", re.IGNORECASE)
EXAMPLE = "0123.456.749"


def ten_digits(written: str) -> str:
    """Ten digits out of "0123.456.749", "BE 0123 456 749" or "123456749".

    ValueError when it is not a number of that form, or when its check digits are wrong.
    """
    found = _WRITTEN.match(written.strip())
    if found is None:
        raise ValueError("form")
    digits = "".join(found.groups()).zfill(10)
    if 97 - int(digits[:8]) % 97 != int(digits[8:]):
        raise ValueError("check")
    return digits
