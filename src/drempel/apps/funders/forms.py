"""The form of one number typed by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.kernel.fields import WordsField
from drempel.apps.reports.forms.writing import NumberField


class LineForm(forms.Form):
    """there: whether a number was typed before, which may be taken away."""

    value = NumberField(label=gettext_lazy("Number"), required=False)
    reason = WordsField(
        label=gettext_lazy("How this number was found"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=gettext_lazy("For example: counted from the paper diary; estimated from March."),
    )

    def __init__(self, *args: Any, there: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].is_needed_later = self.fields["reason"].is_needed_later = True
        if there:
            self.fields["remove"] = forms.BooleanField(
                label=_("Take this number away: the line is empty again"), required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("remove"):
            return data
        if data.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Nothing was typed; expected a number, for example 120."))
        if not data.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", _("Say in a few words how this number was found."))
        return data
