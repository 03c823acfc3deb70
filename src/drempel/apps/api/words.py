"""What the interface says when something is wrong, in the language that was asked for."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import book
from drempel.apps.activity.words import expected_words
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault

Error = dict[str, str]
_MOST_FOUND = 200

# A program writes days and numbers in one way only; a person may write them in many.
_STRICT: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "date": lambda _v: _("a day, for example “2026-11-24”"),
    "datetime": lambda _v: _("a moment with its time zone, for example “2026-11-24T10:30:00Z”"),
    "integer": lambda v: _("a whole number from %(least)s, for example 12") % v,
    "year": lambda _v: _("a year of four figures, for example 1985"),
    "decimal": lambda _v: _("a number with a dot, as a text, for example “7.50”"),
    "money": lambda _v: _("an amount with a dot, as a text, for example “650.00”"),
    "boolean": lambda _v: _("true or false"),
    "code": lambda v: _("a code of the list %(list)s: %(codes)s") % _listed(v),
    "many_codes": lambda v: _("codes of the list %(list)s in brackets: %(codes)s") % _listed(v),
    "unknown": lambda v: _("a name of this kind: %(names)s") % v,
    "version": lambda _v: _("the number of a version, for example 3"),
    "own": lambda _v: _("values by the keys of your own fields"),
    "tags": lambda _v: _("keys of your own tags in brackets"),
    "object": lambda _v: _("an object with the fields of the record"),
    "records": lambda v: _("an object with “records”: from 1 to %(most)s records") % v,
    "limit": lambda v: _("a number from 1 to %(most)s") % v,
    "after": lambda _v: _("the value of “next” in the answer before"),
    "same_id": lambda _v: _("the identifier in the address, or none"),
    "key": lambda _v: _("a key of at most 200 letters, figures and signs, without spaces"),
    "key_reused": lambda _v: _("a new key: this one was used for another request"),
}


def _listed(values: Mapping[str, str]) -> dict[str, str]:
    codes = ", ".join(one.code for one in book().entries(values["list"]))
    return {"list": values["list"], "codes": codes}


def error_of(kind: Kind | None, fault: Fault) -> Error:
    """One fault as it stands in an answer."""
    if fault.key in _STRICT:
        expected = _STRICT[fault.key](fault.values)
    else:
        expected = expected_words(kind, fault) if kind else fault.key
    field = fault.field
    if field.startswith("own_") and field != "own_tags":
        field = f"own.{field.removeprefix('own_')}"
    return {"field": field, "found": fault.found[:_MOST_FOUND], "expected": expected}
