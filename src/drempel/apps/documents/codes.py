"""Verification codes: twelve signs that cannot be misread, printed in groups of four."""

import secrets

# Without 0 O, 1 I L and U: nothing that looks like something else, and few words by accident.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def printed(code: str) -> str:
    """XXXX-XXXX-XXXX."""
    return "-".join((code[:4], code[4:8], code[8:]))


def read_code(typed: str) -> str:
    """What was typed without spaces and dashes, in capitals; empty when it cannot be a code."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
