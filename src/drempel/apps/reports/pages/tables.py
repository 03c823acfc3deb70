"""Figures of a report's content as tables of a page: the same for who writes and who reads it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.templatetags.drempel import french, whole
from drempel.apps.reports.words import source_name
from drempel.engines.indicators.parts import RECORDED
from drempel.engines.indicators.showing import rounded
from drempel.engines.report import written

Data = Mapping[str, Any]


def language() -> str:
    return (get_language() or "en")[:2]


def value_of(figure: Data) -> str:
    """A value as it is read, a list as its texts."""
    if isinstance(figure["value"], list):
        return "; ".join(figure["value"]) or "–"
    return written(figure["shown"], figure["unit"], language())


def before_of(figure: Data) -> str:
    before = figure["before"]
    if before is None or isinstance(before["value"], list):
        return ""
    return written(before["shown"], figure["unit"], language())


def name_of(figure: Data) -> str:
    return french(in_language(figure["label"]).replace("'", "’"))


def notes_of(figure: Data) -> list[str]:
    """What a reader should know of a figure: how much is known, from where, what changed."""
    notes = []
    if figure["N"] and figure["n"] != figure["N"]:
        notes.append(
            _("known for %(known)s of %(units)s")
            % {"known": whole(figure["n"]), "units": whole(figure["N"])}
        )
    if figure["source"] != RECORDED:
        notes.append(source_name(figure["source"]))
    if figure["is_typed"]:
        notes.append(_("typed by hand: %(reason)s") % {"reason": figure["typed_reason"]})
    if figure["is_break"]:
        notes.append(_break(figure))
    if "interval" in figure and figure["interval"][0] != figure["interval"][1]:
        low, high = (_rounded(one, figure) for one in figure["interval"])
        notes.append(_("between %(low)s and %(high)s") % {"low": low, "high": high})
    return notes


def _rounded(plain: str, figure: Data) -> str:
    return written(f"{rounded(Decimal(plain), 1):f}", figure["unit"], language())


def _break(figure: Data) -> str:
    """The words of a series break: last year as it was, and recomputed where that is possible."""
    again = figure["before_recomputed"]
    if again is None:
        return _("series break: the definition changed, last year cannot be compared")
    return _("series break: the definition changed; last year recomputed: %(value)s") % {
        "value": written(again["shown"], figure["unit"], language())
    }


def section_tables(
    content: Data, section: Data, *, year: int, linked: bool
) -> list[dict[str, Any]]:
    """The tables of a section. linked: each figure leads to its page with the records behind."""
    return [
        {
            "title": in_language(part["title"]),
            "heads": _heads(year),
            "rows": [_row(content["figures"][code], year, linked) for code in part["figures"]],
            "splits": list(_splits(content, part)),
        }
        for part in section["parts"]
    ]


def _heads(year: int) -> list[dict[str, Any]]:
    return [
        {"label": _("Figure")},
        {"label": str(year), "num": True},
        {"label": str(year - 1), "num": True},
        {"label": _("Counted in")},
    ]


def _row(figure: Data, year: int, linked: bool) -> list[dict[str, Any]]:
    name = {"text": name_of(figure), "head": True, "note": " · ".join(notes_of(figure))}
    if linked:
        name["url"] = f"{reverse('figure_detail', args=[figure['code']])}?year={year}"
    unit = "%" if figure["unit"] == "percent" else in_language(figure["unit_label"])
    return [
        name,
        {"text": value_of(figure), "num": True},
        {"text": before_of(figure), "num": True},
        {"text": unit},
    ]


def _splits(content: Data, part: Data) -> Iterator[dict[str, Any]]:
    for one in part["splits"]:
        figure, by = content["figures"][one["figure"]], one["by"]
        values = figure["shown_by"][by]
        numbers = {code: Decimal(text) for code, text in values.items() if text}
        if not any(numbers.values()):
            continue
        # Shares are of a total that the categories add up to; others are shown as numbers alone.
        total = sum(numbers.values()) if by not in figure["many"] else Decimal(0)
        has_shares = bool(figure["shown"]) and total == Decimal(figure["shown"]) != 0
        dimension = in_language(figure["dimensions"][by])
        heads = [{"label": dimension}, {"label": _("Number"), "num": True}]
        yield {
            "caption": f"{name_of(figure)} – {dimension}",
            "is_many": by in figure["many"],
            "heads": [*heads, *([{"label": _("Share"), "num": True}] if has_shares else [])],
            "rows": [
                [
                    {"text": french(in_language(figure["names"][by][code])), "head": True},
                    {"text": written(values[code], figure["unit"], language()), "num": True},
                    *([{"ratio": float(number / total), "num": True}] if has_shares else []),
                ]
                for code, number in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))
            ],
        }
