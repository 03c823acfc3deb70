"""The register for machines: stable columns and keys, in CSV and in JSON.

Amounts are texts with a decimal point, days are ISO 8601, codes are those of the scheme pack.
docs/open-data.md describes every column; a column is never renamed or moved.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse, JsonResponse

from drempel.apps.associations.models import Association
from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import enterprise_number
from drempel.apps.register.selectors import Asked, AwardYear, Tenure, tenure_of
from drempel.apps.subsidies.models import Award
from drempel.engines.money import plain

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CURRENCY = "EUR"

AWARD_COLUMNS = (
    "enterprise_number",
    "name_fr",
    "name_nl",
    "year",
    "amount",
    "status",
    "currency",
    "decided_on",
    "notified_on",
)
REGISTER_COLUMNS = (
    *AWARD_COLUMNS,
    "municipality",
    "kind_of_work",
    "accredited",
    "accredited_on",
    "accredited_from",
    "accredited_until",
    "service_lines",
)
YEAR_COLUMNS = ("year", "associations", "total", "mean", "currency")


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def award_cells(award: Award) -> dict[str, str]:
    """One public award, by column."""
    return _names(award.association) | {
        "year": str(award.year),
        "amount": plain(award.amount_cents),
        "status": award.state,
        "currency": CURRENCY,
        "decided_on": iso(award.decided_on),
        "notified_on": iso(award.notified_on),
    }


def register_cells(row: Any, asked: Asked) -> dict[str, str]:
    """One row of ``register_rows``, by column; empty where nothing is known."""
    tenure = tenure_of(row.tenure_data)
    has_award = row.award_cents is not None
    return _names(row) | {
        "year": str(asked.year),
        "amount": plain(row.award_cents) if has_award else "",
        "status": row.award_state or "",
        "currency": CURRENCY if has_award else "",
        "decided_on": iso(row.award_decided_on),
        "notified_on": iso(row.award_notified_on),
        "municipality": row.municipality,
        "kind_of_work": row.peer_group,
        "accredited": "true" if tenure and tenure.holds_on(asked.on) else "false",
        "accredited_on": iso(asked.on),
        "accredited_from": iso(tenure.begins_on) if tenure else "",
        "accredited_until": iso(tenure.last_on) if tenure else "",
        "service_lines": " ".join(tenure.codes) if tenure else "",
    }


def year_cells(one: AwardYear) -> dict[str, str]:
    return {
        "year": str(one.year),
        "associations": str(one.associations),
        "total": plain(one.total_cents),
        "mean": plain(one.mean_cents),
        "currency": CURRENCY,
    }


def _names(association: Association) -> dict[str, str]:
    return {
        "enterprise_number": enterprise_number(association.enterprise_number),
        "name_fr": association.name_fr,
        "name_nl": association.name_nl,
    }


def csv_row(cells: dict[str, str], columns: Sequence[str]) -> list[str]:
    """The cells in the order of the columns; a text never becomes a formula."""
    return [safe_cell(cells[column]) for column in columns]


def as_csv(name: str, columns: Sequence[str], cells: Iterable[dict[str, str]]) -> HttpResponse:
    return _shared(csv_response(name, columns, (csv_row(row, columns) for row in cells)))


def as_json(data: dict[str, Any], status: int = 200) -> HttpResponse:
    """A JSON answer that any site may read."""
    options = {"ensure_ascii": False, "indent": 1}
    return _shared(JsonResponse(data, status=status, json_dumps_params=options))


def _shared(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Link"] = f'<{LICENCE_URL}>; rel="license"'
    return response


def about() -> dict[str, Any]:
    """Who publishes, and on what terms; stands on top of every JSON file."""
    scheme = active_scheme()
    return {
        "scheme": scheme.key,
        "publisher": dict(scheme.authority.name),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "currency": CURRENCY,
    }


def award_object(cells: dict[str, str]) -> dict[str, Any]:
    """The cells of an award as a JSON object: names grouped, year as a number."""
    return {
        "enterprise_number": cells["enterprise_number"],
        "name": {"fr": cells["name_fr"], "nl": cells["name_nl"]},
        "year": int(cells["year"]),
        "amount": cells["amount"],
        "status": cells["status"],
        "decided_on": cells["decided_on"] or None,
        "notified_on": cells["notified_on"] or None,
    }


def register_object(cells: dict[str, str]) -> dict[str, Any]:
    """A row of the register as a JSON object; ``award`` is null when none is public."""
    found = award_object(cells)
    identity = {key: found.pop(key) for key in ("enterprise_number", "name")}
    known = bool(cells["accredited_from"])
    return identity | {
        "municipality": cells["municipality"],
        "kind_of_work": cells["kind_of_work"],
        "accreditation": {
            "on": cells["accredited_on"],
            "accredited": cells["accredited"] == "true",
            "from": cells["accredited_from"] or None,
            "until": cells["accredited_until"] or None,
            "service_lines": cells["service_lines"].split(),
        }
        if known
        else None,
        "award": found if cells["amount"] else None,
    }


def year_object(cells: dict[str, str]) -> dict[str, Any]:
    return {
        "year": int(cells["year"]),
        "associations": int(cells["associations"]),
        "total": cells["total"],
        "mean": cells["mean"],
    }


def accredited_object(association: Association, on: date, tenure: Tenure | None) -> dict[str, Any]:
    """The answer to "is this association accredited on that day?"."""
    return about() | {
        "enterprise_number": enterprise_number(association.enterprise_number),
        "name": {"fr": association.name_fr, "nl": association.name_nl},
        "on": on.isoformat(),
        "accredited": tenure is not None and tenure.holds_on(on),
        "suspended": tenure is not None and tenure.is_suspended_on(on),
        "from": iso(tenure.begins_on) if tenure else None,
        "until": iso(tenure.last_on) if tenure else None,
        "service_lines": list(tenure.codes) if tenure else [],
    }
