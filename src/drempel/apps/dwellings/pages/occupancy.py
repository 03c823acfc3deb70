"""The occupancy of a year: days of dwellings, each figure with how it is reckoned."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import kind_label, value_label
from drempel.apps.dwellings.selectors.occupancy import (
    Used,
    first_year,
    reasons_rule,
    used_units,
)
from drempel.apps.dwellings.words import reason_words
from drempel.apps.kernel.asked import asked_page, asked_year
from drempel.apps.kernel.lists import csv_response, safe_cell
from drempel.apps.kernel.templatetags.drempel import NO_BREAK, decimal, french, whole
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.engines.occupancy import (
    Use,
    Window,
    average_places,
    average_units,
    median,
    one_decimal,
    year_window,
)
from drempel.engines.records import kind_of

PER_PAGE = 25
FIRST_YEAR = 1900
CSV_COLUMNS = (
    "dwelling",
    "unit_type",
    "places",
    "stock_days",
    "unavailable_days",
    "available_days",
    "occupied_days",
    "void_days",
    "occupancy_percent",
    "unavailable_percent",
    "nights",
    "days_between_lettings",
)


def occupancy_page(request: HttpRequest, room: Room, on: date) -> dict[str, Any]:
    """Each dwelling 25 a page, all of them together above; three questions."""
    year = asked_year(request, first=FIRST_YEAR, last=on.year, usual=on.year)
    window = year_window(year, on)
    used = used_units(room.association_id, window)
    total = sum((one.use for one in used), Use())
    number = asked_page(request, len(used), PER_PAGE)
    first = first_year(room.association_id, on)
    return {
        "title": _("Occupancy %(year)s") % {"year": year},
        "lede": _lede(window, year),
        "crumbs": [
            {"label": _("My day"), "url": reverse("my_day")},
            {"label": _("Dwellings"), "url": reverse("unit_list")},
            {"label": _("Occupancy")},
        ],
        "years": [
            {"label": str(one), "url": f"?year={one}", "here": one == year}
            for one in range(on.year, first - 1, -1)
        ][:20],
        "stats": _stats(used, total, window),
        "heads": _heads(),
        "rows": [_row(one) for one in used[(number - 1) * PER_PAGE : number * PER_PAGE]],
        "foot": _foot(total),
        "why": _why(window.last),
        "export_url": f"?year={year}&format=csv",
        "newer": f"?year={year}&page={number - 1}" if number > 1 else "",
        "older": f"?year={year}&page={number + 1}" if number * PER_PAGE < len(used) else "",
    }


def _lede(window: Window, year: int) -> str:
    if window.last == date(year, 12, 31):
        return _("The whole year: %(days)s days.") % {"days": window.days}
    return _("From 1 January up to and including %(day)s.") % {"day": written_day(window.last)}


def percent(value: Fraction | None) -> str:
    """One decimal, a half away from zero; a dash where nothing can be divided."""
    if value is None:
        return "–"
    gap = NO_BREAK if (get_language() or "en") in {"fr", "nl"} else ""
    return f"{decimal(one_decimal(value * 100))}{gap}%"


def _figure(value: Fraction | None) -> str:
    """A mean or a median: one decimal when it is not whole."""
    if value is None:
        return "–"
    return whole(int(value)) if value.denominator == 1 else decimal(one_decimal(value))


def _stats(used: Sequence[Used], total: Use, window: Window) -> list[dict[str, str]]:
    units = [one.unit for one in used]
    return [
        {
            "label": _("Occupancy, corrected"),
            "figure": percent(total.occupancy),
            "note": _("%(occupied)s of %(available)s available days")
            % {"occupied": whole(total.occupied_days), "available": whole(total.available_days)},
        },
        {
            "label": _("Unavailable"),
            "figure": percent(total.unavailable_share),
            "note": _("%(days)s of %(stock)s days in stock")
            % {"days": whole(total.unavailable_days), "stock": whole(total.stock_days)},
        },
        {
            "label": _("Between two lettings"),
            "figure": _("%(n)s days") % {"n": _figure(median(total.gap_days))},
            "note": _("median of %(n)s move-ins after another household")
            % {"n": whole(len(total.gap_days))},
        },
        {
            "label": _("Stock on an average day"),
            "figure": decimal(one_decimal(average_units(units, window))),
            "note": _("dwellings, with %(places)s places")
            % {"places": decimal(one_decimal(average_places(units, window)))},
        },
    ]


def _heads() -> list[dict[str, Any]]:
    numbers = [
        _("Stock days"),
        _("Unavailable"),
        _("Available"),
        _("Occupied"),
        _("Void"),
        _("Occupancy"),
        _("Between lettings"),
    ]
    return [{"label": kind_label(kind_of("unit"))}, *({"label": n, "num": True} for n in numbers)]


def _cells(use: Use) -> list[dict[str, Any]]:
    days = [
        use.stock_days,
        use.unavailable_days,
        use.available_days,
        use.occupied_days,
        use.void_days,
    ]
    found: list[dict[str, Any]] = [{"text": whole(number), "num": True} for number in days]
    gaps = ", ".join(whole(gap) for gap in use.gap_days)
    return [*found, {"text": percent(use.occupancy), "num": True}, {"text": gaps, "num": True}]


def _row(one: Used) -> list[dict[str, Any]]:
    record = one.record
    kind = value_label(record.KIND.field("unit_type"), record.unit_type)
    address = reverse("unit_calendar", args=[record.uid])
    name = {"text": record.label, "url": address, "head": True, "name": True, "note": kind}
    return [name, *_cells(one.use)]


def _foot(total: Use) -> list[dict[str, Any]]:
    cells = _cells(total)
    cells[-1] = {"text": _figure(median(total.gap_days)), "num": True, "note": _("median")}
    return [{"text": _("All dwellings"), "head": True}, *cells]


def _why(on: date) -> list[str]:
    lines = [
        _("Available days are days in stock without the unavailable ones."),
        _("The day of departure is free: a night belongs to the date of its evening."),
    ]
    rule = reasons_rule(on)
    if rule is None:
        return lines
    reasons = ", ".join(reason_words(code) for code in rule.value)
    lines.append(
        french(_("Only these reasons make a day unavailable: %(reasons)s.") % {"reasons": reasons})
    )
    lines.append(_("For any other reason the dwelling stays available: it is void."))
    lines.append(french(_("Ground: %(law)s.") % {"law": rule.law(get_language() or "en")}))
    return lines


def occupancy_csv(request: HttpRequest, room: Room, on: date) -> HttpResponse:
    """Every dwelling, then all of them; percentages with one decimal and a dot."""
    year = asked_year(request, first=FIRST_YEAR, last=on.year, usual=on.year)
    used = used_units(room.association_id, year_window(year, on))
    total = sum((one.use for one in used), Use())
    rows = [_csv(one.record.label, one.record.unit_type, one.unit.places, one.use) for one in used]
    rows.append(_csv("TOTAL", "", sum(one.unit.places for one in used), total))
    return csv_response(f"occupancy-{year}", CSV_COLUMNS, iter(rows))


def _csv(label: str, unit_type: str, places: int, use: Use) -> list[str]:
    ratios = (use.occupancy, use.unavailable_share)
    days = (
        use.stock_days,
        use.unavailable_days,
        use.available_days,
        use.occupied_days,
        use.void_days,
    )
    return [
        safe_cell(label),
        unit_type,
        str(places),
        *(str(number) for number in days),
        *("" if value is None else one_decimal(value * 100) for value in ratios),
        str(use.nights),
        ";".join(str(gap) for gap in use.gap_days),
    ]
