"""What a manager says of a field or a tag of the association itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drempel.apps.activity.models import OwnField, OwnTag

_MOST_CHOICES, _LONGEST_CHOICE = 40, 80
_TYPES = (
    ("text", _("text")),
    ("integer", _("whole number")),
    ("date", _("day")),
    ("boolean", _("yes or no")),
    ("choice", _("choice from a list")),
)


class OwnFieldForm(forms.Form):
    """own: the field that is changed; a new one also chooses its type, which then stays."""

    label = forms.CharField(
        label=_("Name of the field"),
        max_length=80,
        help_text=_("As colleagues will read it. No field asks for a name or a national number."),
    )
    type = forms.ChoiceField(label=_("Type"), choices=_TYPES, widget=forms.RadioSelect)
    choices = forms.CharField(
        label=_("Choices"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One on each line; only for a choice from a list."),
    )
    is_retired = forms.BooleanField(
        label=_("No longer ask this"),
        required=False,
        help_text=_("What was filled in stays, and is exported."),
    )

    def __init__(self, *args: Any, own: OwnField | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        if own is None:
            del self.fields["is_retired"]
        else:
            del self.fields["type"]
            if own.type != "choice":
                del self.fields["choices"]

    @property
    def type_(self) -> str:
        return self.own.type if self.own else str(self.cleaned_data.get("type", ""))

    def clean_choices(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["choices"].splitlines())
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > _MOST_CHOICES or any(len(one) > _LONGEST_CHOICE for one in found):
            raise forms.ValidationError(
                _("Expected at most %(most)s choices of at most %(signs)s characters.")
                % {"most": _MOST_CHOICES, "signs": _LONGEST_CHOICE}
            )
        return found

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if self.type_ == "choice" and "choices" in found and len(found["choices"]) < 2:
            self.add_error("choices", _("Expected at least two choices, one on each line."))
        return found


class OwnTagForm(forms.Form):
    label = forms.CharField(
        label=_("Tag"), max_length=60, help_text=_("A short word, for example “winter action”.")
    )
    is_retired = forms.BooleanField(
        label=_("No longer offer this tag"),
        required=False,
        help_text=_("Records that carry it keep it."),
    )

    def __init__(self, *args: Any, own: OwnTag | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own is None:
            del self.fields["is_retired"]
