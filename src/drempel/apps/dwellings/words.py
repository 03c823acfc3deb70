"""Dwellings in the words of the reader."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from drempel.apps.activity.scheme import value_label
from drempel.apps.dwellings.selectors.limits import BUILDING, MONTHS, Limit, longest_months
from drempel.apps.dwellings.selectors.stock import FREE, OCCUPIED, OFF, OUT
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.engines.records import kind_of

# The colour and shape of a state, as those of any status.
TAGS = {OCCUPIED: "turn", FREE: "done", OFF: "wait", OUT: "plain"}


def state_words(key: str) -> str:
    return {
        OCCUPIED: _("occupied"),
        FREE: _("free"),
        OFF: _("unavailable"),
        OUT: _("not in stock"),
    }[key]


def state_letter(key: str) -> str:
    """One letter for a day of the calendar; the legend says what it stands for."""
    return {
        OCCUPIED: pgettext("letter of a day in the calendar: occupied", "O"),
        FREE: pgettext("letter of a day in the calendar: free", "F"),
        OFF: pgettext("letter of a day in the calendar: unavailable", "U"),
        OUT: "",
    }[key]


def reason_words(code: str) -> str:
    return value_label(kind_of("uday").field("reason"), code)


def limit_words(unit: Any, limit: Limit) -> str:
    """Why a stay ends by a day, in one sentence."""
    day = written_day(limit.end_on)
    if limit.ground == MONTHS:
        months = longest_months(unit) or 0
        return ngettext(
            "The longest stay in %(unit)s is %(n)d month: until %(day)s.",
            "The longest stay in %(unit)s is %(n)d months: until %(day)s.",
            months,
        ) % {"unit": unit.label, "n": months, "day": day}
    if limit.ground == BUILDING:
        return _("The building of %(unit)s is handed back on %(day)s.") % {
            "unit": unit.label,
            "day": day,
        }
    return _("%(unit)s leaves the stock on %(day)s.") % {"unit": unit.label, "day": day}
