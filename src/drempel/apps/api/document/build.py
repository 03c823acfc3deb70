"""Putting the document together: shapes of pydantic, operations of the table, kinds of the registry."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.utils.module_loading import import_string
from pydantic.json_schema import models_json_schema

from drempel.apps.api.document.operations import (
    BASE,
    LIST_KINDS,
    OPERATIONS,
    UID,
    YEAR,
    Json,
    Operation,
    read_year,
)
from drempel.apps.api.document.shapes import SHARED
from drempel.apps.api.requests import MOST_RECORDS
from drempel.apps.api.schemas import Shape, asked_shape, given_shape, needed, taken_shape
from drempel.apps.api.yearly import Yearly, yearly
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.records import STORED, Kind
from drempel.engines.scheme import Scheme

_PLACE = "#/components/schemas/{model}"
_ABOUT = (
    "Records of the daily work of one association, and its figures, for its own system. Every "
    "request carries a token of the association. Values are written as in the exports: days as "
    "2026-11-24, numbers as strings with a dot, codes, true or false; null is nothing. The "
    "document and its labels are in English; sentences in answers follow Accept-Language (fr, nl, "
    "en)."
)


def _reference(name: str) -> Json:
    return {"$ref": _PLACE.format(model=name)}


def _bare(schema: Any) -> Any:
    """Without what a reader does not need: defaults of nothing, titles that repeat a name."""
    if isinstance(schema, list):
        return [_bare(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: _bare(value)
        for name, value in schema.items()
        if not (name == "default" and value is None)
    }


def _shapes() -> Json:
    """Every shape by name, with those of the lists that they use."""
    models = [*SHARED, *(shape(k) for k in STORED for shape in (taken_shape, given_shape))]
    models += [_shape_of(offer) for offer in yearly()]
    _names, found = models_json_schema(
        [(model, "validation") for model in models], ref_template=_PLACE
    )
    shapes: Json = _bare(found["$defs"])
    for kind in STORED:
        shapes |= _ways_in(kind, shapes.pop(f"{kind.model}Taken"))
    return shapes


def _ways_in(kind: Kind, taken: Json) -> Json:
    """A whole record, one of a batch, and a change: the same fields, more or less needed."""
    name, label = kind.model, kind.labels["en"]
    change = {k: v for k, v in taken["properties"].items() if k != "id"}
    record = {"anyOf": [_reference(f"{name}New"), {"type": "object"}]}
    return {
        f"{name}New": taken | {"title": label, "required": needed(kind)},
        f"{name}Change": taken | {"title": f"{label}: a change", "properties": change},
        f"{name}Batch": {
            "type": "object",
            "additionalProperties": False,
            "required": ["records"],
            "properties": {
                "records": {
                    "type": "array",
                    "items": record,
                    "minItems": 1,
                    "maxItems": MOST_RECORDS,
                    "description": "A record that exists keeps what is left out.",
                },
                "all_or_nothing": {
                    "type": "boolean",
                    "description": "Store nothing when one record has a fault.",
                },
            },
        },
        f"{name}Page": {
            "type": "object",
            "additionalProperties": False,
            "required": ["items", "next"],
            "properties": {
                "items": {"type": "array", "items": _reference(name)},
                "next": {
                    "type": ["string", "null"],
                    "description": "Ask again with after= this; null at the end.",
                },
            },
        },
    }


def _asked(kind: Kind) -> Iterator[Json]:
    """What may stand in the address of a list."""
    shape = asked_shape(kind).model_json_schema(ref_template=_PLACE)
    for name, schema in _bare(shape)["properties"].items():
        real = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
        schema.pop("title", None)
        description = schema.pop("description", "")
        found = (real[0] if real else {}) | schema
        yield {"name": name, "in": "query", "description": description, "schema": found}


def _answers(operation: Operation, model: str) -> Json:
    answers: Json = {}
    for status, (pattern, words) in sorted(operation.answers.items()):
        answers[status] = {"description": words}
        if pattern:
            schema = _reference(pattern.format(model=model))
            answers[status]["content"] = {"application/json": {"schema": schema}}
        if status == "429":
            header = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
            answers[status]["headers"] = {"Retry-After": header}
    return answers


def _operation(operation: Operation, kind: Kind) -> Json:
    label = kind.labels["en"]
    made: Json = {
        "operationId": f"{operation.verb}_{kind.code}",
        "summary": f"{label}: {operation.summary[0].lower()}{operation.summary[1:]}",
        "tags": [kind.code],
        "responses": _answers(operation, kind.model),
    }
    parameters = [*([UID] if "{id}" in operation.path else []), *operation.headers]
    parameters += _asked(kind) if operation.is_asked else []
    if parameters:
        made["parameters"] = parameters
    if operation.body:
        schema = _reference(operation.body.format(model=kind.model))
        content = {"application/json": {"schema": schema}}
        made["requestBody"] = {"required": True, "content": content}
    return made


def _shape_of(offer: Yearly) -> Shape:
    shape: Shape = import_string(offer.shape)
    return shape


def _of_a_year(offer: Yearly, operation: Operation) -> Json:
    return {
        "operationId": f"{operation.verb}_{offer.code}",
        "summary": operation.summary,
        "tags": [offer.code],
        "parameters": [YEAR],
        "responses": _answers(operation, ""),
    }


def _paths() -> Json:
    kinds = {
        "operationId": "list_kinds",
        "summary": LIST_KINDS.summary,
        "tags": ["kinds"],
        "responses": _answers(LIST_KINDS, ""),
    }
    paths: Json = {f"{BASE}{LIST_KINDS.path}": {LIST_KINDS.method: kinds}}
    for offer in yearly():
        one = read_year(offer, _shape_of(offer).__name__)
        paths[f"{BASE}{one.path}"] = {one.method: _of_a_year(offer, one)}
    for kind in STORED:
        for one in OPERATIONS:
            path = paths.setdefault(f"{BASE}/{kind.code}{one.path}", {})
            path[one.method] = _operation(one, kind)
    return paths


def make_document() -> Json:
    """The whole document, OpenAPI 3.1."""
    tags = [{"name": offer.code, "description": offer.label} for offer in yearly()]
    tags += [{"name": k.code, "description": k.labels["en"]} for k in STORED]
    bearer = {"type": "http", "scheme": "bearer", "description": "A token: drp_…"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Drempel", "version": "1", "description": _ABOUT},
        "security": [{"token": []}],
        "tags": [{"name": "kinds", "description": "Which kinds there are"}, *tags],
        "paths": _paths(),
        "components": {"schemas": _shapes(), "securitySchemes": {"token": bearer}},
    }


@cache
def _text(_scheme: Scheme) -> str:
    return json.dumps(make_document(), ensure_ascii=False, separators=(",", ":"))


def document_text() -> str:
    """The document as JSON, made once a process and scheme."""
    return _text(active_scheme())
