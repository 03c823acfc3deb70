"""The end of a stay, and what is asked of the stock in its address."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.activity.forms.fields import TypedChoice, TypedDay, code_pairs
from drempel.apps.activity.forms.record import RecordForm, Subject
from drempel.apps.activity.scheme import in_language
from drempel.apps.dwellings.selectors.stock import STATES
from drempel.apps.dwellings.words import state_words
from drempel.engines.records import Field, kind_of
from drempel.engines.records.numbers import read_day

ENDING = (
    "end_on",
    "destination",
    "destination_wanted",
    "overstay_reason",
    "arrears",
    "has_repayment_plan",
)


class EndOfStay(Subject):
    """What is asked when a stay ends; the rest of the stay is left as it is."""

    @property
    def fields(self) -> list[Field]:
        shown = {one.name: one for one in super().fields}
        return [shown[name] for name in ENDING if name in shown]


class EndForm(RecordForm):
    """Day and destination are asked; the other answers may be left open."""

    def make_field(self, one: Field) -> forms.Field:
        made = super().make_field(one)
        made.is_needed_later = one.required == "at_end"  # type: ignore[attr-defined]
        return made

    @property
    def asked(self) -> list[Any]:
        return self.bound(ENDING)


class StockFilter(forms.Form):
    """Bound to the address; what is not understood filters nothing."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=80)
    on = TypedDay(label=gettext_lazy("On the day"), required=False)
    state = TypedChoice(label=gettext_lazy("State"), required=False)
    type = TypedChoice(required=False)
    municipality = TypedChoice(required=False)
    # "from" is no name that Python takes.
    until = TypedDay(label=gettext_lazy("Free until"), required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        said = data.copy()
        if not said.get("on"):
            said["on"] = today.isoformat()
        super().__init__(said)
        self.today, everything = today, ("", _("all"))
        kind = kind_of("unit")
        self.fields["state"].choices = [everything, *((k, state_words(k)) for k in STATES)]
        for name, field in (("type", "unit_type"), ("municipality", "municipality")):
            one = kind.field(field)
            self.fields[name].label = in_language(one.labels)
            self.fields[name].choices = [everything, *code_pairs(one)]
        self.fields["from"] = TypedDay(label=_("Free from"), required=False)
        self.order_fields(["q", "on", "state", "type", "municipality", "from", "until"])

    def values(self) -> dict[str, Any]:
        """What was asked, days as days; the day of the stock is always there."""
        self.is_valid()
        found: dict[str, Any] = {name: text for name, text in self.cleaned_data.items() if text}
        for name in ("on", "from", "until"):
            found[name] = _day(found.get(name, ""))
        found["on"] = found["on"] or self.today
        if found["from"] and found["until"] and found["until"] < found["from"]:
            found["until"] = None
        return found

    @property
    def is_narrowed(self) -> bool:
        found = self.values()
        return found["on"] != self.today or any(v for k, v in found.items() if k != "on")


def _day(text: str) -> date | None:
    try:
        return read_day(text) if text else None
    except ValueError:
        return None
