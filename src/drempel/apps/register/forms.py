"""What can be asked of the register in its address. Nothing here writes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from drempel.apps.kernel.fields import DayField
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.register.selectors import NO, YES, Asked
from drempel.engines.scheme import Scheme


def _labelled(scheme: Scheme, items: Any, key: str = "code") -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(getattr(one, key), scheme.text(one.labels, language)) for one in items]


class RegisterFilter(forms.Form):
    """A value that is not understood is left out; the rest still filters."""

    q = forms.CharField(label=gettext_lazy("Name or number"), required=False, max_length=80)
    municipality = forms.ChoiceField(label=gettext_lazy("Municipality"), required=False)
    line = forms.ChoiceField(label=gettext_lazy("Axis or service line"), required=False)
    accredited = forms.ChoiceField(label=gettext_lazy("Accreditation"), required=False)
    on = DayField(label=gettext_lazy("On the day"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Amounts of"), required=False)

    def __init__(self, data: QueryDict, *, today: date, years: Iterable[int]) -> None:
        """years: those with public amounts; the year of today is always there."""
        self.today = today
        said = data.copy()
        said.setdefault("year", str(today.year))
        # An address may also say the axis by its own name.
        if said.get("axis") and not said.get("line"):
            said["line"] = said["axis"]
        super().__init__(said, use_required_attribute=False)
        self.scheme = scheme = active_scheme()
        every = [("", _("All"))]
        places = _labelled(scheme, scheme.municipalities, "nis")
        axes = _labelled(scheme, scheme.axes)
        groups = [
            (words, [(axis, _("The whole axis")), *self._lines_of(axis)]) for axis, words in axes
        ]
        self.fields["municipality"].choices = every + sorted(places, key=lambda place: place[1])
        self.fields["line"].choices = every + groups
        self.fields["accredited"].choices = [
            *every,
            (YES, _("Accredited")),
            (NO, _("Not accredited")),
        ]
        self.fields["year"].choices = [
            (str(year), str(year)) for year in sorted({today.year, *years}, reverse=True)
        ]

    def asked(self) -> Asked:
        """The question, with today and its year where nothing was said."""
        self.is_valid()
        said = self.cleaned_data
        return Asked(
            year=int(said.get("year") or self.today.year),
            on=said.get("on") or self.today,
            text=said.get("q", ""),
            text_places=self._places(said.get("q", "")),
            municipality=said.get("municipality", ""),
            codes=self._codes(said.get("line", "")),
            accredited=said.get("accredited", ""),
        )

    def _places(self, text: str) -> frozenset[str]:
        wanted = text.casefold()
        return frozenset(
            place.nis
            for place in self.scheme.municipalities
            if wanted and any(wanted in label.casefold() for label in place.labels.values())
        )

    def _lines_of(self, axis: str) -> list[tuple[str, str]]:
        lines = self.scheme.service_lines
        return _labelled(self.scheme, [one for one in lines if axis in one.parents])

    def _codes(self, line: str) -> frozenset[str]:
        """One service line, or all those of an axis."""
        of_axis = frozenset(code for code, _label in self._lines_of(line))
        return of_axis or frozenset({line} if line else ())


class DayAsked(forms.Form):
    """A day on which to check an accreditation."""

    on = DayField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("For example 24/11/2026; a day to come is possible too."),
    )
