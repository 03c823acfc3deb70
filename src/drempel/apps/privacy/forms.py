"""Forms of privacy: filters of the log and of the totals, and the two that erase."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drempel.apps.activity.scheme import kind_label
from drempel.apps.kernel.fields import DayField
from drempel.apps.privacy.words import REASON_WORDS
from drempel.engines.records import kind_of
from drempel.engines.retention import belongings


class LogFilter(forms.Form):
    """Bound to the address; what cannot be read filters nothing."""

    # Names of people: no machine translates them.
    person = forms.TypedChoiceField(
        label=_("Person"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs={"translate": "no"}),
    )
    kind = forms.ChoiceField(label=_("What"), required=False)
    code = forms.CharField(label=_("File code"), required=False, max_length=200)

    def __init__(self, data: Any, *, people: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        # The names of these two are Python's own words.
        self.fields["from"] = DayField(label=_("From"), required=False)
        self.fields["until"] = DayField(label=_("Until"), required=False)
        everything = ("", _("all"))
        self.fields["person"].choices = [everything, *people]
        kinds = [(code, kind_label(kind_of(code), many=True)) for code in belongings()]
        self.fields["kind"].choices = [everything, *kinds]

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        found: dict[str, Any] = getattr(self, "cleaned_data", {})
        return {name: value for name, value in found.items() if value}


class YearFilter(forms.Form):
    """One of the years that are over."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int)

    def __init__(self, data: Any, *, years: Sequence[int]) -> None:
        super().__init__(data)
        self.years = years
        self.fields["year"].choices = [(year, str(year)) for year in years]

    def asked(self) -> int:
        return (
            self.cleaned_data["year"]
            if self.is_valid() and self.cleaned_data["year"]
            else (self.years[0])
        )


class AnonymiseForm(forms.Form):
    """Why, and that it cannot be undone."""

    reason = forms.ChoiceField(
        label=_("Why now?"), choices=list(REASON_WORDS.items()), widget=forms.RadioSelect
    )
    is_sure = forms.BooleanField(
        label=_("I know that this cannot be undone, not even from a backup.")
    )


class ConfirmForm(forms.Form):
    """What is due today goes now."""

    is_sure = forms.BooleanField(
        label=_("I looked at the list. I know that this cannot be undone.")
    )
