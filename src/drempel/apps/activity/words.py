"""What was expected, in the language of the screen: for forms, files and the API alike."""

from collections.abc import Callable, Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import book, in_language
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.engines.records import Kind, kind_of
from drempel.engines.records.numbers import read_day
from drempel.engines.records.reading import Fault

_EXAMPLES = 3


def _field(kind: Kind, name: str) -> str:
    return in_language(kind.field(name).labels)


def _codes(list_name: str) -> str:
    """The first codes of a list with their words, as an example."""
    language = get_language() or "en"
    shown = [
        f"{one.code} ({book().label(list_name, one.code, language)})"
        for one in book().entries(list_name)[:_EXAMPLES]
    ]
    more = " …" if len(book().entries(list_name)) > _EXAMPLES else ""
    return ", ".join(shown) + more


def _day(text: str) -> str:
    return written_day(read_day(text))


def _occupied(_kind: Kind, values: Mapping[str, str]) -> str:
    taken = in_language(kind_of(values["kind"]).labels).lower()
    if values["end"]:
        words = _("another period: the dwelling has a %(taken)s from %(start)s to %(end)s")
    else:
        words = _("another period: the dwelling has a %(taken)s since %(start)s, without an end")
    return words % {
        "taken": taken,
        "start": _day(values["start"]),
        "end": _day(values["end"] or values["start"]),
    }


Words = Callable[[Kind, Mapping[str, str]], str]
_EXPECTED: Mapping[str, Words] = {
    "date": lambda _k, _v: _("a day, for example 24/11/2026"),
    "datetime": lambda _k, _v: _("a moment, for example 2026-11-24T10:30:00+01:00"),
    "integer": lambda _k, v: _("a whole number from %(least)s, for example 12") % v,
    "year": lambda _k, _v: _("a year of four figures, for example 1985"),
    "decimal": lambda _k, _v: _("a number with at most two decimals, for example 7,5"),
    "money": lambda _k, _v: _("an amount in euro, for example 650,00"),
    "boolean": lambda _k, _v: _("yes or no"),
    "code": lambda _k, v: _("one of the list: %(codes)s") % {"codes": _codes(v["list"])},
    "many_codes": lambda _k, v: (
        _("one or more of the list, with “;” between: %(codes)s") % {"codes": _codes(v["list"])}
    ),
    "text": lambda _k, v: _("a text of at most %(most)s characters") % v,
    "long_text": lambda _k, v: _("a text of at most %(most)s characters") % v,
    "reference": lambda _k, v: (
        _("the identifier or the name of an existing record: %(kind)s")
        % {"kind": in_language(kind_of(v["kind"]).labels)}
    ),
    "reference_several": lambda _k, _v: _("an identifier: several records have this name"),
    "not_before": lambda k, v: (
        _("a day not before %(day)s (%(other)s)")
        % {"day": _day(v["day"]), "other": _field(k, v["other"])}
    ),
    "needed_with": lambda k, v: (
        _("a value, because “%(other)s” is filled in") % {"other": _field(k, v["other"])}
    ),
    "only_with": lambda k, v: (
        _("nothing, unless “%(other)s” is %(value)s")
        % {"other": _field(k, v["other"]), "value": v["value"]}
    ),
    "one_of": lambda k, v: (
        _("exactly one of: %(others)s")
        % {"others": ", ".join(_field(k, name) for name in v["others"].split(", "))}
    ),
    "taken": lambda _k, _v: _("a value that no other record of the association has"),
    "circle": lambda _k, _v: _("a file that is not itself a double of this one"),
    "own_stock": lambda _k, _v: _("a dwelling of the association’s own stock"),
    "occupied": _occupied,
    "id": lambda _k, _v: _("at most 64 letters, figures and - _ . :"),
    "anonymous": lambda _k, _v: _("a record that is not anonymous yet"),
    "database": lambda _k, _v: _("values that agree with the other records"),
    "national_number": lambda _k, _v: _("a text without a national register number"),
    "line": lambda _k, _v: _("a service line of the scheme"),
    "repeated": lambda _k, _v: _("an identifier that occurs once in the file"),
}


def expected_words(kind: Kind, fault: Fault) -> str:
    """What the field takes, as the end of a sentence."""
    return _EXPECTED[fault.key](kind, fault.values)


def fault_words(kind: Kind, fault: Fault) -> str:
    """The whole sentence for beside a field."""
    expected = expected_words(kind, fault)
    if fault.key == "national_number":
        # Not even here is the number repeated.
        return _("This text holds a national register number; leave it out.")
    if not fault.found.strip():
        return _("Nothing was filled in; expected %(expected)s.") % {"expected": expected}
    return _("Found “%(found)s”; expected %(expected)s.") % {
        "found": fault.found[:80],
        "expected": expected,
    }
