"""Every figure of the demonstration, reckoned a second time from its exported records.

The reference (``tests/reference``) shares nothing with the program: it reads the texts of an
export and loops over them.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from drempel.apps.activity.selectors.system import rows_of_kind
from drempel.apps.associations.models import Association
from drempel.apps.reports.selectors.figures import figures_of
from drempel.engines.records import KINDS
from tests.reference.compute import compute
from tests.reference.counting import Figure
from tests.reference.reading import Book

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
YEARS = (2024, 2025, 2026)
TODAY = date(2026, 11, 24)
SHOWN = 40
# Nothing in the demonstration makes these more than zero: agreeing on them proves little.
ALWAYS_NOTHING = {
    *("A1-R07.rights", "A1-R07.mediations", "A1-R07.total"),
    *("A1-G07.actions", "A1-G11.discrimination", "A1-G12.files", "A1-G12.works_done"),
    *("A1-P04.sessions", "A1-P05.owner", "A1-P05.bearable", "A1-P05.good_state", "A1-P06"),
    *("A2-W02.action", "A2-W02.closed"),
    *("A3-O10.applications", "A3-O10.waiting", "A3-S06.meetings", "A3-S06.mediations", "A3-S07"),
    *("A3-C02.secured", "A3-C02.allocated"),
    *("AC-02.days", "AM-04.subsidy", "AM-04.share", "AM-06.events"),
    *("AQ-02", "AQ-03.open", "AQ-03.per_100", "AQ-04.answers", "AQ-04.positive"),
}


def exported(association_id: int) -> Book:
    """The records of an association, as an export prints them."""
    return Book(
        {
            kind.code.upper(): [
                dict(zip([one.name for one in kind.fields], texts, strict=True))
                for texts in rows_of_kind(kind, association_id)
            ]
            for kind in KINDS
        }
    )


def flat(figure: Mapping[str, Any]) -> dict[str, Any]:
    """What is compared of a figure; each category under the name of its dimension."""
    by = {
        f"{dimension} {category}": value
        for dimension, found in figure["by"].items()
        for category, value in found.items()
    }
    return {name: figure[name] for name in ("value", "n", "N", "source", "low", "high")} | by


def of_product(association_id: int, year: int) -> dict[str, Figure]:
    return {
        code: {
            "value": one.value,
            "n": one.known,
            "N": one.units,
            "source": one.source,
            "by": one.by,
            "low": one.low,
            "high": one.high,
        }
        for code, one in figures_of(association_id, year, TODAY).items()
    }


def differences(product: Mapping[str, Figure], reference: Mapping[str, Figure]) -> Iterator[str]:
    for code in sorted(product.keys() | reference.keys()):
        if code not in product or code not in reference:
            yield f"{code}: only one of the two has it"
            continue
        here, there = flat(product[code]), flat(reference[code])
        for what in [*here, *(name for name in there if name not in here)]:
            one, other = here.get(what, "nothing"), there.get(what, "nothing")
            if one != other:
                yield f"{code} {what}: product {one}, reference {other}"


def test_both_reckon_the_same_for_every_association_year_figure_and_category():
    found, every, something = [], set(), set()
    for association in Association.objects.order_by("pk"):
        book = exported(association.pk)
        for year in YEARS:
            product, reference = of_product(association.pk, year), compute(book, year, TODAY)
            found += [f"{association} {year} {one}" for one in differences(product, reference)]
            every |= product.keys()
            something |= {code for code, one in product.items() if one["value"]}
    assert len(every) == 209
    assert not found, f"{len(found)} differences:\n" + "\n".join(found[:SHOWN])
    assert every - something == ALWAYS_NOTHING
