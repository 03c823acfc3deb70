"""The filters of a list, which stand in its address."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from drempel.apps.activity.access import visible_fields
from drempel.apps.activity.forms.fields import TypedChoice, TypedDay, answers, code_pairs, reasons
from drempel.apps.activity.models import OwnTag
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language
from drempel.apps.activity.selectors.records import ANY, filtered, records_of, tagged
from drempel.engines.records import Field, Kind
from drempel.engines.records.numbers import read_day

FROM, UNTIL, TAG = "from", "until", "tag"
# A reason there means that a request was not taken up: any of them is worth a list.
_ANY_OF = ("refusal_reason",)
# In an address, "format" says that the list is wanted as a file.
_IN_ADDRESS = {"format": "how"}


class ListFilter(forms.Form):
    """Bound to the address; what cannot be read filters nothing."""

    def __init__(self, data: Any, *, room: Room, kind: Kind, tags: list[OwnTag]) -> None:
        super().__init__(data)
        self.room, self.kind = room, kind
        if kind.day:
            self.fields[FROM] = TypedDay(required=False, label=_("From"))
            self.fields[UNTIL] = TypedDay(required=False, label=_("Until"))
        for one in self.filtered_fields:
            self.fields[_IN_ADDRESS.get(one.name, one.name)] = TypedChoice(
                required=False, label=in_language(one.labels), choices=self._choices(one)
            )
        offered = [(tag.key, tag.label) for tag in tags]
        if offered:
            self.fields[TAG] = TypedChoice(
                required=False,
                label=_("Tag"),
                choices=[("", _("all")), *offered],
                widget=forms.Select(attrs={"translate": "no"}),
            )

    @property
    def filtered_fields(self) -> list[Field]:
        shown = {one.name for one in visible_fields(self.kind, self.room.person)}
        return [
            self.kind.field(name)
            for name in self.kind.shown.filtered
            if name in shown and (name != "service_line" or len(self.room.lines) > 1)
        ]

    def _choices(self, one: Field) -> list[tuple[Any, Any]]:
        everything = ("", _("all"))
        if one.type == "boolean":
            return [everything, *answers(is_needed=True)]
        pairs = code_pairs(one)
        if one.name == "service_line":
            pairs = [pair for pair in pairs if pair[0] in self.room.lines]
        if one.name in _ANY_OF:
            pairs = [(ANY, _("any reason")), *pairs]
        found: list[tuple[Any, Any]] = [everything, *pairs]
        return [*found, (_("No answer"), reasons())] if one.has_reasons else found

    def values(self) -> dict[str, Any]:
        """What to filter by, read from the address."""
        self.is_valid()
        found: dict[str, Any] = {
            name: text for name, text in self.cleaned_data.items() if text and name in self.fields
        }
        for name in (FROM, UNTIL):
            if name in found:
                found[name] = _day(found[name])
        renamed = {address: name for name, address in _IN_ADDRESS.items()}
        return {renamed.get(name, name): value for name, value in found.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.values())

    def apply(self) -> QuerySet[Any]:
        """The records of the association that the address asks for."""
        values = self.values()
        rows = records_of(self.kind, self.room.association_id)
        if values.get(TAG):
            rows = tagged(rows, values[TAG])
        return filtered(self.kind, rows, values)


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None
