"""The figures of a report: one large association, and the whole sector as it grows."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after setup()
from django.db import reset_queries  # noqa: E402

from bench.filling import TODAY, associations  # noqa: E402
from bench.mixing import fill_mixed, settle  # noqa: E402
from drempel.apps.kernel.installation import found_installation  # noqa: E402
from drempel.apps.kernel.models import Installation  # noqa: E402
from drempel.apps.reports.catalogue import evaluator  # noqa: E402
from drempel.apps.reports.selectors.figures import figures_of  # noqa: E402
from drempel.apps.reports.selectors.sector import sector_figures  # noqa: E402

EACH = 20_000
SIZES = (10_000, 100_000, 1_000_000)
YEAR = 2025


def measure(sizes: tuple[int, ...], times: int) -> dict[str, Any]:
    """Seconds of one association and of the sector at each size; the years are those of a report."""
    call_command("migrate", verbosity=0)
    found_installation(kind=Installation.DEMONSTRATION, today=TODAY)
    houses = associations(max(1, sizes[-1] // EACH))
    evaluator(YEAR)
    found: dict[str, Any] = {"each": EACH, "sector": {}}
    filled: list[int] = []
    for size in sizes:
        count = max(1, size // EACH)
        while len(filled) < count:
            filled.append(fill_mixed(houses[len(filled)], min(EACH, size)))
        settle()
        begun = time.perf_counter()
        results = sector_figures([one.pk for one in houses[:count]], YEAR, TODAY)
        found["sector"][str(size)] = {
            "associations": count,
            "seconds": time.perf_counter() - begun,
            "contacts": int(results["AX-04"].value),
        }
        if filled[-1] == EACH and "one" not in found:
            found["one"] = _one(houses[count - 1].pk, times)
    found.setdefault("one", _one(houses[0].pk, times))
    return found | {"each": filled[-1]}


def _one(association_id: int, times: int) -> dict[str, Any]:
    """The whole report of one association: the best and the middle of some tries."""
    taken = []
    for _ in range(times):
        reset_queries()
        begun = time.perf_counter()
        results = figures_of(association_id, YEAR, TODAY)
        taken.append(time.perf_counter() - begun)
    records = int(results["AQ-03.records"].value)
    return {"seconds": sorted(taken)[times // 2], "best": min(taken), "records_of_year": records}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    sizes = SIZES[:1] if options.quick else SIZES
    options.out.write_text(json.dumps(measure(sizes, 5)), encoding="utf-8")


if __name__ == "__main__":
    main()
