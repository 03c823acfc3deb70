"""How a filled template is said: numbers, differences and steps, in the language of the template.

Everything here answers in the active language; who asks sets it with ``translation.override``.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drempel.apps.activity.scheme import in_language
from drempel.apps.funders.selectors import Filled
from drempel.apps.kernel.templatetags.drempel import day, decimal, french, whole
from drempel.apps.reports import words
from drempel.apps.reports.catalogue import catalogue
from drempel.engines.funders import Change, Difference, FilledLine, Step
from drempel.engines.funders.template import Labels
from drempel.engines.indicators.showing import plain, rounded

PERCENT, MINUS, PLUS = "percent", "−", "+"
STEPS: Mapping[str, str | Promise] = {
    "definition": lazy("a definition that changed"),
    "left_period": lazy("in %(year)s, but outside the period"),
    "entered_period": lazy("in the period, but outside %(year)s"),
    "other_period": lazy("because the period is another one"),
    "filter": lazy("left out by the condition of this line"),
}
ASPECTS: Mapping[str, str | Promise] = {
    "words": lazy("other words"),
    "source": lazy("another figure"),
    "filter": lazy("another condition"),
    "groups": lazy("other categories"),
    "scope": lazy("another limit"),
    "rounding": lazy("another rounding"),
    "period": lazy("another period"),
    "languages": lazy("other languages"),
}


def said(labels: Labels) -> str:
    """Words of the pack in the active language, with its typography."""
    return french(in_language(labels).replace("'", "’"))


def unit_words(line: FilledLine, value: Any = None) -> str:
    """What is counted, for one or for many."""
    if line.unit == PERCENT:
        return "%"
    found = catalogue().units[line.unit].get("one" if value == 1 else "many")
    return in_language(found) if found else line.unit


def given(line: FilledLine, value: Any) -> Any:
    """What is handed in: for programs, rounded as the funder asks; whole numbers as integers."""
    if value is None or isinstance(value, list):
        return value
    places = line.line.decimals
    if places is not None:
        number = rounded(value, places)
        return f"{number:f}" if places else int(number)
    if line.figure is not None and not line.is_typed:
        return plain(line.figure, value)
    return int(value) if Fraction(value).denominator == 1 else _decimals(value)


def _decimals(value: Any) -> str:
    return f"{rounded(value, 4):f}".rstrip("0")


def number(line: FilledLine, value: Any) -> str:
    """The value as people read it; empty when there is none."""
    if value is None:
        return words.DASH
    if isinstance(value, list):
        return "; ".join(value)
    if line.line.decimals is not None or line.figure is None or line.is_typed:
        return _written(Decimal(str(given(line, value))))
    return words.number(line.figure, value)


def regional_number(line: FilledLine) -> str:
    """Our own figure, written as in our own report."""
    if line.figure is None or line.regional is None:
        return ""
    if isinstance(line.regional, list):
        return "; ".join(line.regional)
    return words.number(line.figure, line.regional)


def _written(exact: Decimal) -> str:
    if exact == exact.to_integral():
        return whole(int(exact))
    return decimal(exact)


def known_words(line: FilledLine) -> str:
    if not line.units or line.known == line.units:
        return ""
    return _("known for %(known)s of %(units)s") % {
        "known": whole(line.known),
        "units": whole(line.units),
    }


def difference_words(filled: Filled, line: FilledLine) -> list[str]:
    """A sentence for each difference, then the way from the regional figure to this one."""
    found = [sentence for one in line.differences if (sentence := _difference(filled, line, one))]
    return [*found, *_way(filled, line)]


def _difference(filled: Filled, line: FilledLine, one: Difference) -> str:
    return _SENTENCES[one.kind](filled, line, one.amount)


def _period(filled: Filled, _line: FilledLine, _amount: Any) -> str:
    return _("Another period: from %(first)s to %(last)s.") % {
        "first": day(filled.period.start),
        "last": day(filled.period.end),
    }


def _scope(filled: Filled, _line: FilledLine, _amount: Any) -> str:
    return said(filled.template.scope.labels) if filled.template.scope else ""


def _rounding(_filled: Filled, line: FilledLine, places: Any) -> str:
    if not places and line.parts:
        return _("Rounded to whole numbers: the categories may not add up exactly.")
    if not places:
        return _("Rounded to whole numbers.")
    return _("Rounded to %(places)s decimals.") % {"places": places}


def _interval(_filled: Filled, line: FilledLine, _amount: Any) -> str:
    return _("From %(low)s to %(high)s, depending on the answers that are not known.") % {
        "low": number(line, line.low),
        "high": number(line, line.high),
    }


def _typed(_filled: Filled, line: FilledLine, _amount: Any) -> str:
    if line.is_typed:
        return _("Not recorded here: typed by hand.")
    return _("Not recorded here: to be typed by hand.")


_SENTENCES: Mapping[str, Callable[[Filled, FilledLine, Any], str]] = {
    "period": _period,
    "scope": _scope,
    "not_scoped": lambda *_args: _("The records do not say for whom: everything counts."),
    "filter": lambda _filled, line, _amount: said(line.line.reason or {}),
    "groups": lambda *_args: _(
        "The funder’s own categories: each of ours falls in exactly one of theirs."
    ),
    "cannot_split": lambda _filled, _line, amount: (
        _("Cannot be split: %(count)s. What is noted lies across two of their categories.")
        % {"count": whole(int(amount))}
    ),
    "rounded": _rounding,
    "typed": _typed,
    "not_for_period": lambda *_args: _(
        "Declared by calendar year: there is no number for this period."
    ),
    "interval": _interval,
    "same": lambda *_args: _("As in the regional report."),
}


def _way(filled: Filled, line: FilledLine) -> Iterator[str]:
    """ "Regional report of 2025: 141; here: 96. Difference −45: …" """
    if line.regional is None or line.value is None or isinstance(line.value, list):
        return
    numbers = {
        "year": filled.period.beside,
        "regional": regional_number(line),
        "here": number(line, line.value),
    }
    if line.steps:
        yield _told(filled, line, numbers)
    elif line.regional != line.value:
        yield _("Regional report of %(year)s: %(regional)s; here: %(here)s.") % numbers


def difference_summary(line: FilledLine) -> str:
    """ "Difference −45"; empty when it cannot be told in numbers."""
    if not line.steps:
        return ""
    total = sum(one.amount for one in line.steps)
    return _("Difference %(difference)s") % {"difference": signed(line, total)}


def _told(filled: Filled, line: FilledLine, numbers: dict[str, Any]) -> str:
    return _(
        "Regional report of %(year)s: %(regional)s; here: %(here)s. "
        "Difference %(difference)s: %(steps)s."
    ) % {
        **numbers,
        "difference": signed(line, sum(one.amount for one in line.steps)),
        "steps": ", ".join(step_words(filled, line, one) for one in line.steps),
    }


def signed(line: FilledLine, amount: Any) -> str:
    """A difference with its sign, as "−30" or "+15"; only figures have one."""
    exact = Fraction(amount)
    assert line.figure is not None
    sign = MINUS if exact < 0 else PLUS if exact else ""
    return f"{sign}{words.number(line.figure, abs(exact))}"


def step_words(filled: Filled, line: FilledLine, step: Step) -> str:
    """ "hors de la commune −30"."""
    scope = filled.template.scope
    if step.kind in {"outside", "unknown"} and scope is not None:
        name = said(scope.outside if step.kind == "outside" else scope.unknown)
    else:
        name = str(STEPS[step.kind]) % {"year": filled.period.beside}
    return f"{name} {signed(line, step.amount)}"


def change_words(change: Change) -> str:
    """One line of the change log."""
    aspects = ", ".join(str(ASPECTS[one]) for one in change.aspects)
    if change.line is None:
        return _("The template: %(aspects)s.") % {"aspects": aspects}
    name = {"code": change.line.code, "line": said(change.line.labels), "aspects": aspects}
    if change.kind == "added":
        return _("Line %(code)s is new: %(line)s.") % name
    if change.kind == "removed":
        return _("Line %(code)s is no longer asked: %(line)s.") % name
    return _("Line %(code)s, %(line)s: %(aspects)s.") % name
