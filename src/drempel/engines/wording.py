"""Figures, dates and typography for sentences in French, Dutch and English.

In: cents, decimals, dates, months and a language code. Out: text for people. An
unknown language is written as English. The small classes mark what a value is, so
that a sentence can be filled in any language later.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

NARROW = "\u202f"
NO_BREAK = "\u00a0"

_MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_WEEKDAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "nl": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_THOUSANDS = {"fr": NARROW, "nl": ".", "en": ","}
_POINT = {"fr": ",", "nl": ",", "en": "."}
_SIGN_NEEDS_SPACE = re.compile(r"[ \u00a0\u202f]*([:;?!»])")
_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_PERCENT = re.compile(r" %")
_LINK = re.compile(r"(?:https?://|www\.|mailto:|tel:)\S+")


class Cents(int):
    """An amount in whole cents, written with its unit inside a sentence."""

    __slots__ = ()


class Month(str):
    """A month as YYYY-MM."""

    __slots__ = ()


class Figure(str):
    """A decimal figure as printed by its source, with a dot ("136.69")."""

    __slots__ = ()


class WeekdayDate(date):
    """A day that is written with the name of its weekday."""

    __slots__ = ()

    @classmethod
    def of(cls, on: date) -> "WeekdayDate":
        """Mark a day for writing with its weekday."""
        return cls(on.year, on.month, on.day)


def _grouped(digits: str, lang: str) -> str:
    return f"{int(digits):,}".replace(",", _THOUSANDS.get(lang, ","))


@lru_cache(maxsize=65536)
def figure(cents: int, lang: str) -> str:
    """Write cents with two decimals and no unit: "31 658,30", "31.658,30", "31,658.30"."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{_grouped(str(whole), lang)}{_POINT.get(lang, '.')}{rest:02d}"


@lru_cache(maxsize=65536)
def money(cents: int, lang: str) -> str:
    """Write cents with the unit after a no-break space: "31 658,30 euros"."""
    single = lang == "nl" or (lang == "fr" and abs(cents) < 200) or abs(cents) == 100
    return f"{figure(cents, lang)}{NO_BREAK}{'euro' if single else 'euros'}"


def decimal(value: str | Decimal, lang: str) -> str:
    """Write a decimal figure, keeping its decimals: "136.69" gives "136,69" in French."""
    return _decimal(format(value, "f") if isinstance(value, Decimal) else str(value), lang)


@lru_cache(maxsize=8192)
def _decimal(text: str, lang: str) -> str:
    """Of a text: 1.0 and 1.00 are equal numbers, and are written differently."""
    sign = "-" if text.startswith("-") else ""
    whole, dot, decimals = text.lstrip("-").partition(".")
    return f"{sign}{_grouped(whole, lang)}{_POINT.get(lang, '.') if dot else ''}{decimals}"


@lru_cache(maxsize=8192)
def whole(number: int, lang: str) -> str:
    """Write a whole number with its thousands apart. Years are passed as texts instead."""
    return ("-" if number < 0 else "") + _grouped(str(abs(number)), lang)


@lru_cache(maxsize=8192)
def day(on: date, lang: str) -> str:
    """Write a date: "1er mai 2027", "1 mei 2027", "1 May 2027"."""
    names = _MONTHS.get(lang, _MONTHS["en"])
    number = "1er" if lang == "fr" and on.day == 1 else str(on.day)
    return f"{number} {names[on.month - 1]} {on.year}"


@lru_cache(maxsize=8192)
def weekday_day(on: date, lang: str) -> str:
    """Write a date after its weekday: "lundi 1er mars 2027"."""
    return f"{weekday(on, lang)} {day(on, lang)}"


def weekday(on: date, lang: str) -> str:
    """Name the weekday of a date."""
    return _WEEKDAYS.get(lang, _WEEKDAYS["en"])[on.weekday()]


@lru_cache(maxsize=8192)
def month(year_month: str, lang: str) -> str:
    """Write a month: "2025-12" gives "décembre 2025"."""
    year, number = year_month.split("-")
    return f"{_MONTHS.get(lang, _MONTHS['en'])[int(number) - 1]} {int(year)}"


def french_spaces(text: str) -> str:
    """Put the no-break spaces French asks for before : ; ? ! » and % and after «.

    Links, times ("14:32") and what already has its space stay as they are.
    """
    parts = []
    at = 0
    for link in _LINK.finditer(text):
        parts += [_spaced(text[at : link.start()]), link.group()]
        at = link.end()
    return "".join([*parts, _spaced(text[at:])])


def typeset(text: str, lang: str) -> str:
    """Give a text the spaces its language asks for."""
    return french_spaces(text) if lang == "fr" else text


def _spaced(text: str) -> str:
    def before(found: re.Match[str]) -> str:
        sign, after = found.group(1), text[found.end() : found.end() + 1]
        start = found.start()
        if start == 0 and found.group() == sign:
            return sign
        glued = text[start - 1 : start] if found.group() == sign else ""
        if sign == ":" and (after == "/" or (glued.isdigit() and after.isdigit())):
            return found.group()
        if glued and glued in ":;?!«([":
            return found.group()
        return NO_BREAK + sign

    text_with_signs = _SIGN_NEEDS_SPACE.sub(before, text)
    return _PERCENT.sub(f"{NO_BREAK}%", _OPENING.sub(f"«{NO_BREAK}", text_with_signs))


def _plain_text(value: object, _lang: str) -> str:
    return str(value)


# How each kind of value is written; a sentence looks its values up here.
WRITERS: dict[type, Callable[..., str]] = {
    str: _plain_text,
    int: whole,
    Cents: money,
    Month: month,
    Figure: decimal,
    Decimal: decimal,
    date: day,
    WeekdayDate: weekday_day,
}


def write(value: object, lang: str) -> str:
    """Write one value of a sentence in a language, by what it is.

    Mappings are labels by language; a text is taken as it stands; a line of a trace
    tells itself. TypeError for a
    value that has no way of being written (a float, for one).
    """
    writer = WRITERS.get(type(value))
    if writer is not None:
        return writer(value, lang)
    if isinstance(value, Mapping):
        return str(value[lang] if lang in value else next(iter(value.values())))
    text = getattr(value, "text", None)
    if callable(text):
        return str(text(lang))
    raise TypeError(f"a {type(value).__name__} cannot be written in a sentence")
