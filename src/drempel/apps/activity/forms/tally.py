"""A grid of service lines and channels, a number in each cell that had contacts."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from drempel.apps.activity.forms.fields import TypedDay, TypedField, form_field
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language, value_label
from drempel.apps.activity.services.tally import Counted
from drempel.apps.activity.words import fault_words
from drempel.engines.records import kind_of
from drempel.engines.records.numbers import read_whole
from drempel.engines.records.reading import Fault

_MOST = 9999


class CountField(TypedField):
    """A whole number, or nothing."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "0", "maxlength": 4}
    )

    def clean(self, value: Any) -> int:
        text = self.to_python(value)
        if not text:
            return 0
        try:
            number = read_whole(text)
        except ValueError:
            number = -1
        if not 0 <= number <= _MOST:
            raise ValidationError(
                _("Found “%(found)s”; expected a whole number, for example 12.") % {"found": text}
            )
        return number


class TallyForm(forms.Form):
    """``happened_on`` and ``topic`` count for the whole grid."""

    def __init__(
        self, data: Any = None, *, room: Room, lines: tuple[str, ...], **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.room, self.lines, self.kind = room, lines, kind_of("contact")
        self.fields["happened_on"] = TypedDay(
            label=in_language(self.kind.field("happened_on").labels)
        )
        self.fields["topic"] = form_field(self.kind.field("topic"))
        self.fields["topic"].is_needed_later = False
        self.fields["topic"].help_text = _("Left empty, the topic counts as not asked.")
        self.cells: dict[str, tuple[str, str]] = {}
        for line in lines:
            for code, label in _channels():
                name = f"n_{line}_{code}"
                self.cells[name] = (line, code)
                self.fields[name] = CountField(required=False, label=label)

    @property
    def grid(self) -> list[dict[str, Any]]:
        """For each service line its words and its cells; without words when there is only one."""
        found = []
        for line in self.lines:
            cells = [self[name] for name, (other, _code) in self.cells.items() if other == line]
            label = value_label(self.kind.field("service_line"), line)
            found.append(
                {
                    "label": label if len(self.lines) > 1 else "",
                    "cells": cells,
                    "is_open": any(cell.value() or cell.errors for cell in cells),
                }
            )
        return found

    @property
    def counted(self) -> list[Counted]:
        return [
            Counted(line, channel, self.cleaned_data[name])
            for name, (line, channel) in self.cells.items()
            if self.cleaned_data.get(name)
        ]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.cleaned_data = found
        if not self.errors and not self.counted:
            raise ValidationError(_("Nothing was counted: fill in at least one number."))
        return found

    def add_faults(self, faults: list[Fault]) -> None:
        for fault in {one.field: one for one in faults}.values():
            name = fault.field if fault.field in self.fields else None
            self.add_error(name, fault_words(self.kind, fault))


def _channels() -> list[tuple[str, str]]:
    choices = form_field(kind_of("contact").field("channel")).choices
    return [(code, label) for code, label in choices if code and isinstance(label, str)]
