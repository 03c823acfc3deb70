"""What the scan finds: one piece of a text, with its kind and its place."""

from dataclasses import dataclass
from typing import NamedTuple

# In this order the more telling kind wins when two findings overlap that weigh the same.
KINDS = (
    "national_number",
    "iban",
    "email",
    "phone",
    "birth_date",
    "address",
    "health",
    "origin",
    "judicial",
    "name",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of a text that may say something about a person.

    kind: one of KINDS. start, end: offsets in the text. found: text[start:end].
    certain: a check digit is right, or the form is unmistakable.
    """

    kind: str
    start: int
    end: int
    found: str
    certain: bool


class Span(NamedTuple):
    """A finding in the folded text, before it is taken back to the text itself.

    A tuple, because many are made for each one that is kept.
    """

    kind: str
    start: int
    end: int
    certain: bool = False
