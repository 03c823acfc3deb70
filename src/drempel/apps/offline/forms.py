"""The form of one conflict: for each field, which of two values stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from drempel.apps.activity.scheme import in_language, kind_label, value_label
from drempel.apps.activity.selectors.own import OWN
from drempel.apps.kernel.templatetags.drempel import short_day
from drempel.apps.offline.kinds import used_own_fields
from drempel.apps.offline.selectors import Choice, Undecided
from drempel.apps.offline.services.choosing import THEIRS, YOURS
from drempel.engines.records.definition import Field
from drempel.engines.records.numbers import read_day


def shown_text(one: Field | None, text: str) -> str:
    """A written text as a reader sees it: words for a code, a day as it is written here."""
    if not text:
        return pgettext("value", "nothing")
    if one is None:
        return text
    if one.type == "code":
        return value_label(one, text)
    if one.type == "boolean":
        return _("yes") if text == "yes" else _("no")
    return str(short_day(read_day(text))) if one.type == "date" else text


class ConflictForm(forms.Form):
    """conflict and version say what the person was looking at."""

    conflict = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, found: Undecided, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        own = {}
        if found.record:
            fields = used_own_fields(found.record.association_id, found.kind)
            own = {OWN + one.key: one.label for one in fields}
        for choice in found.choices:
            self.fields[choice.name] = _either(found, choice, own)

    @property
    def kept(self) -> dict[str, str]:
        return {one.name: self.cleaned_data[one.name] for one in self.found.choices}


def _either(found: Undecided, choice: Choice, own: dict[str, str]) -> forms.ChoiceField:
    one = found.kind.field(choice.name) if found.kind.has(choice.name) else None
    label = in_language(one.labels) if one else own.get(choice.name, choice.name)
    yours, theirs = (shown_text(one, text) for text in (choice.yours, choice.theirs))
    return forms.ChoiceField(
        label=label,
        help_text=_("Before: %(value)s") % {"value": shown_text(one, choice.base)},
        choices=[
            (YOURS, _("Yours, from the device: %(value)s") % {"value": yours}),
            (THEIRS, _("Stored now: %(value)s") % {"value": theirs}),
        ],
        widget=forms.RadioSelect,
    )


def record_title(found: Undecided) -> str:
    """The kind, the day and what it was about; the kind alone when the record is gone."""
    record, kind = found.record, found.kind
    if record is None:
        return kind_label(kind)
    day = short_day(getattr(record, kind.day))
    subject = kind.shown.title[0]
    return (
        f"{kind_label(kind)} – {value_label(kind.field(subject), getattr(record, subject))}, {day}"
    )
