"""Figures as rows of the print: value, last year, what changed, what a reader should know.

In: figures of a content. Out: plain data for the template.
"""

from decimal import Decimal
from typing import Any

from drempel.apps.reports.printing.telling import PERCENT, Data, Teller
from drempel.engines.report import is_hidden

RECORDED = "RECORDED"
Row = dict[str, Any]


def figure_row(figure: Data, teller: Teller, year: int) -> Row:
    """One line of a table of figures."""
    return {
        "name": teller.name(figure),
        "flag": flag_of(figure, teller),
        "value": teller.value(figure),
        "is_list": isinstance(figure["value"], list),
        "unit": "" if figure["unit"] == PERCENT else teller.unit(figure),
        "before": before_of(figure, teller),
        "change": change_of(figure, teller),
        "notes": _notes(figure, teller),
        "break": _break_of(figure, teller, year),
    }


def key_figure(figure: Data, teller: Teller) -> Row:
    """A large number with what it counts and last year's."""
    then = before_of(figure, teller)
    before = figure["before"]
    return {
        "name": teller.name(figure),
        "value": teller.value(figure),
        "unit": teller.unit(figure),
        "before": teller.say("before", year=str(before["year"]), value=then) if then else "",
        "change": change_of(figure, teller),
    }


def says_nothing(figure: Data) -> bool:
    """Nothing or zero, this year and the year before."""
    then = figure["before"]
    return _is_nothing(figure) and (then is None or _is_nothing(then)) and not figure["is_break"]


def _is_nothing(one: Data) -> bool:
    if isinstance(one["value"], list):
        return not one["value"]
    shown = one["shown"]
    return not shown or (not is_hidden(shown) and Decimal(shown) == 0)


def flag_of(figure: Data, teller: Teller) -> str:
    """The letter behind a name: where a number comes from, when it is not counted."""
    if figure["is_typed"]:
        return teller.say("source.typed")[0].upper()
    if figure["source"] == RECORDED:
        return ""
    return teller.say(f"source.{figure['source']}")[0].upper()


def before_of(figure: Data, teller: Teller) -> str:
    then = figure["before"]
    if then is None or isinstance(then["value"], list) or not then["shown"]:
        return ""
    return teller.number(then["shown"], figure["unit"])


def change_of(figure: Data, teller: Teller) -> str:
    """How much more or less than last year, in words; nothing across a break or a hidden number."""
    then = figure["before"]
    if then is None or figure["is_break"] or not (figure["shown"] and then["shown"]):
        return ""
    if is_hidden(figure["shown"]) or is_hidden(then["shown"]):
        return ""
    difference = Decimal(figure["shown"]) - Decimal(then["shown"])
    if not difference:
        return teller.say("same")
    number = teller.number(f"{abs(difference):f}", "")
    act = "more" if difference > 0 else "less"
    kind = "points" if figure["unit"] == PERCENT else "number"
    return teller.say(f"{act}.{kind}", number=number)


def known_of(figure: Data, teller: Teller) -> str:
    """For how many of how many it is known."""
    if figure["N"] is None:
        return ""
    return teller.say("of", known=figure["n"], units=figure["N"])


def _notes(figure: Data, teller: Teller) -> list[str]:
    notes = []
    if figure["N"] and figure["n"] != figure["N"]:
        notes.append(teller.say("known", known=figure["n"], units=figure["N"]))
    if figure["is_typed"]:
        notes.append(teller.say("typed", reason=figure["typed_reason"]))
    return notes


def _break_of(figure: Data, teller: Teller, year: int) -> str:
    """The words of a series break; empty without one."""
    if not figure["is_break"]:
        return ""
    values = {"year": str(year - 1), "value": before_of(figure, teller) or "–"}
    again = figure["before_recomputed"]
    if again is None:
        return teller.say("break.only", **values)
    return teller.say("break.again", again=teller.number(again["shown"], figure["unit"]), **values)
