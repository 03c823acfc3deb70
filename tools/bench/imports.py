"""A hundred thousand contacts from a file: seconds, and the most memory the command ever held.

Each form of file is loaded by ``drempel import`` in a process of its own, as a person starts it,
into an empty table; the same rows as CSV and as XLSX.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after setup()
from django.db import connection  # noqa: E402

from bench.filling import TODAY  # noqa: E402
from bench.working import working_association  # noqa: E402
from drempel.apps.activity.models import model_of  # noqa: E402
from drempel.engines.tables import write_xlsx  # noqa: E402

ROWS, QUICK = 100_000, 10_000
COLUMNS = (
    *("happened_on", "service_line", "channel", "topic", "count", "language", "result"),
    *("duration_band", "municipality", "is_missed_call", "remark"),
)
CODES = {
    "service_line": ("A1-G", "A2-T", "A3-SOLI"),
    "channel": ("DESK", "PHONE", "MESSAGE", "HOME_VISIT"),
    "topic": ("LEASE", "RENT", "SEARCH", "QUALITY", "DEBT"),
    "language": ("FR", "NL", "AR", "UNKNOWN_TO_PERSON"),
    "result": ("SOLVED", "TO_FOLLOW", "NOT_ASKED"),
    "duration_band": ("LE15", "GT90", ""),
    "municipality": ("1000", "1030", "1070", "21004"),
    "is_missed_call": ("oui", "non"),
}


def rows(count: int) -> Iterator[list[str]]:
    """Contacts as people write them: days with the day first, words for yes and no, some texts."""
    for number in range(count):
        day = TODAY - timedelta(days=number * 7919 % 1300)
        found = {name: codes[number // 3 % len(codes)] for name, codes in CODES.items()}
        found |= {"happened_on": day.strftime("%d/%m/%Y"), "count": str(1 + number % 3)}
        found["remark"] = f"Question sur le bail, dossier {number}" if number % 3 == 0 else ""
        yield [found[name] for name in COLUMNS]


def write_files(folder: Path, count: int) -> dict[str, Path]:
    found = {form: folder / f"contact.{form}" for form in ("csv", "xlsx")}
    with found["csv"].open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(count))
    write_xlsx(found["xlsx"], COLUMNS, rows(count), sheet_name="contact")
    return found


def load(path: Path, number: str) -> dict[str, Any]:
    """Run the command and wait for it; seconds of the wall, of the processor, and MiB at most."""
    words = ["import", "contact", str(path), "--association", number, "--format", "json"]
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "drempel.cli.main", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    said = json.loads(child.stdout.read()) if child.stdout else {}
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    # Linux says kibibytes, macOS bytes.
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return {
        "rows": said["rows"],
        "stored": said["stored"],
        "seconds": time.perf_counter() - started,
        "processor_seconds": used.ru_utime + used.ru_stime,
        "peak_mib": used.ru_maxrss / unit,
        "file_mib": path.stat().st_size / 1024**2,
    }


def measure(count: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    association = working_association()
    found: dict[str, Any] = {"engine": connection.vendor}
    with tempfile.TemporaryDirectory() as folder:
        for form, path in write_files(Path(folder), count).items():
            model_of("contact").objects.all().delete()
            connection.close()
            found[form] = load(path, association.enterprise_number)
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = measure(QUICK if options.quick else ROWS)
    options.out.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
