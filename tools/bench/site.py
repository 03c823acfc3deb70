"""One size of the site: filled, then every main page, the trail and a letter are measured."""

import argparse
import gzip
import json
import statistics
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.dossiers import fill_dossiers, fill_letters, fill_trail  # noqa: E402 - after setup()
from bench.filling import TODAY, fill  # noqa: E402
from bench.pages import Page, pages  # noqa: E402
from drempel.apps.documents.models import Letter  # noqa: E402
from drempel.apps.documents.services import issue_letter, rendered_again  # noqa: E402
from drempel.apps.kernel.roles import CASE_OFFICER  # noqa: E402
from drempel.apps.kernel.trail.verify import verify_trail  # noqa: E402
from drempel.apps.kernel.triggers import missing_triggers  # noqa: E402
from drempel.apps.subsidies.letters import award_letter  # noqa: E402

LEAST, ENOUGH_SECONDS = 3, 2.0
BACKEND = settings.AUTHENTICATION_BACKENDS[-1]


def milliseconds(times: list[float]) -> dict[str, float]:
    return {
        "p50_ms": statistics.median(times) * 1000,
        "best_ms": min(times) * 1000,
        "worst_ms": max(times) * 1000,
        "times": len(times),
    }


def measure_page(page: Page, client: Client, times: int) -> dict[str, Any]:
    """Queries and weight of one page, then its time in the server without a network."""
    client.get(page.path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(page.path)
        queries = len(captured.connection.queries_log) - captured.initial_queries
    if response.status_code != 200:
        raise SystemExit(f"{page.path} as {page.role}: status {response.status_code}")
    body = b"".join(response.streaming_content) if response.streaming else response.content
    taken = []
    # What takes long tells enough in a few turns.
    while len(taken) < times and (len(taken) < LEAST or sum(taken) < ENOUGH_SECONDS):
        started = time.perf_counter()
        answer = client.get(page.path)
        # What an export streams is made while it is read.
        _read = b"".join(answer.streaming_content) if answer.streaming else answer.content
        taken.append(time.perf_counter() - started)
    return {
        "kind": page.kind,
        "role": page.role,
        "path": page.path,
        "queries": queries,
        "kib": len(body) / 1024,
        "gzip_kib": len(gzip.compress(body, 6)) / 1024,
        **milliseconds(taken),
    }


def send_one(award: Any, officer: Any) -> Letter:
    """A real letter on a real award."""
    cents = list(award.instalments.values_list("amount_cents", flat=True))
    with transaction.atomic():
        return issue_letter(
            kind="award",
            content=award_letter(award, cents, by=officer, on=TODAY),
            subject=("award", award.reference),
            association=award.association,
            by=officer,
            on=TODAY,
        )


def measure_letter(letter: Letter, times: int) -> dict[str, Any]:
    taken = []
    for _turn in range(times):
        started = time.perf_counter()
        made = rendered_again(letter)
        taken.append(time.perf_counter() - started)
    return {"kib": len(made) / 1024, **milliseconds(taken)}


def measure_trail() -> dict[str, Any]:
    started = time.perf_counter()
    verdict = verify_trail()
    seconds = time.perf_counter() - started
    if verdict.finding is not None:
        raise SystemExit(f"the trail does not hold: {verdict.finding}")
    return {"events": verdict.count, "seconds": seconds, "per_second": verdict.count / seconds}


def row_counts() -> dict[str, int]:
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("drempel."):
            count = model._default_manager.count()
            if count:
                found[model._meta.db_table] = count
    return dict(sorted(found.items()))


def engine() -> str:
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("SELECT sqlite_version()" if sqlite else "SHOW server_version")
        return f"{connection.display_name} {cursor.fetchone()[0]}"


def measure(size: int, *, quick: bool) -> dict[str, Any]:
    """Build, check that the database refuses what it should, and measure."""
    started = time.perf_counter()
    call_command("migrate", verbosity=0)
    migrated = time.perf_counter() - started
    who, all_of, awards = fill(size)
    letter = send_one(awards[-1], who[CASE_OFFICER])
    fill_letters(awards, letter)
    dossiers = fill_dossiers(all_of, who)
    fill_trail(dossiers, awards, who)
    if missing := missing_triggers():
        raise SystemExit(f"triggers are missing: {missing}")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    built = time.perf_counter() - started - migrated
    clients = {role: Client(SERVER_NAME="localhost") for role in ("", *who)}
    for role, person in who.items():
        clients[role].force_login(person, backend=BACKEND)
    times = 5 if quick else 25
    return {
        "size": size,
        "engine": engine(),
        "migrate_seconds": migrated,
        "build_seconds": built,
        "rows": row_counts(),
        "pages": {
            page.name: measure_page(page, clients[page.role], times)
            for page in pages(all_of, dossiers, awards)
        },
        "trail": measure_trail(),
        "letter": measure_letter(letter, times),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("size", type=int)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = measure(options.size, quick=options.quick)
    options.out.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
