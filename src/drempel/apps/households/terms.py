"""When something of a household is due: the dated values of the scheme pack, and their ground.

In: a day. Out: the value in force, or None when the pack does not know it; then nothing is due.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import french
from drempel.engines.scheme import Scheme, SchemeError
from drempel.engines.scheme.parameters import Dated

FILE = "activity"


@cache
def _term(scheme: Scheme, name: str, on: date) -> Dated | None:
    try:
        return scheme.parameter(f"{FILE}.{name}", on)
    except SchemeError:
        return None


def term(name: str, on: date) -> Dated | None:
    """The version of a parameter in force on a day."""
    return _term(active_scheme(), name, on)


def number(name: str, on: date) -> int | None:
    """A parameter that is one whole number."""
    found = term(name, on)
    return found.value if found is not None and type(found.value) is int else None


def points(name: str, on: date) -> Mapping[str, int]:
    """A parameter that gives a number to each of several codes; empty when unknown."""
    found = term(name, on)
    value: Any = found.value if found is not None else {}
    return value if isinstance(value, Mapping) else {}


def ground(name: str, on: date) -> list[str]:
    """Where a number comes from, in sentences for the reader."""
    found = term(name, on)
    if found is None:
        return []
    lines = [french(_("Ground: %(law)s.") % {"law": found.law(get_language() or "en")})]
    if found.is_assumed:
        lines.append(_("This number is assumed: the administration has not confirmed it."))
    return lines
