"""Yearly amounts with their full explanation: reckoned, written out and sealed."""

import argparse
import json
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from drempel.engines.award import explain
from drempel.engines.scheme import cached_scheme
from drempel.engines.trace import canonical_json

PACK = Path(__file__).resolve().parents[2] / "schemes" / "brussels_vih"
PROCESSES = 2


def case(number: int) -> dict[str, Any]:
    """Another amount each, a part of the year for every third, a suspension for every fifth."""
    first = "2026-07-01" if number % 3 == 0 else "2024-01-01"
    pause = [{"from": "2026-08-01", "to": "2026-08-31"}] if number % 5 == 0 else []
    return {
        "year": 2026,
        "reference_amount": f"{20_000 + number}.{number % 100:02d}",
        "period": {"from": first, "to": "2028-12-31"},
        "reference_month": "2023-12",
        "accredited": [{"from": first, "to": "2028-12-31"}],
        "suspended": pause,
        "previous_amount": None if number % 2 else "31000.00",
        "parameters": {},
    }


def explain_some(start: int, count: int) -> tuple[int, int]:
    """Explain ``count`` awards; return how many different digests and how many bytes."""
    scheme, digests, written = cached_scheme(str(PACK)), set(), 0
    for number in range(start, start + count):
        sheet = explain(case(number), scheme).as_dict()
        written += len(canonical_json(sheet))
        digests.add(sheet["digest"])
    return len(digests), written


def measure(count: int) -> dict[str, Any]:
    """Time ``count`` awards on one process and on two; the start of the processes counts too."""
    started = time.perf_counter()
    explain_some(0, count)
    alone = time.perf_counter() - started
    each = count // PROCESSES
    started = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        parts = list(pool.map(explain_some, range(0, count, each), [each] * PROCESSES))
    together = time.perf_counter() - started
    return {
        "count": count,
        "processes": PROCESSES,
        "seconds_one": alone,
        "seconds_two": together,
        "digests": sum(digests for digests, _written in parts),
        "bytes_each": sum(written for _digests, written in parts) // count,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.write_text(json.dumps(measure(options.count)), encoding="utf-8")


if __name__ == "__main__":
    main()
