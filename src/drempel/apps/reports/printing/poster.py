"""The poster: six totals, where people live in three shades, one sentence.

In: a content with small numbers hidden. Out: plain data for the template.
"""

import re
from typing import Any

from drempel.apps.reports.printing.charts import tiles
from drempel.apps.reports.printing.rows import key_figure
from drempel.apps.reports.printing.sections import PORTRAIT, YEAR, paragraphs
from drempel.apps.reports.printing.telling import Data, Teller
from drempel.engines.report import Printing, is_hidden

MOST_KEYS, LONGEST = 6, 260
_SENTENCE = re.compile(r"(?<=[.!?…»”])\s+")


def poster_parts(content: Data, teller: Teller, how: Printing) -> dict[str, Any]:
    figures = content["figures"]
    keys = [figures[code] for code in content["key_figures"]]
    told = [key_figure(one, teller) for one in keys if not is_hidden(one["shown"])]
    return {"keys": told[:MOST_KEYS], "quote": _quote(content), "map": _map(content, teller, how)}


def _quote(content: Data) -> str:
    """The first sentences of the portrait, or of the text on the year; empty without either."""
    texts = {one["key"]: one["texts"] for one in content["sections"]}
    for key, name in ((PORTRAIT, "portrait"), (YEAR, "happened")):
        for lines in paragraphs(texts.get(key, {}).get(name, ""), content):
            kept = ""
            for sentence in _SENTENCE.split(" ".join(lines)):
                if len(kept) + len(sentence) > LONGEST:
                    break
                kept = f"{kept} {sentence}".strip()
            if kept:
                return kept
    return ""


def _map(content: Data, teller: Teller, how: Printing) -> dict[str, Any] | None:
    """The first map of the report without its numbers; too few look like none."""
    splits = [
        one
        for section in content["sections"]
        for part in section["parts"]
        for one in part["splits"]
        if one["chart"] == "map"
    ]
    if not splits:
        return None
    figure, by = content["figures"][splits[0]["figure"]], splits[0]["by"]
    shown = {c: "0" if is_hidden(text) else text for c, text in figure["shown_by"][by].items()}
    if not any(shown.get(nis, "0") != "0" for nis in how.tiles):
        return None
    title = teller.name(figure)
    drawn = tiles(shown, title, teller, how)
    drawn["cells"] = [one | {"value": ""} for one in drawn["cells"]]
    names = {one.nis: teller.label(one.labels) for one in teller.scheme.municipalities}
    there = "; ".join(names[nis] for nis in how.tiles if shown.get(nis, "0") != "0")
    alt = teller.say("map.alt", tiles=len(how.tiles), title=title, items=there)
    return drawn | {"title": title, "how": teller.say("poster.map"), "alt": alt}
