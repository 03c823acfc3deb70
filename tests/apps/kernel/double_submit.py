"""A program of its own for ``test_once``: real commits, many threads, one database.

In: DATABASE_URL of an empty database. Out: one line of JSON on the output.
"""

import json
import sys
import threading
import uuid
from pathlib import Path

import django

django.setup()
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from django.core.management import call_command  # noqa: E402 - after setup()
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from drempel.apps.kernel.models import Event, SentForm  # noqa: E402
from drempel.apps.kernel.trail.verify import verify_trail  # noqa: E402
from drempel.apps.payments.models import Instalment  # noqa: E402
from tests.apps.accreditation.roads import (  # noqa: E402
    make_cast,
    walk_accreditation,
    walk_dossier,
)
from tests.apps.associations.factories import make_demonstration, signed_in  # noqa: E402
from tests.apps.subsidies.roads import walk_award  # noqa: E402

TIMES = 20


def at_once(browser: Client, path: str, typed: dict[str, str]) -> list[list[object]]:
    """Post the same form from many threads and return the answers."""
    answers: list[list[object]] = []
    start = threading.Barrier(TIMES)

    def send() -> None:
        one = Client()
        one.cookies = browser.cookies.copy()
        start.wait()
        try:
            response = one.post(path, typed)
            answers.append([response.status_code, response.headers.get("Location", "")])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _turn in range(TIMES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def once(browser: Client, path: str) -> list[list[object]]:
    return at_once(browser, path, {"_once": str(uuid.uuid4())})


def main() -> None:
    call_command("migrate", verbosity=0)
    setup_test_environment()
    make_demonstration()
    applicant, receiver = make_cast(), make_cast()
    dossier = walk_dossier(applicant, until="filled")
    walk_accreditation(receiver)
    award = walk_award(receiver, until="decided")
    told = {
        "application": once(signed_in(applicant.manager), f"/dossiers/{dossier.reference}/check/"),
        "award": once(signed_in(receiver.officer), f"/awards/{award.reference}/notify/"),
        "dossier": dossier.reference,
        "award_reference": award.reference,
        "submitted": Event.objects.filter(object_id=dossier.reference, verb="submit").count(),
        "letters": Event.objects.filter(object_id=award.reference, verb="issue_letter").count(),
        "instalments": Instalment.objects.filter(award=award).count(),
        "sent_forms": SentForm.objects.count(),
        "finding": str(verify_trail().finding),
    }
    connections.close_all()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
