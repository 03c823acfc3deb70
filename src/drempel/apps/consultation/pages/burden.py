"""What recording takes in a year, kind by kind, beside the budget of the sector."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.consultation.pages.proposal import value_words
from drempel.apps.consultation.selectors import latest_measures
from drempel.apps.consultation.terms import term
from drempel.apps.kernel.templatetags.drempel import decimal, whole
from drempel.apps.reports.selectors.due import rule_words
from drempel.apps.reports.selectors.staff import staff_fte
from drempel.engines.indicators.showing import rounded
from drempel.engines.records import kind_of

HOUR, MINUTE = 3600, 60
# Fewer associations than this would show how one of them works.
LEAST = 5


def burden_page(on: date) -> dict[str, Any]:
    measures = latest_measures()
    total = sum(one.seconds for one in measures)
    return {
        "title": _("What recording takes"),
        "measured_on": measures[0].measured_on if measures else None,
        "heads": [
            {"label": _("Kind of record")},
            {"label": _("Records"), "num": True},
            {"label": _("Median, minutes"), "num": True},
            {"label": _("Mean, minutes"), "num": True},
            {"label": _("Hours a year"), "num": True},
        ],
        "rows": [_row(one) for one in measures],
        "budget": _budget(total, on),
        "why": _why(on),
    }


def _row(one: Any) -> list[dict[str, Any]]:
    name = {"text": in_language(kind_of(one.kind).plurals), "head": True}
    if one.associations < LEAST:
        return [name, *({"text": _("not shown"), "num": True} for _cell in range(4))]
    mean = Fraction(one.seconds, one.records * MINUTE)
    return [
        name,
        {"text": whole(one.records), "num": True},
        {"text": decimal(rounded(Fraction(one.middle_seconds, MINUTE), 1)), "num": True},
        {"text": decimal(rounded(mean, 1)), "num": True},
        {"text": decimal(rounded(Fraction(one.seconds, HOUR), 1)), "num": True},
    ]


def _budget(seconds: int, on: date) -> list[dict[str, Any]]:
    """Hours of the sector beside the share of its working time that recording may take."""
    hours = Fraction(seconds, HOUR)
    fte = staff_fte(on.year - 1)
    allowed = fte * term("hours_year", on).value * term("budget_permille", on).value / 1000
    rows = [{"label": _("Hours of recording in a year"), "text": decimal(rounded(hours, 0))}]
    if fte:
        rows += [
            {
                "label": _("Staff declared, full-time equivalents"),
                "text": decimal(rounded(fte, 1)),
            },
            {"label": _("Budget in hours"), "text": decimal(rounded(allowed, 0))},
            {
                "label": _("Used of the budget"),
                "text": f"{decimal(rounded(hours / allowed * 100, 1))} %",
            },
        ]
    return rows


def _why(on: date) -> list[str]:
    rule = term("budget_permille", on)
    return [value_words(rule), *rule_words(rule)]
