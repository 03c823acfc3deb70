"""Breakdowns as bars or as a map, and outcomes with what is not known, each told in words too.

In: a figure of a content and one of its breakdowns. Out: plain data for the template: rows with
lengths in thousandths, so that no number is reckoned twice.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from drempel.apps.reports.printing.telling import Data, Teller
from drempel.engines.indicators.showing import rounded
from drempel.engines.report import Printing, is_hidden

FULL, BANDS = 1000, 3
EUROS = "eur"
Chart = dict[str, Any]


def chart(figure: Data, by: str, kind: str, teller: Teller, how: Printing) -> Chart | None:
    """A breakdown as a table with its drawing; None when all of it is zero or hidden."""
    shown = figure["shown_by"].get(by, {})
    sized = {code: _size(text) for code, text in shown.items()}
    kept = [code for code in shown if sized[code] or is_hidden(shown[code])]
    if not any(sized[code] for code in kept):
        return None
    kept.sort(key=lambda code: (how.place(by, code), -sized[code], code))
    total = _total(figure, by, sized)
    title = _title(figure, by, teller)
    rows = [
        {
            "name": teller.category(figure["names"][by][code]),
            "value": teller.number(shown[code], figure["unit"]),
            "share": _share(sized[code], total, shown[code], teller),
            "length": _thousandths(sized[code], max(sized.values())),
            "is_unknown": how.place(by, code)[0] == 1,
            "hidden": is_hidden(shown[code]),
        }
        for code in kept
    ]
    items = _items(rows, teller)
    return {
        "kind": kind,
        "title": title,
        "heads": _heads(figure, by, teller),
        "rows": rows,
        "has_shares": total is not None,
        "total": teller.value(figure) if total is not None or _adds_up(figure, by, shown) else "",
        "total_label": teller.say("chart.total"),
        "many": teller.say("chart.many") if by in figure["many"] else "",
        "alt": teller.say("chart.alt", title=title, items=items),
        "tiles": tiles(shown, title, teller, how) if kind == "map" else None,
    }


def _title(figure: Data, by: str, teller: Teller) -> str:
    """The figure and what it is split by, unless its name says that already."""
    name, dimension = teller.name(figure), teller.label(figure["dimensions"][by])
    if name.casefold().endswith(dimension.casefold()):
        return name
    return teller.say("chart.title", figure=name, dimension=dimension[:1].lower() + dimension[1:])


def _heads(figure: Data, by: str, teller: Teller) -> list[str]:
    number = "chart.amount" if figure["unit"] == EUROS else "chart.number"
    return [
        teller.label(figure["dimensions"][by]),
        teller.say(number),
        teller.say("chart.share"),
        teller.say("chart.bar"),
    ]


def _items(rows: list[Chart], teller: Teller) -> str:
    said = [teller.say("chart.item", name=one["name"], value=one["value"]) for one in rows]
    return "; ".join(said)


def _size(text: str) -> Decimal:
    return Decimal(0) if not text or is_hidden(text) else Decimal(text)


def _thousandths(size: Decimal, largest: Decimal) -> int:
    return int(size * FULL / largest) if largest else 0


def _total(figure: Data, by: str, sized: Mapping[str, Decimal]) -> Decimal | None:
    """What shares are of: a total that the categories add up to; None when they do not."""
    if by in figure["many"] or not figure["shown"] or is_hidden(figure["shown"]):
        return None
    total = Decimal(figure["shown"])
    return total if total and sum(sized.values()) == total else None


def _adds_up(figure: Data, by: str, shown: Mapping[str, str]) -> bool:
    """Whether hidden cells stand between the shown ones and a total that may be shown."""
    return by not in figure["many"] and any(is_hidden(text) for text in shown.values())


def _share(size: Decimal, total: Decimal | None, shown: str, teller: Teller) -> str:
    if total is None or is_hidden(shown):
        return ""
    return teller.number(f"{rounded(size * 100 / total, 0):f}", "percent")


def tiles(shown: Mapping[str, str], title: str, teller: Teller, how: Printing) -> Chart:
    """The municipalities on their tiles. band: 0 for none, then light to dark."""
    sized = {nis: _size(shown.get(nis, "")) for nis in how.tiles}
    largest = max(sized.values())
    names = {one.nis: teller.label(one.labels) for one in teller.scheme.municipalities}
    cells = [
        {
            "row": tile.row,
            "column": tile.column,
            "short": tile.short.get(teller.language) or next(iter(tile.short.values())),
            "value": teller.number(shown[nis], "") if shown.get(nis, "0") != "0" else "",
            "hidden": is_hidden(shown.get(nis, "")),
            "band": _band(sized[nis], largest),
        }
        for nis, tile in how.tiles.items()
    ]
    told = [
        teller.say("chart.item", name=names[nis], value=teller.number(shown[nis], ""))
        for nis in how.tiles
        if shown.get(nis, "0") != "0"
    ]
    return {
        "cells": cells,
        "rows": 1 + max(one.row for one in how.tiles.values()),
        "columns": 1 + max(one.column for one in how.tiles.values()),
        "how": teller.say("map.how"),
        "alt": teller.say("map.alt", tiles=len(cells), title=title, items="; ".join(told)),
    }


def _band(size: Decimal, largest: Decimal) -> int:
    """In which third of the largest number one stands."""
    return min(BANDS, 1 + int(size * BANDS / largest)) if size else 0


def rates(figures: list[Data], teller: Teller) -> Chart | None:
    """Outcomes that have a range, each on a scale from 0 to 100; None without any."""
    rows = [_rate(one, teller) for one in figures if "interval" in one and one["shown"]]
    if not rows:
        return None
    items = "; ".join(
        teller.say("chart.item", name=one["name"], value=f"{one['value']} ({one['between']})")
        for one in rows
    )
    return {
        "title": teller.say("rates.title"),
        "heads": [
            teller.say("figure"),
            teller.say("rates.result"),
            teller.say("rates.between"),
            teller.say("rates.scale"),
        ],
        "rows": rows,
        "how": teller.say("rates.how"),
        "alt": teller.say("rates.alt", items=items),
    }


def _rate(figure: Data, teller: Teller) -> Chart:
    low, high = (rounded(Decimal(one), 1) for one in figure["interval"])
    ends = [teller.number(f"{one:f}", figure["unit"]) for one in (low, high)]
    return {
        "name": teller.name(figure),
        "value": teller.value(figure),
        "between": teller.say("rates.range", low=ends[0], high=ends[1]),
        "point": int(Decimal(figure["shown"]) * FULL / 100),
        "low": int(low * FULL / 100),
        "high": int(high * FULL / 100),
    }
