"""The apostrophe before a text that a spreadsheet would take for a formula.

For CSV that people open. ``strip_guard(unsafe_guard(text)) == text`` for every text: a text that
already begins with apostrophes and then a dangerous character gets one more.
"""

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")


def unsafe_guard(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would calculate."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def strip_guard(text: str) -> str:
    """Take the apostrophe of ``unsafe_guard`` away again."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text
