"""From written values to typed ones, with every fault named.

In: the texts of one record by field name. Out: typed values and faults.

date -> date, integer, year -> int, decimal -> Decimal, money -> int (cents), boolean -> bool,
code -> its code or a null reason, many_codes -> sorted tuple of codes, reference and text -> str.
Nothing written -> None, for a text the empty text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as _dataclass_field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from drempel.engines.records.book import Book
from drempel.engines.records.definition import Field, Kind
from drempel.engines.records.numbers import (
    FIRST_YEAR,
    LAST_YEAR,
    read_answer,
    read_day,
    read_number,
    read_whole,
)

LONGEST = {"text": 200, "long_text": 6000}
MOST_WHOLE, MOST_NUMBER, MOST_CENTS = 1_000_000_000, Decimal(100_000_000), 10**13
MANY_SIGNS = (";", "|", ",")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one field: what was found, and the key of what was expected.

    values: what the sentence of the key needs (the list, another field, an example).
    """

    field: str
    found: str
    key: str
    values: Mapping[str, str] = _dataclass_field(default_factory=dict)


def _code(one: Field, text: str, book: Book) -> str:
    found = book.find(one.target, text, reasons=one.has_reasons)
    if found is None:
        raise ValueError(text)
    return found


def _many(one: Field, text: str, book: Book) -> tuple[str, ...]:
    sign = next((sign for sign in MANY_SIGNS if sign in text), ";")
    found = {_code(one, part.strip(), book) for part in text.split(sign) if part.strip()}
    if len(found) > 1 and found & book.reasons:
        raise ValueError(text)
    return tuple(sorted(found))


def _whole(one: Field, text: str, _book: Book) -> int:
    number = read_whole(text)
    if not one.least <= number <= MOST_WHOLE:
        raise ValueError(text)
    return number


def _year(_one: Field, text: str, _book: Book) -> int:
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    return year


def _decimal(_one: Field, text: str, _book: Book) -> Decimal:
    number = read_number(text)
    if not 0 <= number < MOST_NUMBER or number != round(number, 2):
        raise ValueError(text)
    return number.quantize(Decimal("0.01"))


def _cents(_one: Field, text: str, _book: Book) -> int:
    cents = read_number(text) * 100
    if not 0 <= cents <= MOST_CENTS or cents != cents.to_integral_value():
        raise ValueError(text)
    return int(cents)


def _text(one: Field, text: str, _book: Book) -> str:
    if len(text) > LONGEST[one.type]:
        raise ValueError(text)
    return text


def _reference(_one: Field, text: str, _book: Book) -> str:
    if len(text) > LONGEST["text"]:
        raise ValueError(text)
    return text


_READERS: Mapping[str, Callable[[Field, str, Book], Any]] = {
    "text": _text,
    "long_text": _text,
    "code": _code,
    "many_codes": _many,
    "integer": _whole,
    "year": _year,
    "decimal": _decimal,
    "money": _cents,
    "date": lambda _f, text, _b: read_day(text),
    "datetime": lambda _f, text, _b: datetime.fromisoformat(text),
    "boolean": lambda _f, text, _b: read_answer(text),
    "reference": _reference,
}


def empty_value(one: Field) -> Any:
    """What is stored when nothing was written."""
    if one.type == "many_codes":
        return ()
    return "" if one.is_text or one.type == "code" else None


def read_value(one: Field, text: str, book: Book) -> Any:
    """Read one written value; ValueError when it is not of the field's type."""
    bare = text.strip()
    if "\x00" in bare:
        raise ValueError(text)
    if not bare:
        return empty_value(one)
    return _READERS[one.type](one, bare, book)


def expected_of(one: Field) -> tuple[str, dict[str, str]]:
    """The key of the sentence that says what a field takes, and its values."""
    if one.is_coded:
        return one.type, {"list": one.target}
    if one.is_text or one.type == "reference":
        return one.type, {"most": str(LONGEST.get(one.type, LONGEST["text"])), "kind": one.target}
    return one.type, {"least": str(one.least)}


def read_values(
    kind: Kind, written: Mapping[str, str], book: Book
) -> tuple[dict[str, Any], list[Fault]]:
    """Read the fields of a kind that are there; a key that is no field is left out."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for one in kind.fields:
        if one.name not in written or one.name == "id":
            continue
        try:
            values[one.name] = read_value(one, written[one.name], book)
        except (ValueError, ArithmeticError):
            key, words = expected_of(one)
            faults.append(Fault(one.name, written[one.name], key, words))
    return values, faults


def add_defaults(kind: Kind, values: dict[str, Any], on: date, book: Book) -> None:
    """Fill in what an unanswered field stores; on: the day of the entry."""
    for one in kind.defaulted:
        if values.get(one.name) in (None, ""):
            values[one.name] = _default(kind, one, values, on, book)


def _default(kind: Kind, one: Field, values: Mapping[str, Any], on: date, book: Book) -> Any:
    if one.default == "today":
        return on
    if one.default == "when_past":
        day = values.get(kind.day)
        return True if day is not None and day <= on else None
    if kind.has(one.default):
        # Hours held are those planned, when the permanence was held.
        held = next((values.get(f.name) for f in kind.fields if f.default == "when_past"), True)
        return values.get(one.default) if held else None
    return read_value(one, one.default, book)
