"""What an association's program may read of a year, offered by apps that this one does not know.

Each app registers in ``ready()`` what it gives; ``routes`` carries it out behind the same door as
the records and ``document`` describes it. Nothing here loads what only a request needs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Yearly:
    """An answer for each year, at ``/api/v1/{code}/{year}``.

    scope: code of ``scopes.SCOPES``. label, summary, gives: what the document says, in English.
    shape: dotted name of the pydantic model of the answer. read: dotted name of a function
    (association id, year, the day of today) -> plain data, Http404 when there is nothing.
    """

    code: str
    scope: str
    label: str
    summary: str
    gives: str
    shape: str
    read: str


_YEARLY: dict[str, Yearly] = {}


def register_yearly(offer: Yearly) -> None:
    _YEARLY[offer.code] = offer


def yearly() -> list[Yearly]:
    """Everything that is offered, by code."""
    return [_YEARLY[code] for code in sorted(_YEARLY)]
