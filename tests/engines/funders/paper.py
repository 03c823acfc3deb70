"""A template filled from rows made by hand, for tests that a person can check on paper.

In: key of a template, key of a period, rows by kind as in ``tests/cases/indicators``. Out: the
lines by their code, and what they come to in short.
"""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from drempel.engines.deadlines.calendar import Calendar
from drempel.engines.funders import Filler, periods_of, template_on, versions_of
from drempel.engines.records import kind_of
from tests.engines.indicators.hand import as_written, catalogue, every_case, scheme, tables

TODAY = date(2026, 11, 24)


def period(key, wanted, on=TODAY):
    """The period of that key, and the version in force on its last day."""
    for version in versions_of(scheme(), key):
        for one in periods_of(version.rhythm, version.since, version.until, on):
            if one.key == wanted:
                return one, template_on(scheme(), key, one.end)
    raise KeyError(wanted)


def fill(key, wanted, rows, *, typed=None, on=TODAY, template=None):
    """Lines by code. template: another one than that of the pack."""
    time, version = period(key, wanted, on)
    return fill_template(template or version, time, rows, typed=typed, on=on)


def fill_template(template, time, rows, *, typed=None, on=TODAY):
    return fill_with(Filler(template, catalogue(), time), rows, typed=typed, on=on)


def fill_with(filler, rows, *, typed=None, on=TODAY):
    """Lines by code, of a template that was made ready before."""
    found = tables(
        {kind.lower(): list(each) for kind, each in rows.items()}, filler.evaluator.shapes
    )
    numbers = {code: Fraction(str(value)) for code, value in (typed or {}).items()}
    lines = filler.fill(found, on, Calendar(scheme()).is_working_day, numbers)
    return {one.line.code: one for one in lines}


def values(lines):
    return {code: as_written(one.value) for code, one in lines.items()}


def parts(line):
    """The funder's categories that are not empty."""
    return {group.code: as_written(value) for group, value in line.parts if value}


def steps(line):
    return {one.kind: as_written(one.amount) for one in line.steps}


def kinds(line):
    return {one.kind for one in line.differences}


def all_rows():
    """The rows of every case together, as of one association: each case keeps its own identifiers."""
    found = defaultdict(list)
    for name, case in {one.name.split()[0]: one for one in every_case()}.items():
        for kind, rows in case.rows.items():
            found[kind] += [_named(name, kind_of(kind), row) for row in rows]
    return found


def _named(name, kind, row):
    """A row with its identifier, and what it refers to, in the name of its case."""
    references = {one.name for one in kind.fields if one.type == "reference"} | {"id"}
    return {
        key: f"{name}/{value}" if key in references and isinstance(value, str) else value
        for key, value in row.items()
    }
