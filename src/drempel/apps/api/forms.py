"""The form of a new token."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.accounts.words import missing
from drempel.apps.api.scopes import HOUSEHOLDS, READ, SCOPES, WRITE

_LIVES = (
    ("90", gettext_lazy("three months")),
    ("180", gettext_lazy("six months")),
    ("365", gettext_lazy("one year")),
)


class TokenForm(forms.Form):
    """What a token is for, what it may do, and how long."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=80,
        help_text=gettext_lazy("The program that will use it. One token for each program."),
        error_messages=missing(gettext_lazy("What is it for?"), gettext_lazy("our own software")),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What may it do?"),
        choices=list(SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Give no more than the program needs. Records about people include names and remarks; "
            "each look is kept in the access log."
        ),
        error_messages={"required": gettext_lazy("Nothing is chosen. Choose at least one.")},
    )
    days = forms.ChoiceField(
        label=gettext_lazy("How long does it work?"), choices=_LIVES, widget=forms.RadioSelect
    )

    def clean_scopes(self) -> list[str]:
        scopes: list[str] = self.cleaned_data["scopes"]
        if HOUSEHOLDS in scopes and not {READ, WRITE} & set(scopes):
            raise ValidationError(
                _("Choose reading or writing too: about people alone is nothing.")
            )
        return scopes

    def expires_on(self, on: date) -> date:
        """The last day of a token that is made on a day."""
        return on + timedelta(days=int(self.cleaned_data["days"]))


FIRST: dict[str, Any] = {"scopes": [READ], "days": "180"}
