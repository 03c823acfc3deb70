"""The figures of all associations together, on as many processors as there are.

Nothing crosses the wall between two associations: each is reckoned by itself, and the parts are put
together. Household and person counts may hold one household twice.
"""

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date

import django
from django.db import connection

from drempel.apps.reports.catalogue import evaluator
from drempel.apps.reports.selectors.figures import Results, parts_of
from drempel.engines.indicators import Part, merged

# Fewer associations than this are reckoned sooner than another process has started.
WORTH_A_PROCESS = 12


def sector_figures(association_ids: Sequence[int], year: int, on: date) -> Results:
    """Every figure over several associations, in the order of the catalogue."""
    ids = tuple(association_ids)
    count = _processes(len(ids))
    if count == 1:
        return evaluator(year).results(_together(ids, year, on))
    shares = [ids[place::count] for place in range(count)]
    context = multiprocessing.get_context("spawn")
    # A new process knows nothing yet: it is set up before it reads what this module asks for.
    with ProcessPoolExecutor(count, mp_context=context, initializer=django.setup) as pool:
        parts = pool.map(_together, shares, [year] * count, [on] * count)
        return evaluator(year).results(merged(parts))


def _processes(associations: int) -> int:
    """One for each processor; one alone inside a transaction, which no other process can see."""
    if connection.in_atomic_block:
        return 1
    return max(1, min(os.cpu_count() or 1, associations // WORTH_A_PROCESS))


def _together(ids: Sequence[int], year: int, on: date) -> Mapping[str, Part]:
    return merged(parts_of(one, year, on) for one in ids)
