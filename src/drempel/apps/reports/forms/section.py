"""The texts of one section, with what is looked at before they are kept."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.activity.forms.looking import LookedAt
from drempel.apps.activity.scheme import in_language
from drempel.apps.activity.services.scanning import Finding, scan_texts
from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.fields import WordsField
from drempel.engines.records import Field, Kind

HINTS: Mapping[str, Any] = {
    "wanted": gettext_lazy("The aim of the year, in your own words."),
    "happened": gettext_lazy("What was done, what worked, what did not."),
    "not_shown": gettext_lazy("What a reader would miss who only sees the figures."),
    "signalled": gettext_lazy("What the Region or the Housing Information Centre should know."),
    "portrait": gettext_lazy("One story that shows the work. Nobody may be recognised in it."),
    "method_note": gettext_lazy("Who is counted, what was not recorded, and why."),
    "outlook": gettext_lazy("What comes next year."),
    "special_events": gettext_lazy("A vacancy, works, a flood: what made this year different."),
}
LONGEST = 6000


class SectionForm(LookedAt, forms.Form):
    """kind: the records that hold the texts. findings: what a text seems to tell of a person."""

    _version = forms.CharField(required=False, widget=forms.HiddenInput)
    _confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: Kind, names: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.names = kind, names
        self.findings: list[tuple[Field, Finding]] = []
        for name in names:
            self.fields[name] = WordsField(
                label=in_language(kind.field(name).labels),
                rows=8,
                required=False,
                max_length=LONGEST,
                help_text=HINTS.get(name, ""),
            )
            # A report may be sent without one of them; none is called optional while writing.
            self.fields[name].is_needed_later = True
        self.fields["is_done"] = forms.BooleanField(
            label=_("This section is finished"), required=False
        )

    @property
    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in self.names}

    @property
    def seen(self) -> int | None:
        """The version of the record that the person looked at."""
        return whole_number(self.cleaned_data.get("_version", ""))

    def look_again(self, before: Mapping[str, str]) -> bool:
        """Whether a text seems to tell who someone is, and the person did not say to keep it."""
        self.findings = scan_texts(self.kind, self.texts, before)
        return self.is_in_doubt
