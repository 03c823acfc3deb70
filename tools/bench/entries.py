"""Contacts written by eight people at once: how many a second, how long each waits, none lost.

Eight processes, each signed in as a worker of one association, send the form of a new contact as
fast as it is answered. What is counted afterwards in the database must be what was answered.
"""

import argparse
import json
import multiprocessing
import statistics
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - after setup()
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.working import worker, working_association  # noqa: E402
from drempel.apps.accounts.models import Person  # noqa: E402
from drempel.apps.activity.models import model_of  # noqa: E402
from drempel.apps.kernel.models import Event  # noqa: E402
from drempel.apps.kernel.trail.verify import verify_trail  # noqa: E402

USERS = 8
BACKEND = settings.AUTHENTICATION_BACKENDS[-1]
CONTACT = {
    "happened_on": "2026-11-24",
    "count": "1",
    "channel": "PHONE",
    "topic": "LEASE",
    "language": "FR",
    "result": "SOLVED",
    "service_line": "A2-T",
}


def write(person_id: int, count: int, answers: Any) -> None:
    """One person: send so many contacts, report the time of each and what went wrong."""
    connections.close_all()
    client = Client(SERVER_NAME="localhost")
    client.force_login(Person.objects.get(pk=person_id), backend=BACKEND)
    address, times, wrong = reverse("contact_new"), [], []
    for _turn in range(count):
        started = time.perf_counter()
        try:
            response = client.post(address, CONTACT)
            if response.status_code != 302:
                wrong.append(f"status {response.status_code}")
        except Exception as error:
            wrong.append(str(error).splitlines()[0])
        times.append(time.perf_counter() - started)
    answers.put({"times": times, "wrong": wrong})


def measure(count: int) -> dict[str, Any]:
    """``count`` contacts by each of eight people, all starting together."""
    call_command("migrate", verbosity=0)
    association = working_association()
    people = [worker(association, number) for number in range(USERS)]
    connections.close_all()
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    writers = [context.Process(target=write, args=(one.pk, count, answers)) for one in people]
    started = time.perf_counter()
    for writer in writers:
        writer.start()
    found = [answers.get(timeout=600) for _ in writers]
    seconds = time.perf_counter() - started
    for writer in writers:
        writer.join()
    return _figures(found, seconds, USERS * count)


def _figures(found: list[Mapping[str, Any]], seconds: float, sent: int) -> dict[str, Any]:
    times = sorted(one for answer in found for one in answer["times"])
    wrong = [text for answer in found for text in answer["wrong"]]
    if verify_trail().finding is not None:
        wrong.append("the trail does not hold")
    # The processes start one after the other: the rate counts the time they really wrote.
    writing = max(sum(answer["times"]) for answer in found)
    return {
        "users": USERS,
        "sent": sent,
        "stored": model_of("contact").objects.count(),
        "events": Event.objects.filter(object_type="contact").count(),
        "wrong": len(wrong),
        "first_wrong": wrong[0] if wrong else "",
        "locked": sum("locked" in text for text in wrong),
        "seconds": seconds,
        "per_second": sent / writing,
        "p50_ms": statistics.median(times) * 1000,
        "p95_ms": times[len(times) * 95 // 100] * 1000,
        "worst_ms": times[-1] * 1000,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.write_text(json.dumps(measure(options.count)), encoding="utf-8")


if __name__ == "__main__":
    main()
