"""Files for tests: written where a test says, read back as records."""

import csv
import json
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from drempel.apps.activity.models import Record, model_of
from drempel.apps.imports.services.loading import Order, Outcome, load_file
from drempel.apps.kernel.actors import SYSTEM
from drempel.engines.records import kind_of
from drempel.engines.tables import write_xlsx
from tests.apps.activity.builders import TODAY

CONTACT = {
    "service_line": "A1-G",
    "happened_on": "20/11/2026",
    "count": "1",
    "channel": "DESK",
    "topic": "LEASE",
}


def write_csv(path: Path, rows: Iterable[Mapping[str, str]], *, delimiter: str = ",") -> Path:
    """The columns are the keys of all rows, in the order in which they first come."""
    found = list(rows)
    names = list(dict.fromkeys(name for row in found for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(found)
    return path


def write_book(path: Path, rows: list[dict[str, str]]) -> Path:
    names = list(rows[0])
    write_xlsx(path, names, ([row[name] for name in names] for row in rows), sheet_name="x")
    return path


def load(path: Path, association: Any, kind: str = "contact", **how: Any) -> Outcome:
    told = {name: how.pop(name) for name in ("progress", "on_bad_row") if name in how}
    return load_file(
        Order(
            kind=kind_of(kind),
            association_id=association.pk,
            by=SYSTEM,
            on=TODAY,
            path=path,
            name=path.name,
            **how,
        ),
        **told,
    )


def said(outcome: Outcome) -> list[tuple[int, str, str]]:
    """(row, column, key) of every fault."""
    return [(one.row, one.column, one.what.key) for one in outcome.faults]


def records(kind: str, association: Any) -> list[Record]:
    return list(model_of(kind)._default_manager.filter(association=association).order_by("pk"))


def command(*words: str) -> tuple[int, str, str]:
    """Exit status, standard output and error output of a management command."""
    out, err = StringIO(), StringIO()
    try:
        call_command(*words, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def answer(*words: str) -> tuple[int, dict[str, Any]]:
    status, out, _ = command(*words, "--format", "json")
    return status, json.loads(out)
