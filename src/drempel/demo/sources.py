"""The data of the demonstration as read from ``data/``: rows and tables, nothing computed."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from drempel.engines import money

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Body:
    """One invented association. base_2020_cents: None for the one that was never accredited."""

    number: int
    key: str
    name_fr: str
    name_nl: str
    language: str
    peer_group: str
    postcode: str
    municipality: str
    street: str
    founded_on: date
    base_2020_cents: int | None


@dataclass(frozen=True, slots=True)
class Human:
    """One invented person. association: key of a body, empty on the side of the Region."""

    email: str
    name: str
    language: str
    role: str
    association: str
    since: date
    is_featured: bool


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def table(name: str) -> Mapping[str, Any]:
    """A TOML file of the data."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def bodies() -> tuple[Body, ...]:
    """The 48 associations in the order of the file."""
    found = []
    for number, row in enumerate(_rows("associations"), start=1):
        base = row.pop("base_2020")
        facts = row | {"founded_on": date.fromisoformat(row["founded_on"])}
        cents = money.parse_amount(base) if base else None
        found.append(Body(number=number, base_2020_cents=cents, **facts))
    return tuple(found)


@cache
def humans() -> tuple[Human, ...]:
    """Everyone who can sign in; those a visitor is shown first, so that lists begin with them."""
    found = [
        Human(
            email=row["email"],
            name=row["name"],
            language=row["language"],
            role=row["role"],
            association=row["association"],
            since=date.fromisoformat(row["since"]),
            is_featured=row["featured"] == "yes",
        )
        for row in _rows("people")
    ]
    return tuple(sorted(found, key=lambda one: not one.is_featured))


@cache
def renewals() -> tuple[Mapping[str, str], ...]:
    """One row a renewal of 2026: who handles it and the day of each act, empty when not yet."""
    return tuple(_rows("campaign"))
