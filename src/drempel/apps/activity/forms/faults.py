"""What someone says of a fault that the data check found."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drempel.apps.activity.rule_words import RULE_NAMES
from drempel.apps.activity.services.scanning import scan_texts
from drempel.apps.activity.warnings import warning_words
from drempel.apps.kernel.fields import WordsField
from drempel.engines.records import Kind

LIFTED = "lifted"
LONGEST_REASON = 500


class FaultFilter(forms.Form):
    rule = forms.ChoiceField(
        label=_("Rule"), required=False, choices=[("", _("All rules")), *RULE_NAMES.items()]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("To look at")), (LIFTED, _("Exception documented"))],
    )


class ExceptionForm(forms.Form):
    """The reason for an exception. kind: that of the record; before: the reason that stands.

    A text that seems to tell who someone is comes back once; sent again as it is, it may stay.
    """

    reason = WordsField(
        label=_("Why this is right"),
        rows=3,
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("For example: checked with the team. No names."),
    )
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: Kind, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.before = kind, before
        self.fields["reason"].is_needed_later = True
        if before:
            self.fields["withdraw"] = forms.BooleanField(
                label=_("Take the exception back: this is to be looked at again"), required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("withdraw"):
            return data
        reason = data.get("reason", "").strip()
        if not reason and "reason" not in self.errors:
            self.add_error("reason", gettext("Say in a few words why this is right."))
        elif reason:
            self._look_again(reason)
        return data

    def _look_again(self, reason: str) -> None:
        found = scan_texts(self.kind, {"own_reason": reason}, {"own_reason": self.before})
        mark = hashlib.sha256(reason.encode()).hexdigest()[:16]
        if not found or self.cleaned_data.get("confirmed") == mark:
            return
        label = str(self.fields["reason"].label)
        for _one, finding in found:
            self.add_error("reason", warning_words(label, finding))
        self.add_error("reason", gettext("Change the text, or save once more if it may stay."))
        shown: Mapping[str, Any] = self.data
        self.data = {**shown, "reason": reason, "confirmed": mark}
