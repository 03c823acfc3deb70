"""Numbers and addresses of a person that have a form of their own, in no language.

In: a folded text. Out: e-mail addresses, telephone numbers, national numbers, IBANs.
Sources: royal decree of 3 April 1984 (national number, 97 minus the rest of the division
by 97, a 2 before it for people born from 2000), ISO 13616 (IBAN, rest 1).
"""

import re
from collections.abc import Iterator

from drempel.engines.privacy.finding import Span
from drempel.engines.privacy.folding import Folded

_AT = re.compile(r"@|[(\[] ?(?:at|arobase|apenstaartje) ?[)\]] ?")
_LOCAL_PART = re.compile(r"[\w.%+-]+ ?\Z")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LONGEST_LOCAL_PART = 64

_SEP = r"[ ./_\-]{0,3}"
_NATIONAL = re.compile(
    rf"(?<![\d+])(?<!\+ )(?<!\b00 )(?=((\d\d){_SEP}(\d\d){_SEP}(\d\d){_SEP}(\d{{3}}){_SEP}(\d\d))(?!\d))"
)
_ELEVEN = re.compile(r"(?<![\d+])(?<!\d[ ./_\-])\d(?:[ ./_\-]?\d){10}(?![ ./_\-]?\d)")
_OFFICIAL = re.compile(r"\d\d\.\d\d\.\d\d ?- ?\d{3}\.\d\d\Z")
_BIS = (0, 20, 40)

_IBAN = re.compile(r"(?<![a-z0-9])([a-z]{2}\d\d)((?:[ .\-]?[a-z0-9]){10,30})")
_IBAN_LENGTHS = {
    "ad": 24, "al": 28, "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24,
    "de": 22, "dk": 18, "ee": 20, "es": 24, "fi": 18, "fr": 27, "gb": 22, "ge": 22,
    "gr": 27, "hr": 21, "hu": 28, "ie": 22, "it": 27, "lt": 20, "lu": 20, "lv": 21,
    "ma": 28, "md": 24, "mk": 19, "mt": 31, "nl": 18, "no": 15, "pl": 28, "pt": 25,
    "ro": 24, "rs": 22, "se": 24, "si": 19, "sk": 24, "tn": 24, "tr": 26, "ua": 29,
    "xk": 20,
}  # fmt: skip

_IBAN_VALUES = "0123456789abcdefghijklmnopqrstuvwxyz"

