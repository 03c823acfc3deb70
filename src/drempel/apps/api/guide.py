"""What the page about the interface shows: addresses and examples to copy."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from drempel.apps.activity.scheme import kind_label
from drempel.apps.api.scopes import SCOPES
from drempel.apps.api.services.limits import BATCHES, REQUESTS, most
from drempel.engines.records import STORED

_ROOT = "/api/v1"


def _examples(root: str) -> list[dict[str, str]]:
    """Lines for a terminal; the token stands in a variable, never in the line."""
    head = 'curl -H "Authorization: Bearer $TOKEN"'
    sends = f'{head} -H "Content-Type: application/json"'
    record = '{"service_line": "A1-G", "channel": "DESK", "topic": "LEASE"}'
    many = f'{{"records": [{record[:-1]}, "id": "balie-1042"}}]}}'
    return [
        {"label": _("Which kinds and fields there are"), "line": f"{head} {root}/kinds"},
        {
            "label": _("The contacts that were changed since yesterday"),
            "line": f'{head} "{root}/contact?changed_since=2026-11-23T00:00:00Z"',
        },
        {"label": _("The figures of 2025"), "line": f"{head} {root}/figures/2025"},
        {
            "label": _("Add a contact under your own identifier; sent twice, it is one contact"),
            "line": f"{sends} -X PUT {root}/contact/balie-1042 -d '{record}'",
        },
        {
            "label": _("Change one field, unless someone else changed the record meanwhile"),
            "line": f"{sends} -H 'If-Match: \"1\"' -X PATCH {root}/contact/balie-1042 "
            '-d \'{"topic": "RENT"}\'',
        },
        {
            "label": _("Many at once; the key makes it safe to send again"),
            "line": f"{sends} -H \"Idempotency-Key: monday-1\" {root}/contact/batch -d '{many}'",
        },
    ]


def _answers() -> list[list[dict[str, Any]]]:
    said = [
        ("200, 201", _("Done. 201: the record is new.")),
        ("207", _("A batch of which some records have faults. The others are stored.")),
        ("401", _("There is no token, or it no longer works.")),
        ("403", _("The token may not do this.")),
        ("404", _("Your association has no such record.")),
        ("409", _("Someone changed the record meanwhile, or other records refer to it.")),
        ("422", _("Something cannot be used. Each field says what was found and expected.")),
        ("429", _("Too often. Retry-After says after how many seconds to come back.")),
    ]
    return [[{"text": code, "head": True, "name": True}, {"text": words}] for code, words in said]


def guide(address: str) -> dict[str, Any]:
    """The context of the page. address: where the outside world finds this installation."""
    kinds = [
        [{"text": kind.code, "head": True, "name": True}, {"text": kind_label(kind, many=True)}]
        for kind in STORED
    ]
    return {
        "root": f"{address}{_ROOT}",
        "examples": _examples(f"{address}{_ROOT}"),
        "answers": _answers(),
        "answer_heads": [{"label": pgettext("interface", "Answer")}, {"label": _("Meaning")}],
        "kinds": kinds,
        "kind_heads": [{"label": _("Name in the address")}, {"label": _("Records")}],
        "scopes": [{"code": code, "words": words} for code, words in SCOPES.items()],
        "requests": most(REQUESTS),
        "batches": most(BATCHES),
    }
