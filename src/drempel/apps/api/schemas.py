"""The shapes of the interface: for each kind what comes in, what goes out, what may be asked.

In: a kind of the registry and the lists of the scheme. Out: pydantic models, made at first use.
A field more in ``engines/records/kinds`` is a property more here.
"""

from collections.abc import Iterator
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, create_model

from drempel.apps.activity.scheme import book
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.records import Kind, kind_of
from drempel.engines.records.definition import Field as Described
from drempel.engines.records.reading import LONGEST, MOST_WHOLE
from drempel.engines.scheme import Scheme

DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$"
WHOLE = r"^[0-9]{1,10}$"
AMOUNT = r"^[0-9]{1,10}(\.[0-9]{1,2})?$"
PLACE = r"^[0-9]{1,18}$"
UID = r"^[A-Za-z0-9][A-Za-z0-9_.:\-]{0,63}$"
USUAL_LIMIT, MOST_LIMIT = 100, 500
_CLOSED = ConfigDict(extra="forbid")


Shape = type[BaseModel]


def _list_of(one: Described) -> type[Enum]:
    return _codes(active_scheme(), one.target, one.has_reasons)


@cache
def _codes(scheme: Scheme, name: str, reasons: bool) -> type[Enum]:
    """The codes of a list as one shape that all its fields share."""
    known = {one.code: one for one in book().entries(name)}
    if reasons:
        known |= {one.code: one for one in book().entries("null_reason")}
    bare = name.replace("+", "_or_").replace(":", "_")
    made = StrEnum(f"{bare}_or_reason" if reasons else bare, {code: code for code in known})
    words = "; ".join(f"{code}: {one.labels['en']}" for code, one in known.items())
    made.__doc__ = f"Codes of the list {name}. {words}."
    return made


def _text(one: Described) -> Any:
    least = 1 if one.required == "yes" else 0
    return Annotated[str, Field(min_length=least, max_length=LONGEST[one.type])]


def _whole(one: Described) -> Any:
    number = Annotated[int, Field(strict=True, ge=one.least, le=MOST_WHOLE)]
    return number | Annotated[str, Field(pattern=WHOLE)]


def _day(_one: Described) -> Any:
    return Annotated[str, Field(pattern=DAY, json_schema_extra={"format": "date"})]


def _taken(one: Described) -> Any:
    """The type of a value that comes in."""
    makers = {
        "text": _text,
        "long_text": _text,
        "integer": _whole,
        "year": _whole,
        "decimal": lambda _one: Annotated[str, Field(pattern=AMOUNT)],
        "money": lambda _one: Annotated[str, Field(pattern=AMOUNT)],
        "date": _day,
        "boolean": lambda _one: StrictBool,
        "reference": lambda _one: Annotated[str, Field(min_length=1, max_length=LONGEST["text"])],
        "code": _list_of,
        "many_codes": lambda one: list[_list_of(one)],  # type: ignore[misc]
    }
    return makers[one.type](one)


def _given(one: Described) -> Any:
    """The type of a value that goes out."""
    if one.is_coded or one.type in {"boolean", "date"}:
        return _taken(one)
    if one.type == "datetime":
        return Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    patterns = {"integer": WHOLE, "year": WHOLE, "decimal": AMOUNT, "money": AMOUNT}
    pattern = patterns.get(one.type)
    return Annotated[str, Field(pattern=pattern)] if pattern else str


def _words(one: Described) -> str:
    """What the document says of a field, beside its type."""
    said = []
    if one.is_coded:
        said.append(f"One of the list {one.target}.")
    if one.type == "reference":
        other = kind_of(one.target)
        named = f", or its {other.named_by}" if other.named_by else ""
        said.append(f"Identifier of a record of the kind {other.code}{named}.")
    if one.type in {"decimal", "money"}:
        said.append("A number with a dot, as a string.")
    if one.name == "service_line":
        said.append("Needed when more than one line of the association fits.")
    if one.required == "at_end":
        said.append("Needed once the record has ended.")
    if one.default:
        said.append(f"When it is left out of a new record: {one.default}.")
    if one.is_sensitive:
        said.append("Sensitive.")
    if one.is_encrypted:
        said.append("Kept encrypted.")
    return " ".join(said)


