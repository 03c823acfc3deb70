"""A whole installation of its own: filled, copied, emptied by the nightly run, searched as bytes.

Run as a program with DREMPEL_VAR pointing at an empty folder; prints what was found where, as JSON.
"""

import json
import os
import shutil
import sys
from datetime import timedelta
from pathlib import Path

import django

VAR = Path(os.environ["DREMPEL_VAR"])
COPIES = VAR / "copies"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "drempel.config.settings.test"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after the setup

    call_command("migrate", verbosity=0)
    traces = fill()
    found = {"filled": hits(traces)}
    older, newer = copies()
    call_command("retain", stdout=sys.stderr)
    call_command("backup", prune=COPIES, stdout=sys.stderr)
    found["older copy"] = older.exists()
    found["emptied"] = hits(traces, but=newer)
    found["newer copy"] = len(hits(traces)) - len(found["emptied"])
    call_command("backup", check=newer, stdout=sys.stderr)
    restore(newer)
    found["restored"] = len(hits(traces, but=newer))
    call_command("retain", stdout=sys.stderr)
    found["emptied again"] = hits(traces, but=newer)
    print(json.dumps(found))


def fill() -> list[str]:
    """A household of long ago, and what the system kept of it; the texts to look for."""
    from drempel.engines.retention import CLEARED, belongings  # noqa: PLC0415
    from tests.apps.associations.factories import (  # noqa: PLC0415
        make_association,
        make_demonstration,
        make_person,
    )
    from tests.apps.privacy.copies import fill_copies  # noqa: PLC0415
    from tests.apps.privacy.households import MARK, make_silent_household  # noqa: PLC0415

    make_demonstration()
    house = make_association()
    worker = make_person(association=house, role="association_worker")
    records = make_silent_household(house, worker)
    fill_copies(house, worker, records)
    personal = {*belongings(), *(code for kinds in CLEARED.values() for code in kinds)}
    # With the dash: which record an event was about stays in the trail.
    return [f"{MARK}{code}-" for code in sorted(personal)] + [f"{MARK}copy-"]


def hits(traces: list[str], but: Path | None = None) -> list[str]:
    """Files of the installation whose bytes hold one of the texts."""
    from tests.apps.privacy.searching import found_in_files  # noqa: PLC0415

    found = [one.partition(": ")[0] for one in found_in_files(VAR, traces)]
    return [one for one in found if but is None or one != str(but)]


def copies() -> tuple[Path, Path]:
    """Two copies of the full database: one of forty days ago, one of now."""
    from drempel.apps.kernel.installation import instant  # noqa: PLC0415
    from drempel.apps.privacy.services.backup import make_backup  # noqa: PLC0415

    now = instant()
    return make_backup(COPIES, now - timedelta(days=40)), make_backup(COPIES, now)


def restore(copy: Path) -> None:
    """Put a copy in the place of the database, as someone would after a breakdown."""
    from django.db import connection  # noqa: PLC0415

    connection.close()
    database = Path(str(connection.settings_dict["NAME"]))
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    shutil.copyfile(copy, database)


if __name__ == "__main__":
    main()
