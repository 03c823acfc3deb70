"""What the pages of households ask: the filters of the list, and which file another one doubles."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.activity.forms.fields import TypedChoice, TypedField, code_pairs
from drempel.apps.activity.scheme import in_language
from drempel.apps.activity.selectors.records import records_of
from drempel.apps.households.selectors.files import NONE, OPEN, files_of
from drempel.engines.records import kind_of


class HouseholdFilter(forms.Form):
    """Bound to the address; what is not understood filters nothing."""

    q = forms.CharField(label=gettext_lazy("File code"), required=False, max_length=80)
    path = TypedChoice(label=gettext_lazy("Pathway"), required=False)
    stay = TypedChoice(label=gettext_lazy("Stay"), required=False)
    municipality = TypedChoice(required=False)
    type = TypedChoice(required=False)

    def __init__(self, data: Any, *, association_id: int | None, on: date) -> None:
        super().__init__(data)
        self.association_id, self.on = association_id, on
        kind, everything = kind_of("file"), ("", _("all"))
        self.fields["path"].choices = [
            everything,
            (OPEN, _("open now")),
            (NONE, _("none open")),
        ]
        self.fields["stay"].choices = [
            everything,
            (OPEN, _("housed now")),
            (NONE, _("not housed now")),
        ]
        for name, field in (("municipality", "municipality"), ("type", "household_type")):
            one = kind.field(field)
            self.fields[name].label = in_language(one.labels)
            self.fields[name].choices = [everything, *code_pairs(one)]

    def values(self) -> dict[str, str]:
        self.is_valid()
        return {name: text for name, text in self.cleaned_data.items() if text}

    def apply(self) -> QuerySet[Any]:
        return files_of(self.association_id, self.values(), self.on)


class LinkForm(forms.Form):
    """The file that another one doubles, by its code."""

    code = TypedField(
        label=gettext_lazy("Code of the other file"),
        help_text=gettext_lazy("As the association wrote it, for example M-0412."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        self.fields["code"].is_needed_later = True
        self.other: Any = None

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("Type the code of the file that this one doubles."))
        rows = records_of(kind_of("file"), self.record.association_id)
        self.other = rows.filter(code=code, anonymised_at=None).first()
        if self.other is None:
            raise forms.ValidationError(
                _("Found “%(found)s”; expected the code of a file of your association.")
                % {"found": code[:80]}
            )
        return code
