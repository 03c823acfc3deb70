"""The figures of the scheme in force, made ready once a process and a year."""

from datetime import date
from functools import lru_cache

from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.deadlines.calendar import Calendar
from drempel.engines.indicators import Catalogue, Evaluator, Year, load_catalogue
from drempel.engines.scheme import Scheme


def catalogue() -> Catalogue:
    return load_catalogue(active_scheme())


@lru_cache(maxsize=16)
def _evaluator(scheme: Scheme, year: int) -> Evaluator:
    found = load_catalogue(scheme)
    return Evaluator(found.figures(year), found.rules)


def evaluator(year: int) -> Evaluator:
    """What reckons the figures of a year, in the versions that count for it."""
    return _evaluator(active_scheme(), year)


@lru_cache(maxsize=64)
def _evaluator_of(scheme: Scheme, year: int, code: str) -> Evaluator:
    found = load_catalogue(scheme)
    return Evaluator((one for one in found.figures(year) if one.code == code), found.rules)


def evaluator_of(year: int, code: str) -> Evaluator:
    """What reckons one figure of a year: it reads no more than that figure needs."""
    return _evaluator_of(active_scheme(), year, code)


@lru_cache(maxsize=4)
def _calendar(scheme: Scheme) -> Calendar:
    return Calendar(scheme)


def year_on(number: int, on: date) -> Year:
    """A reporting year looked at on a day, with the working days of the scheme."""
    return Year(number, on, _calendar(active_scheme()).is_working_day)