_GAP = r"[ ./\-]{0,3}"
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+ ?|00 ?)(?:32{_GAP}(?:\(0\){_GAP})?(?:4\d\d(?:{_GAP}\d){{6}}"
    rf"|[1-9](?:{_GAP}\d){{7}})|(?!32)[1-9]\d{{0,2}}{_GAP}(?:\(0\){_GAP})?\d(?:{_GAP}\d){{6,11}})"
    r"(?!\d)"
)
_MOBILE = re.compile(rf"(?<![\d+])0 ?4[5-9]\d(?:{_GAP}\d){{6}}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\d+])(?<!\d[./,\-])\(?0(?:[2349]\)?[ ./\-]{1,3}\d{3}[ .\-]?\d\d[ .\-]?\d\d"
    r"|[1-9]\d\)?[ ./\-]{1,3}(?:\d\d[ .\-]?\d\d[ .\-]?\d\d|\d{3}[ .]\d{3}))(?!\d)"
)
_BARE_LANDLINE = re.compile(r"(?<![\w/.\-+])0[1-9]\d{7}(?![\w\-]|[.,/]\d)")
_ENTERPRISE_WORD = re.compile(r"(?:\bbce|\bkbo|\btva|\bbtw|\bbe|entreprise|ondernem\w*)\W{0,4}\Z")
_ENTERPRISE_FORM = re.compile(r"\d{4}\.\d{3}\.\d{3}\Z")
_LOOK_BACK = 30
# Where enough figures stand together for a number; the rest of a text is passed over.
_FIGURES = re.compile(r"[\d+(][\d ./_()+\-]{7,}")
_LOOK_AHEAD = 3


def find_numbers(text: Folded) -> Iterator[Span]:
    """Yield everything with a form of its own; findings may overlap."""
    yield from _emails(text)
    yield from _ibans(text)
    for figures in _FIGURES.finditer(text.low):
        start, end = figures.start(), figures.end() + _LOOK_AHEAD
        yield from _national_numbers(text.low, start, end)
        yield from _phones(text.low, start, end)


def _emails(text: Folded) -> Iterator[Span]:
    low = text.low
    for at in _AT.finditer(low):
        begin = max(0, at.start() - _LONGEST_LOCAL_PART)
        local = _LOCAL_PART.search(low[begin : at.start()])
        domain = _DOMAIN.match(low, at.end())
        has_sign = at.group() == "@"
        if local and domain and not (has_sign and local.group().endswith(" ")):
            yield Span("email", begin + local.start(), domain.end(), has_sign)


def has_true_check(digits: str) -> bool:
    """Tell whether eleven digits end on the check digits of a national number."""
    body, check = digits[:9], int(digits[9:])
    return check in (97 - int(body) % 97, 97 - int("2" + body) % 97)


def _is_a_day(digits: str) -> bool:
    """Tell whether the first six digits can be a day of birth, bis numbers included.

    Zero stands for a month or day that is not known.
    """
    month, day = int(digits[2:4]), int(digits[4:6])
    return day <= 31 and any(0 <= month - added <= 12 for added in _BIS)


def _national_numbers(low: str, start: int, end: int) -> Iterator[Span]:
    for found in _NATIONAL.finditer(low, start, end):
        digits = "".join(found.group(2, 3, 4, 5, 6))
        is_day = _is_a_day(digits)
        if is_day or _OFFICIAL.match(found.group(1)):
            certain = is_day and has_true_check(digits)
            yield Span("national_number", found.start(1), found.end(1), certain)
    for found in _ELEVEN.finditer(low, start, end):
        digits = re.sub(r"\D", "", found.group())
        if _is_a_day(digits) and has_true_check(digits):
            yield Span("national_number", found.start(), found.end(), True)


def _ibans(text: Folded) -> Iterator[Span]:
    for found in _IBAN.finditer(text.low):
        length = _IBAN_LENGTHS.get(found.group(1)[:2], 0)
        end, number = found.end(1), found.group(1)
        for char in found.group(2):
            if len(number) >= length:
                break
            number += char if char.isalnum() else ""
            end += 1
        if length and len(number) == length and not text.low[end : end + 1].isalnum():
            yield Span("iban", found.start(), end, _rest_of_iban(number) == 1)


def _rest_of_iban(number: str) -> int:
    moved = number[4:] + number[:4]
    return int("".join(str(_IBAN_VALUES.index(char)) for char in moved)) % 97


def _phones(low: str, start: int, end: int) -> Iterator[Span]:
    for pattern, certain in ((_ABROAD, True), (_LANDLINE, True), (_BARE_LANDLINE, False)):
        for found in pattern.finditer(low, start, end):
            yield Span("phone", found.start(), found.end(), certain)
    for found in _MOBILE.finditer(low, start, end):
        if not _is_enterprise(low, found):
            yield Span("phone", found.start(), found.end(), True)


def _is_enterprise(low: str, found: re.Match[str]) -> bool:
    """Tell whether ten digits are an enterprise number: by its word, or by form and check."""
    if _ENTERPRISE_WORD.search(low[max(0, found.start() - _LOOK_BACK) : found.start()]):
        return True
    digits = re.sub(r"\D", "", found.group())
    has_check = int(digits[8:]) == 97 - int(digits[:8]) % 97
    return has_check and bool(_ENTERPRISE_FORM.match(found.group()))
