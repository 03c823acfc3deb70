"""A report's content for everyone: small numbers of people hidden, and what would give them away.

In: the content of a report, what the pack says of publishing, the smallest number shown. Out: the
same content with marks where numbers stood; whatever is written from it shows no more.
"""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from drempel.engines.disclosure import SHOWN, is_small, protect
from drempel.engines.report.printing import Publishing

Data = dict[str, Any]
NO_BREAK = "\u00a0"
HIDDEN, SMALL = "*", "<"
DECLARED, HUNDRED = "DECLARED", 100
REST = ""


def published(content: Data, rules: Publishing, threshold: int) -> Data:
    """The content with every small count of people hidden; the content itself stays as it is.

    Each count and each breakdown is protected by itself, and the parts of the sums that the pack
    names. Shares and middle values of too few cases are hidden whole.
    """
    small = f"{SMALL}{NO_BREAK}{threshold}"
    given = content["figures"]
    figures = {code: _figure(one, rules, threshold, small) for code, one in given.items()}
    for total, parts in rules.sums:
        there = [one for one in (total, *parts) if one in given]
        if len(there) > 1 and there[0] == total:
            _hide_parts(figures, given, there, threshold)
    for code, of in rules.per.items():
        if code in figures and of in figures and is_hidden(figures[of]["shown"]):
            figures[code] = _without(figures[code], HIDDEN)
    return content | {"figures": figures}


def is_hidden(shown: str) -> bool:
    """Whether a shown value is a mark in the place of a number."""
    return shown.startswith((SMALL, HIDDEN))


def _figure(figure: Data, rules: Publishing, threshold: int, small: str) -> Data:
    if figure["unit"] in rules.personal:
        return _count(figure, threshold, small)
    if _is_of_people(figure, rules):
        figure = figure | {"before": None, "before_recomputed": None}
        if _is_of_too_few(figure, rules, threshold):
            return _without(figure, HIDDEN)
        figure = figure | _blank_breakdowns(figure)
    return _known(figure, threshold)


def _is_of_people(figure: Data, rules: Publishing) -> bool:
    return (
        figure["unit"] in rules.rate | rules.median
        and figure["source"] != DECLARED
        and figure["indicator"] not in rules.things
    )


def _is_of_too_few(figure: Data, rules: Publishing, threshold: int) -> bool:
    known = figure["n"] or 0
    if figure["unit"] not in rules.rate:
        return bool(figure["shown"]) and known < rules.median_base
    if not figure["shown"]:
        return False
    hits = round(Fraction(figure["value"]) * known / Fraction(HUNDRED))
    few = is_small(hits, threshold) or is_small(known - hits, threshold)
    return known < rules.rate_base or few


def _count(figure: Data, threshold: int, small: str) -> Data:
    """A count, each of its breakdowns, last year, and for how many it is known."""
    if _is_small_text(figure["shown"], threshold):
        return _without(figure, small)
    shown_by, values_by = {}, {}
    for name, shown in figure["shown_by"].items():
        shown_by[name] = _protected(shown, threshold)
        values_by[name] = {
            code: None if is_hidden(shown_by[name][code]) else value
            for code, value in figure["breakdowns"][name].items()
        }
    found = figure | {"shown_by": shown_by, "breakdowns": values_by}
    for name in ("before", "before_recomputed"):
        then = figure[name]
        if then is not None and _is_small_text(then["shown"], threshold):
            found[name] = then | {"shown": small, "value": None}
    return _known(found, threshold)


def _protected(shown: Mapping[str, str], threshold: int) -> dict[str, str]:
    """The cells of one breakdown. One mark for all: which of them are small is not told."""
    counts: dict[Hashable, int] = {code: _counted(text) for code, text in shown.items() if text}
    status = protect(counts, threshold).status
    return {
        code: text if status.get(code, SHOWN) == SHOWN else HIDDEN for code, text in shown.items()
    }


def _counted(shown: str) -> int:
    """A count to compare: whole units, and a part of one is not nothing."""
    number = Decimal(shown)
    return int(number) or int(number > 0)


def _is_small_text(shown: str, threshold: int) -> bool:
    return bool(shown) and is_small(_counted(shown), threshold)


def _known(figure: Data, threshold: int) -> Data:
    """For how many it is known: not said where that tells a small number."""
    known, units = figure["n"] or 0, figure["N"] or 0
    if is_small(known, threshold) or is_small(units - known, threshold):
        return figure | {"n": None, "N": None}
    return figure


def _blank_breakdowns(figure: Data) -> Data:
    """Shares and middle values by category are of few cases nearly always: none is shown."""
    return {
        "shown_by": {n: dict.fromkeys(codes, HIDDEN) for n, codes in figure["shown_by"].items()},
        "breakdowns": {n: dict.fromkeys(codes) for n, codes in figure["breakdowns"].items()},
    }


def _without(figure: Data, mark: str) -> Data:
    """Nothing left of a figure but its name: "1 household" would say the number by its unit."""
    bare = {name: value for name, value in figure.items() if name not in {"interval", "reckoned"}}
    then = figure["before"]
    return (
        bare
        | _blank_breakdowns(figure)
        | {
            "value": None,
            "shown": mark,
            "unit_label": {},
            "n": None,
            "N": None,
            "before": then and then | {"shown": HIDDEN, "value": None},
            "before_recomputed": None,
        }
    )


def _hide_parts(
    figures: Data, given: Mapping[str, Data], there: Sequence[str], threshold: int
) -> None:
    """Hide a second part where the total less the others would give a small one, in both years."""
    for code in _telling({code: given[code]["shown"] for code in there}, there, threshold):
        figures[code] = _without(figures[code], HIDDEN)
    before = {code: (given[code]["before"] or {}).get("shown", "") for code in there}
    for code in _telling(before, there, threshold):
        then = figures[code]["before"]
        if then is not None:
            figures[code] = figures[code] | {"before": then | {"shown": HIDDEN, "value": None}}


def _telling(shown: Mapping[str, str], there: Sequence[str], threshold: int) -> list[str]:
    """The parts to hide: a single one that is small keeps the mark it has, two have one mark."""
    total, *parts = there
    if not all(shown.values()):
        return []
    counts: dict[Hashable, int] = {code: _counted(shown[code]) for code in parts}
    rest = _counted(shown[total]) - sum(counts.values())
    if rest < 0:
        return []
    status = protect(counts | {REST: rest}, threshold).status
    hidden = [code for code in parts if status[code] != SHOWN]
    is_marked = len(hidden) == 1 and is_small(_counted(shown[hidden[0]]), threshold)
    return [] if is_marked else hidden
