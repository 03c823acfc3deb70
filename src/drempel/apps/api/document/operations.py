"""The table of operations: what each is called, takes and answers. ``routes`` carries them out."""

from dataclasses import dataclass
from typing import Any

from drempel.apps.api.yearly import Yearly

Json = dict[str, Any]
BASE = "/api/v1"

_REFUSALS = {
    "401": ("Problem", "No token, or one that does not work."),
    "404": ("Problem", "No such record in this association."),
    "429": ("Problem", "Too many requests this minute; Retry-After says when to come back."),
}
_FORBIDDEN = {"403": ("Problem", "The token lacks a scope.")}
_UNREAD = {
    "400": ("Problem", "The body is not JSON."),
    "413": ("Problem", "The body is too large."),
    "415": ("Problem", "The body is not application/json."),
}
_INVALID = {"422": ("Errors", "What was sent cannot be used; every fault is named.")}
_CONFLICT = {"409": ("Conflict", "Changed meanwhile, or others refer to it.")}
_STORED = {
    "200": ("Receipt", "The record was changed, or is as it was."),
    "201": ("Receipt", "The record is new."),
}
IF_MATCH: Json = {
    "name": "If-Match",
    "in": "header",
    "description": "The version that you changed, as in ETag.",
    "schema": {"type": "string", "pattern": '^(W/)?"?[0-9]{1,9}"?$'},
}
KEY: Json = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "The same key with the same request gives the same answer, for a day.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}
UID: Json = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The identifier of the record.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$"},
}


@dataclass(frozen=True, slots=True)
class Operation:
    """path: behind the kind. body: a pattern for the name of its shape, with {model}.

    answers: status to (pattern of a shape, words); is_asked: filters stand in the address.
    """

    method: str
    path: str
    verb: str
    summary: str
    answers: dict[str, tuple[str, str]]
    body: str = ""
    headers: tuple[Json, ...] = ()
    is_asked: bool = False


OPERATIONS = (
    Operation(
        "get",
        "",
        "list",
        "List records, oldest entry first",
        {"200": ("{model}Page", "One page."), **_REFUSALS, **_FORBIDDEN, **_INVALID},
        is_asked=True,
    ),
    Operation(
        "post",
        "",
        "create",
        "Add a record; with an identifier that exists, change the fields that are given",
        {**_STORED, **_REFUSALS, **_FORBIDDEN, **_UNREAD, **_INVALID, **_CONFLICT},
        body="{model}New",
        headers=(KEY,),
    ),
    Operation(
        "post",
        "/batch",
        "batch",
        "Add or change up to 1,000 records; each is stored as by itself",
        {
            "200": ("BatchAnswer", "Every record is stored."),
            "207": ("BatchAnswer", "Some records have faults; the others are stored."),
            **_REFUSALS,
            **_FORBIDDEN,
            **_UNREAD,
            **_INVALID,
        },
        body="{model}Batch",
        headers=(KEY,),
    ),
    Operation(
        "get",
        "/{id}",
        "read",
        "Read one record",
        {"200": ("{model}", "The record."), **_REFUSALS, **_FORBIDDEN},
    ),
    Operation(
        "put",
        "/{id}",
        "put",
        "Add or replace a record; what is left out is emptied, what has a default keeps its value",
        {**_STORED, **_REFUSALS, **_FORBIDDEN, **_UNREAD, **_INVALID, **_CONFLICT},
        body="{model}New",
        headers=(IF_MATCH,),
    ),
    Operation(
        "patch",
        "/{id}",
        "patch",
        "Change the fields that are given",
        {
            "200": ("Receipt", "The record was changed, or is as it was."),
            **_REFUSALS,
            **_FORBIDDEN,
            **_UNREAD,
            **_INVALID,
            **_CONFLICT,
        },
        body="{model}Change",
        headers=(IF_MATCH,),
    ),
    Operation(
        "delete",
        "/{id}",
        "delete",
        "Remove a record that no other refers to",
        {"204": ("", "It is gone."), **_REFUSALS, **_FORBIDDEN, **_CONFLICT, **_INVALID},
        headers=(IF_MATCH,),
    ),
)
YEAR: Json = {
    "name": "year",
    "in": "path",
    "required": True,
    "description": "A year that has begun.",
    "schema": {"type": "string", "pattern": "^20[0-9]{2}$"},
}
LIST_KINDS = Operation(
    "get",
    "/kinds",
    "list",
    "The kinds of records and their fields",
    {"200": ("Kinds", "Every kind."), "401": _REFUSALS["401"], "429": _REFUSALS["429"]},
)


def read_year(offer: Yearly, shape: str) -> Operation:
    """The operation of what is given of a year. shape: the name of its model."""
    answers = {
        "200": (shape, offer.gives),
        **_REFUSALS,
        **_FORBIDDEN,
        "404": ("Problem", "The association has nothing of this year."),
    }
    return Operation("get", f"/{offer.code}/{{year}}", "read", offer.summary, answers)
