"""All figures of one association and one year, from the rows of its export."""

from collections.abc import Iterable, Mapping
from datetime import date

from tests.reference import (
    a1_guidance,
    a1_purchase,
    a1_rights,
    a2,
    a3_projects,
    a3_stays,
    a3_units,
    ac,
    am,
    aq,
    ax,
)
from tests.reference.counting import Figure
from tests.reference.groups import World
from tests.reference.reading import Book

FAMILIES = (
    *(ax, a1_rights, a1_guidance, a1_purchase, a2),
    *(a3_units, a3_stays, a3_projects, ac, am, aq),
)


def compute(
    records: Mapping[str, Iterable[Mapping[str, str]]] | Book, year: int, on: date
) -> dict[str, Figure]:
    """value, n, N, source, by, low and high of every figure.

    records: kind to rows of texts by field, as an export holds them, or a book already read.
    """
    book = records if isinstance(records, Book) else Book(records)
    world = World(book, year, on)
    return {code: one for family in FAMILIES for code, one in family.figures(world).items()}
