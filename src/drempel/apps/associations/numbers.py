"""Enterprise numbers and accounts as people type them, read and checked. Pure."""

import re

from stdnum import iban as iban_check
from stdnum.be import iban as belgian
from stdnum.be import vat
from stdnum.exceptions import ValidationError as NumberError

ENTERPRISE_EXAMPLE = "0123.456.749"
IBAN_EXAMPLE = "BE68 5390 0754 7034"
_TEN_DIGITS = re.compile(r"[01][0-9]{9}", re.ASCII)


def read_enterprise_number(typed: str) -> str | None:
    """Ten digits with a true check, or None. Dots, spaces and a leading BE are allowed."""
    plain = re.sub(r"[\s.\-/]", "", typed).upper().removeprefix("BE")
    if not _TEN_DIGITS.fullmatch(plain) or not vat.is_valid(plain):
        return None
    return plain


def read_iban(typed: str) -> str | None:
    """An account number of any country with a true check, without spaces, or None."""
    plain = re.sub(r"[\s.\-]", "", typed).upper()
    try:
        return iban_check.validate(plain, check_country=False)
    except NumberError:
        return None


def is_bank_known(iban: str) -> bool:
    """Whether a Belgian account lies at a bank of the list; other countries are not judged."""
    return not iban.startswith("BE") or bool(belgian.info(iban))


def masked_iban(iban: str) -> str:
    """The first and last four signs: enough to recognise an account, too little to use it."""
    return f"{iban[:4]} … {iban[-4:]}" if len(iban) > 8 else iban
