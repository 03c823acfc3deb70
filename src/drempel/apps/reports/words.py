"""How the pages name what a figure is: measures, rules of the year, units, categories."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drempel.apps.activity.rule_words import RULE_NAMES
from drempel.apps.activity.scheme import book, in_language
from drempel.apps.kernel.templatetags.drempel import NO_BREAK, decimal, french, whole
from drempel.apps.reports.catalogue import catalogue
from drempel.apps.reports.states import REPORT_STATES
from drempel.engines.indicators import Breakdown, Figure, Result
from drempel.engines.indicators.naming import PAIRS, YES_NO, list_of
from drempel.engines.indicators.reckoning import BETWEEN
from drempel.engines.indicators.showing import shown
from drempel.engines.records import kind_of

DASH = "–"
PERCENT = "percent"
FAMILIES: Mapping[str, str | Promise] = {
    "AX": lazy("Who was helped"),
    "A1": lazy("First-line guidance"),
    "A2": lazy("Information and training"),
    "A3": lazy("Making housing available"),
    "AC": lazy("Cooperation"),
    "AM": lazy("Means"),
    "AQ": lazy("Quality of the registration"),
}
MEASURES: Mapping[str, str | Promise] = {
    "count": lazy("The number of records."),
    "distinct": lazy("The number of different ones: each counts once."),
    "sum": lazy("The sum of a number in each record; an unknown number adds nothing."),
    "median": lazy("The middle value: half of them are lower, half are higher."),
    "p90": lazy("The value that nine in ten do not exceed."),
    "rate": lazy("A share: of those in the denominator, those that meet the condition."),
    "list": lazy("The values themselves."),
    "formula": lazy("Other figures, added up or taken off."),
}
YEAR_RULES: Mapping[str, str | Promise] = {
    "date_in_year": lazy("The day falls in the year: %(first)s."),
    "start_in_year": lazy("It began in the year: %(first)s."),
    "end_in_year": lazy("It ended in the year: %(first)s."),
    "decided_in_year": lazy("It was decided in the year: %(first)s."),
    "open_in_year": lazy("It was open on at least one day of the year."),
    "on_31_dec": lazy("It was open on 31 December, or today when the year is not over."),
    "average_over_year": lazy("The average over the days of the year."),
    "declared_for_year": lazy("It was declared for the year."),
    "helped_in_year": lazy("The household was helped in the year."),
    "in_filter": lazy("The condition itself says which year."),
    "of_figures": lazy("The year of the figures it is reckoned from."),
}
MISSING: Mapping[str, str | Promise] = {
    "own_category": lazy("Values that are not known are categories of their own."),
    "zero": lazy("A number that is not known adds nothing."),
    "excluded_shown": lazy("Values that are not known are left out; how many is shown."),
    "interval": lazy("Values that are not known give an interval: from none of them to all."),
    "two_valued": lazy("What is not known does not meet the condition."),
    "of_figures": lazy("As in the figures it is reckoned from."),
}
YES: Mapping[str, str | Promise] = {
    "YES": pgettext_lazy("category", "Yes"),
    "NO": pgettext_lazy("category", "No"),
}


def family_name(axis: str) -> str:
    return str(FAMILIES.get(axis, axis))


def figure_name(figure: Figure) -> str:
    return french(in_language(figure.labels).replace("'", "’"))


def unit_name(figure: Figure, value: Any = None) -> str:
    """The words of the unit, for one or for many; empty for texts."""
    words = catalogue().units.get(figure.unit, {})
    labels = words.get("one" if value == 1 else "many")
    return in_language(labels) if labels else figure.unit


def dimension_name(name: str) -> str:
    labels = catalogue().dimensions.get(name)
    return in_language(labels) if labels else name


def number(figure: Figure, value: Any) -> str:
    """The value as people read it, without its unit; a dash when there is none."""
    written = shown(figure, value)
    if written is None:
        return DASH
    return (
        whole(int(written))
        if written == written.to_integral() and _is_plain(written)
        else decimal(written)
    )


def _is_plain(written: Decimal) -> bool:
    """Whether no decimals are shown."""
    exponent = written.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0


def with_unit(figure: Figure, value: Any) -> str:
    """The value with its unit: "12 households", "98.3%", "–"."""
    written = number(figure, value)
    if written == DASH:
        return DASH
    if figure.unit == PERCENT:
        gap = NO_BREAK if (get_language() or "en")[:2] in {"fr", "nl"} else ""
        return f"{written}{gap}%"
    return f"{written}{NO_BREAK}{unit_name(figure, value)}"


def source_name(source: str) -> str:
    return book().label("value_source", source, get_language() or "en")


def category_names(figure: Figure, split: Breakdown, year: int) -> Mapping[str, str]:
    """Words for the categories of a breakdown; a code without words stays as it is."""
    figures = {one.code: one for one in catalogue().figures(year)}
    return _Names(list_of(figure, split, figures, catalogue().rules.lists))


class _Names(dict[str, str]):
    """Looks a category up when it is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, code: str) -> str:
        return _category(self._name, code)


def _category(name: str, code: str) -> str:
    language = get_language() or "en"
    if name == YES_NO and code in YES:
        return str(YES[code])
    if name == PAIRS:
        return " + ".join(
            book().label("missions:axis", one, language) for one in code.split(BETWEEN)
        )
    if name:
        return book().label(name, code, language)
    if code in RULE_NAMES:
        return str(RULE_NAMES[code])
    if "." in code and code.split(".", maxsplit=1)[0].isupper():
        return _field(code)
    return code


def _field(code: str) -> str:
    """``FILE.municipality`` in words: the kind and the field."""
    kind = kind_of(code.split(".", maxsplit=1)[0].lower())
    return f"{in_language(kind.labels)}: {in_language(kind.field(code.split('.')[1]).labels)}"


def known_words(result: Result) -> str:
    """ "Known for n of N", empty when there is nothing to know."""
    if not result.units or result.known == result.units:
        return ""
    return _("known for %(known)s of %(units)s") % {
        "known": whole(result.known),
        "units": whole(result.units),
    }


def share_of(value: Any, total: Any) -> float | None:
    """A part as a ratio for a bar; None when nothing can be divided."""
    if value is None or not total or isinstance(value, list):
        return None
    return float(Fraction(value) / Fraction(total))


STATE_KINDS = {
    "draft": "plain",
    "ready": "wait",
    "submitted": "turn",
    "questioned": "wait",
    "accepted": "done",
    "replaced": "plain",
}
VERBS: Mapping[str, str | Promise] = {
    "open": lazy("Report begun"),
    "correct": lazy("Correction begun"),
    "prepare": lazy("Handed over for signature"),
    "take_back": lazy("Taken back"),
    "submit": lazy("Signed and sent"),
    "write_remark": lazy("Question written"),
    "take_remark_back": lazy("Question taken back"),
    "ask": lazy("Questions asked"),
    "answer_remark": lazy("Question answered"),
    "answer": lazy("Answers sent"),
    "accept": lazy("Accepted"),
    "replace": lazy("Replaced by a later version"),
}


def report_tag(state: str) -> dict[str, str]:
    """What ``kernel/parts/tag.html`` shows."""
    return {"kind": STATE_KINDS[state], "label": str(dict(REPORT_STATES)[state])}
