"""Enterprise numbers, accounts and telephones that are true to form and belong to nobody.

In: the place of an association in the data, from 1. Out: the number as the models keep it.
"""

# The register hands out 0200.000.000 upwards and, since 2023, 1000.000.000 upwards; the last
# million of the leading 1 is not within reach of any registration.
ENTERPRISE_RANGE = "1999"
# A code of three digits that the National Bank lists at no bank.
BANK_CODE = "966"


def enterprise_number(n: int) -> str:
    """Ten digits with a true check: 97 less the remainder of the first eight by 97."""
    first = int(ENTERPRISE_RANGE) * 10_000 + 1_000 + 7 * n
    return f"{first:08d}{97 - first % 97:02d}"


def iban(n: int) -> str:
    """A Belgian account: its own check (remainder by 97), then that of the IBAN."""
    account = int(BANK_CODE) * 10_000_000 + 2_000_000 + 137 * n
    national = f"{account:010d}{account % 97 or 97:02d}"
    return f"BE{98 - int(national + '111400') % 97:02d}{national}"


def phone(n: int) -> str:
    """A number in a block that starts with 000: no telephone of Brussels begins so."""
    return f"+32 2 000 {n // 10:02d} {n % 10}0"
