"""Lists of records of one association, from a thousand rows to a million: same cost, same speed."""

import argparse
import json
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - after setup()
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.pages import DASHBOARD, LIST, Page  # noqa: E402
from bench.site import measure_page  # noqa: E402
from bench.working import fill_contacts, worker, working_association  # noqa: E402
from drempel.apps.activity.models import model_of  # noqa: E402
from drempel.apps.activity.selectors.records import ordered  # noqa: E402
from drempel.apps.kernel.roles import WORKER  # noqa: E402
from drempel.engines.records import kind_of  # noqa: E402

SIZES = (1_000, 10_000, 100_000, 1_000_000)
BACKEND = settings.AUTHENTICATION_BACKENDS[-1]


def pages() -> list[Page]:
    """The list as it opens, its filters, and a page from the middle of it."""
    address = reverse("record_list", kwargs={"kind": "contact"})
    rows = ordered(kind_of("contact"), model_of("contact").objects.all())
    middle = rows[rows.count() // 2]
    after = f"{middle.happened_on.isoformat()}_{middle.pk}"
    return [
        Page("list", LIST, WORKER, address),
        Page("list, from the middle", LIST, WORKER, f"{address}?after={after}"),
        Page("list, one topic", LIST, WORKER, f"{address}?topic=RENT"),
        Page("list, one month", LIST, WORKER, f"{address}?from=2026-03-01&until=2026-03-31"),
        Page("my day", DASHBOARD, WORKER, reverse("my_day")),
    ]


def measure(sizes: tuple[int, ...], times: int) -> dict[str, Any]:
    """For each size the rows there are, and queries, weight and time of each page."""
    call_command("migrate", verbosity=0)
    association = working_association()
    client = Client(SERVER_NAME="localhost")
    client.force_login(worker(association, 1), backend=BACKEND)
    found = {}
    for size in sizes:
        rows = fill_contacts(association, size)
        measured = {page.name: measure_page(page, client, times) for page in pages()}
        found[str(size)] = {"rows": rows, "pages": measured}
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    sizes = SIZES[:2] if options.quick else SIZES
    options.out.write_text(json.dumps(measure(sizes, 15)), encoding="utf-8")


if __name__ == "__main__":
    main()
