"""A step that a person takes on a record: its words, its form and the service that carries it out.

One page of a kind of record serves all its steps; the table of moves says when each is open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

Act = Callable[[Any, dict[str, Any], Any, date], Any]


@dataclass(frozen=True, slots=True)
class Step:
    """verb: of the table of moves. question: the title. button: names the act.

    act: called with the record, the form's values, the person and the day.
    """

    verb: str
    question: Any
    button: Any
    lede: Any
    form: type[forms.Form]
    act: Act


class PlainForm(forms.Form):
    """A step that asks nothing but to be confirmed."""


def handed_to(service: Callable[..., Any], subject: str) -> Act:
    """An act that hands the form's values to a service as they are; subject: its word for the record."""

    def act(record: Any, data: dict[str, Any], by: Any, on: date) -> Any:
        return service(**{subject: record}, by=by, on=on, **data)

    return act
