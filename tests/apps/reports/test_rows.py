"""The rows that figures read are the records, and the views of the system say the same."""

import pytest

from drempel.apps.activity.models import MODELS
from drempel.apps.activity.selectors.system import entries, values
from drempel.apps.reports.catalogue import evaluator, evaluator_of, year_on
from drempel.apps.reports.selectors.rows import tables_of
from drempel.engines.indicators.tables import ID
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.associations.factories import make_association

YEAR = TODAY.year


def tables(house, year=YEAR):
    return tables_of(house.pk, evaluator(year), year_on(year, TODAY))


def read(found, kind):
    """Rows of a kind as dictionaries of its own fields."""
    shape = found.shapes[kind]
    names = [one.name for one in shape.kind.own_fields if one.name in shape.fields]
    return [
        {"id": row[ID]} | {name: row[shape.place(name)] for name in names}
        for row in found.rows(kind)
    ]


def test_every_record_of_the_year_is_there(house):
    found = tables(house)
    for kind, model in MODELS.items():
        if kind in found.shapes:
            stored = set(model.objects.filter(association=house).values_list("uid", flat=True))
            assert {row[ID] for row in found.rows(kind)} == stored, kind


def test_nothing_of_another_association_is_there(house):
    other = make_association()
    make_record("contact", other)
    found = tables(house)
    assert len(found.rows("contact")) == 1
    assert len(tables(other).rows("contact")) == 1


def test_a_contact_of_another_year_is_not_read_and_a_pathway_is(house):
    for year in (2024, 2025):
        make_record("contact", house, happened_on=f"{year}-05-05", uid=f"c{year}")
        make_record("path", house, start_on=f"{year}-05-05", uid=f"p{year}")
    found = tables(house, 2025)
    contacts = {row[ID] for row in found.rows("contact")}
    # Recorded in 2026, so that neither its day nor its entry is of 2025.
    assert contacts == {"c2025"}
    assert {"p2024", "p2025"} <= {row[ID] for row in found.rows("path")}


@pytest.mark.parametrize("kind", ["entry", "value"])
def test_the_views_of_the_system_say_the_same(house, kind):
    """Entries by their key, values by entry and field; those that a figure of the year may count."""
    view = {"entry": entries, "value": values}[kind]
    holds = year_on(YEAR, TODAY).holds
    wanted = [
        row
        for row in view(house.pk)
        if any(holds(row.get(name)) for name in ("happened_on", "created_on"))
        or row.get("household")
    ]
    assert len(wanted) > 20
    got = read(tables(house), kind)
    assert len(got) == len(wanted)
    keys = {"entry": lambda row: (row["id"],), "value": lambda row: (row["entry"], row["field"])}
    by_key = {keys[kind](row): row for row in got}
    for row in wanted:
        found = by_key[keys[kind](row)]
        for name in set(row) & set(found) - {"id", "household"}:
            assert found[name] == row[name], (row["id"], name)


def test_one_figure_reads_no_more_than_it_needs(house, django_assert_max_num_queries):
    ready = evaluator_of(YEAR, "AX-04")
    with django_assert_max_num_queries(1):
        found = tables_of(house.pk, ready, year_on(YEAR, TODAY))
    assert len(found.rows("contact")) == 1
