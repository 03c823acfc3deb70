"""A program of its own for ``test_at_once``: real commits, two connections, one database.

In: DATABASE_URL of an empty database. Out: one line of JSON on the output.
"""

import json
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import django

django.setup()
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from django.core.management import call_command  # noqa: E402 - after setup()
from django.db import DatabaseError, connections, transaction  # noqa: E402

from drempel.apps.activity.models import model_of  # noqa: E402
from drempel.apps.activity.services import Invalid, store_record  # noqa: E402
from drempel.apps.kernel.trail.verify import verify_trail  # noqa: E402
from drempel.engines.records import kind_of  # noqa: E402
from tests.apps.activity.builders import TODAY, written_for  # noqa: E402
from tests.apps.households.houses import House, make_house  # noqa: E402

ROUNDS, LEFT = 6, {"destination": "SOCI", "persons": "1"}


def store(house: House, written: dict[str, str]) -> str:
    """Store one stay as a form does; the word for what came of it."""
    try:
        store_record(
            kind=kind_of("stay"),
            association_id=house.association.pk,
            written=written,
            by=house.worker,
            on=TODAY,
        )
    except Invalid as refusal:
        return refusal.faults[0].key
    return "stored"


def write_raw(template: Any, written: dict[str, str]) -> str:
    """Insert one row past every service; only the database can refuse it."""
    row = model_of("stay").objects.get(pk=template.pk)
    row.pk, row.uid = None, written["uid"]
    row.unit_id, row.start_on, row.end_on = int(written["unit"]), date(2026, 5, 1), None
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError as refusal:
        return "refused" if "another stay" in str(refusal) else repr(refusal)
    return "stored"


def at_once(act: Any, *written: dict[str, str]) -> list[str]:
    """Run ``act`` in a thread and a connection for each, all starting together."""
    found: list[str] = []
    start = threading.Barrier(len(written))

    def run(one: dict[str, str]) -> None:
        try:
            start.wait(60)
            found.append(act(one))
        except Exception as problem:
            found.append(repr(problem))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(one,)) for one in written]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(found)


def period(house: House, unit: Any, start_on: str, end_on: str) -> dict[str, str]:
    file = house.make("file")
    said = {"household": file.uid, "unit": unit.uid, "start_on": start_on, "end_on": end_on}
    return written_for(kind_of("stay"), **said, **LEFT)


def main() -> None:
    call_command("migrate", verbosity=0)
    house = make_house()
    unit, touching, raw = (house.make("unit") for _n in range(3))
    template = house.make("stay", start_on="2026-01-01", end_on="2026-02-01", destination="SOCI")
    together = [
        at_once(
            lambda one: store(house, one),
            period(house, unit, f"2026-0{n}-01", f"2026-0{n}-20"),
            period(house, unit, f"2026-0{n}-10", f"2026-0{n}-28"),
        )
        for n in range(1, ROUNDS + 1)
    ]
    told = {
        "together": together,
        "stays": model_of("stay").objects.filter(unit=unit).count(),
        "touching": at_once(
            lambda one: store(house, one),
            period(house, touching, "2026-01-01", "2026-02-01"),
            period(house, touching, "2026-02-01", "2026-03-01"),
        ),
        "raw": at_once(
            lambda one: write_raw(template, one),
            {"uid": "raw-1", "unit": str(raw.pk)},
            {"uid": "raw-2", "unit": str(raw.pk)},
        ),
        "raw_stays": model_of("stay").objects.filter(unit=raw).count(),
        "finding": str(verify_trail().finding),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