def needed(kind: Kind) -> list[str]:
    """The fields that a new record cannot do without."""
    return [
        one.name
        for one in kind.typed_fields
        if one.required == "yes" and not one.default and one.name != "service_line"
    ]


_VERSION = "Grows with every change."
_OWN = "Values of the association's own fields, by the key of the field."


def _properties(kind: Kind) -> Iterator[tuple[str, Any]]:
    must = set(needed(kind))
    for one in kind.typed_fields:
        type_ = _taken(one)
        # What a new record needs cannot be emptied either.
        wanted = type_ if one.name in must else type_ | None
        about = Field(None, title=one.labels["en"], description=_words(one) or None)
        yield one.name, (wanted, about)
    seen = "The version that you changed; when it is no longer that one, the answer is 409."
    yield (
        "version",
        (Annotated[int, Field(strict=True, ge=1)] | None, Field(None, description=seen)),
    )
    yield "own", (dict[str, Any] | None, Field(None, description=_OWN))
    tags = "Keys of the association's own tags."
    yield "tags", (list[str] | None, Field(None, description=tags))


def _taken_shape(kind: Kind) -> Shape:
    fields = dict(_properties(kind))
    said = "Made by you, so that sending twice is one record; made for you when it is left out."
    fields["id"] = (Annotated[str, Field(pattern=UID)] | None, Field(None, description=said))
    return create_model(f"{kind.model}Taken", __config__=_CLOSED, **fields)


def _given_shape(kind: Kind) -> Shape:
    fields: dict[str, Any] = {}
    for one in kind.fields:
        type_ = _given(one)
        if one.type != "many_codes" and one.required != "yes":
            type_ = type_ | None
        if one.required == "yes" and one.default == "when_past":
            type_ = type_ | None
        fields[one.name] = (type_, Field(title=one.labels["en"], description=_words(one) or None))
    fields["version"] = (int, Field(description=_VERSION))
    fields["own"] = (dict[str, Any], Field(description=_OWN))
    fields["tags"] = (list[str], Field(description="Keys of the association's own tags."))
    return create_model(kind.model, __config__=_CLOSED, **fields)


def _figures(text: object) -> object:
    """Only figures are a number in an address: not 1_0, not 1.0."""
    if isinstance(text, str) and not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return text


def _asked_shape(kind: Kind) -> Shape:
    limit = Annotated[int, BeforeValidator(_figures), Field(ge=1, le=MOST_LIMIT)]
    after = Annotated[str, Field(pattern=PLACE)]
    moment = Annotated[str, Field(pattern=MOMENT, json_schema_extra={"format": "date-time"})]
    fields: dict[str, Any] = {
        "after": (after | None, Field(None, description="The value of next in the answer before.")),
        "limit": (limit, Field(USUAL_LIMIT, description="How many records at most.")),
        "changed_since": (
            moment | None,
            Field(None, description="Only what was added or changed at this moment or later."),
        ),
    }
    if kind.day:
        label = kind.field(kind.day).labels["en"]
        for name, words in (("from", "on or after"), ("until", "on or before")):
            about = Field(None, alias=name, description=f"{label} {words} this day.")
            fields[f"{name}_"] = (_day(kind.field(kind.day)) | None, about)
    for one in kind.fields:
        if one.name in kind.shown.filtered:
            type_ = Literal["true", "false"] if one.type == "boolean" else _list_of(one)
            fields[one.name] = (type_ | None, Field(None, description=f"Only {one.labels['en']}."))
    return create_model(f"{kind.model}Asked", __config__=_CLOSED, **fields)


_MAKERS = {"taken": _taken_shape, "given": _given_shape, "asked": _asked_shape}


@cache
def _shape(_scheme: Scheme, code: str, which: str) -> Shape:
    return _MAKERS[which](kind_of(code))


def taken_shape(kind: Kind) -> Shape:
    """What a request may hold of a record."""
    return _shape(active_scheme(), kind.code, "taken")


def given_shape(kind: Kind) -> Shape:
    """A record in an answer."""
    return _shape(active_scheme(), kind.code, "given")


def asked_shape(kind: Kind) -> Shape:
    """What may stand in the address of a list."""
    return _shape(active_scheme(), kind.code, "asked")
