"""Days, numbers and yes or no as people and spreadsheets write them.

In: one text. Out: a date, a whole number, a Decimal, a bool; ValueError when it is none.
"""

import re
from datetime import date
from decimal import Decimal

from drempel.engines.records.book import folded

_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(
    r"(?:[a-z]{2,9}\.?,? )?(\d{1,2})(?:er|e|ste|de|st|nd|rd|th)?\.? ([a-z]+)\.?,? (\d{4})"
)
_NAMED_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?$")
_MONTHS = (
    ("janv", "jan", "janvier", "januari", "january"),
    ("fev", "feb", "fevr", "fevrier", "februari", "february"),
    ("mars", "mrt", "maart", "mar", "march"),
    ("avr", "apr", "avril", "april"),
    ("mai", "mei", "may"),
    ("juin", "jun", "juni", "june"),
    ("juil", "jul", "juillet", "juli", "july"),
    ("aout", "aug", "augustus", "august"),
    ("sept", "sep", "septembre", "september"),
    ("oct", "okt", "octobre", "oktober", "october"),
    ("nov", "novembre", "november"),
    ("dec", "decembre", "december"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_YES = {"yes", "y", "true", "1", "oui", "o", "vrai", "ja", "j", "waar", "x", "on"}
_NO = {"no", "n", "false", "0", "non", "faux", "nee", "neen", "onwaar", "off"}
_BLANKS = str.maketrans("", "", " \u00a0\u202f\u2009'’€")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def read_day(text: str) -> date:
    """Read 24/11/2026, 24.11.26, 2026-11-24, 20261124, 24 nov. 2026, 24 november 2026 …

    The day stands before the month, as in Belgium; a time behind it is left out.
    """
    bare = _TIME.sub("", text.strip().replace("\u00a0", " "))
    if found := _YEAR_FIRST.fullmatch(bare) or _RUN_TOGETHER.fullmatch(bare):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(bare):
        day, month, year = (int(part) for part in found.groups())
        year += _century(found.group(3))
    else:
        day, month, year = _in_words(bare)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    return date(year, month, day)


def _century(written: str) -> int:
    """Two figures are this century, as long as that is not far ahead: 31 to 99 are the last one."""
    if len(written) == len("2026"):
        return 0
    return 2000 if int(written) <= 40 else 1900


def _in_words(text: str) -> tuple[int, int, int]:
    spelt = folded(text)
    if found := _NAMED.fullmatch(spelt):
        day, month, year = found.groups()
    elif found := _NAMED_FIRST.fullmatch(spelt):
        month, day, year = found.groups()
    else:
        raise ValueError(text)
    if month not in _MONTH_OF:
        raise ValueError(text)
    return int(day), _MONTH_OF[month], int(year)


def read_number(text: str) -> Decimal:
    """Read 1234.5, 1.234,5, 1 234,5 or 1,234.5 exactly; a lone group of three parts thousands."""
    bare = text.translate(_BLANKS)
    if not re.fullmatch(r"-?[\d.,]*\d", bare):
        raise ValueError(text)
    marks = [sign for sign in bare if sign in ".,"]
    if not marks:
        return Decimal(bare)
    last = max(bare.rfind("."), bare.rfind(","))
    head, tail = bare[:last], bare[last + 1 :]
    if len(set(marks)) == 1 and (len(marks) > 1 or _parts_thousands(head, tail)):
        return _grouped(head + bare[last] + tail, text)
    if bare[last] in head:
        raise ValueError(text)
    whole = _grouped(head, text) if any(sign in ".," for sign in head) else Decimal(head or "0")
    return Decimal(f"{'-' if head.startswith('-') else ''}{abs(whole)}.{tail}")


def _parts_thousands(head: str, tail: str) -> bool:
    return len(tail) == len("000") and re.fullmatch(r"-?[1-9]\d{0,2}", head) is not None


def _grouped(text: str, whole: str) -> Decimal:
    if not re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", text):
        raise ValueError(whole)
    return Decimal(re.sub(r"[.,]", "", text))


def read_whole(text: str) -> int:
    """Read a whole number; 12,0 is one, 12,5 is not."""
    number = read_number(text)
    if number != number.to_integral_value():
        raise ValueError(text)
    return int(number)


def read_answer(text: str) -> bool:
    """Read yes or no in three languages."""
    spelt = folded(text)
    if spelt in _YES:
        return True
    if spelt in _NO:
        return False
    raise ValueError(text)
