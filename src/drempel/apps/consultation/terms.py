"""How long a consultation and a pilot last, and who takes part: parameters of the pack."""

from datetime import date, timedelta

from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.days import add_months
from drempel.engines.scheme import Dated


def term(name: str, on: date) -> Dated:
    return active_scheme().parameter(f"consultation.{name}", on)


def closes_on(opened_on: date) -> date:
    """The first day after the consultation: comments are taken until the day before."""
    return opened_on + timedelta(days=term("least_days", opened_on).value)


def pilot_ends_on(begun_on: date) -> date:
    return add_months(begun_on, term("pilot_months", begun_on).value)


def least_volunteers(on: date) -> int:
    found: int = term("volunteers", on).value
    return found


def least_volunteer_kinds(on: date) -> int:
    found: int = term("volunteer_kinds", on).value
    return found
