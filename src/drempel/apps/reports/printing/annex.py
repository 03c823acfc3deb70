"""The method annex: every figure that the report shows or quotes, and what was explained.

In: a content. Out: plain data for the template.
"""

from collections import defaultdict
from typing import Any

from drempel.apps.reports.printing.rows import known_of
from drempel.apps.reports.printing.telling import Data, Teller

FAMILIES = ("AX", "A1", "A2", "A3", "AC", "AM", "AQ")
Part = dict[str, Any]


def annex_part(content: Data, teller: Teller) -> Part:
    """Each figure with its code, value, unit, how much is known, origin and version."""
    by_family: dict[str, list[Data]] = defaultdict(list)
    for code, figure in sorted(content["figures"].items()):
        if figure["in_table"]:
            by_family[code[:2]].append(figure)
    families = sorted(by_family, key=lambda one: (one not in FAMILIES, _place(one), one))
    heads = ("code", "value", "unit", "known", "source", "version")
    code, *others = (teller.say(f"annex.{name}") for name in heads)
    return {
        "title": teller.say("annex.title"),
        "how": teller.say("annex.how"),
        "heads": [code, teller.say("figure"), *others],
        "groups": [
            {"title": _family(one, teller), "rows": [_row(f, teller) for f in by_family[one]]}
            for one in families
        ],
    }


def _place(family: str) -> int:
    return FAMILIES.index(family) if family in FAMILIES else 0


def _family(family: str, teller: Teller) -> str:
    axes = {one.code: one.labels for one in teller.scheme.axes}
    return teller.label(axes[family]) if family in axes else teller.say(f"annex.group.{family}")


def _row(figure: Data, teller: Teller) -> list[str]:
    source = "typed" if figure["is_typed"] else figure["source"]
    return [
        figure["code"],
        teller.name(figure),
        teller.value(figure),
        "" if isinstance(figure["value"], list) else teller.unit(figure),
        known_of(figure, teller),
        teller.say(f"source.{source}"),
        str(figure["version"]),
    ]


def explained_part(content: Data, given: Data, teller: Teller) -> Part | None:
    """What stood out and why. given: the content as signed; what names a hidden number is left out."""
    rows = [
        {"said": teller.label(one["said"]), "text": one["text"]}
        for one in content["explanations"]
        if content["figures"].get(one["code"]) == given["figures"].get(one["code"])
    ]
    return {"title": teller.say("explained"), "rows": rows} if rows else None
