"""Forms of associations: their facts, a new one, its people, and the filter of the list."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from drempel.apps.accounts.forms import EMAIL_ERRORS, EMAIL_EXAMPLE, NO_LANGUAGE, PersonForm
from drempel.apps.accounts.words import missing
from drempel.apps.associations.codes import (
    kinds_of_work,
    municipality,
    municipality_labels,
)
from drempel.apps.associations.fields import EnterpriseNumberField, IbanField
from drempel.apps.kernel.roles import LABELS, MANAGER, WORKER

CORRESPONDENCE = (("fr", gettext_lazy("French")), ("nl", gettext_lazy("Dutch")))


def _text(label: str | Promise, example: str, *, length: int = 160, **options: Any) -> Any:
    return forms.CharField(
        label=label, max_length=length, error_messages=missing(label, example), **options
    )


class FactsForm(forms.Form):
    """What an association may correct about itself."""

    name_fr = _text(gettext_lazy("Name in French"), "Le Seuil", required=False)
    name_nl = _text(gettext_lazy("Name in Dutch"), "De Drempel", required=False)
    street = _text(gettext_lazy("Street and number"), "Rue Haute 12")
    postcode = _text(gettext_lazy("Postcode"), "1000", length=10)
    municipality = forms.ChoiceField(
        label=gettext_lazy("Municipality"),
        error_messages={
            "required": gettext_lazy("No municipality is chosen. Choose one of the list.")
        },
    )
    phone = _text(gettext_lazy("Telephone"), "02 555 12 34", length=30, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), required=False, error_messages=EMAIL_ERRORS
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        assume_scheme="https",
        error_messages={
            "invalid": gettext_lazy(
                "This is not a web address. Expected: https:// and a domain. "
                "Example: https://www.example.org"
            )
        },
    )
    iban = IbanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].choices = [("", "–"), *municipality_labels().items()]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("name_fr") and not said.get("name_nl") and not self.errors:
            self.add_error(
                "name_fr",
                _("Both names are empty. Fill in at least one, for example Le Seuil."),
            )
        self._check_postcode(said)
        return said

    def _check_postcode(self, said: dict[str, Any]) -> None:
        """A postcode of the municipality; the message names those it has."""
        place = municipality(said.get("municipality", ""))
        postcode = said.get("postcode")
        if place is None or not postcode or postcode in place.postcodes:
            return
        self.add_error(
            "postcode",
            _(
                "“%(found)s” is not a postcode of %(municipality)s. Expected: %(expected)s. "
                "Example: %(example)s"
            )
            % {
                "found": postcode,
                "municipality": municipality_labels()[place.nis],
                "expected": ", ".join(place.postcodes),
                "example": place.postcodes[0],
            },
        )


class AssociationForm(FactsForm):
    """A new association with its first manager."""

    enterprise_number = EnterpriseNumberField()
    language = forms.ChoiceField(
        label=gettext_lazy("Correspondence language"),
        choices=CORRESPONDENCE,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Chosen by the association. Its letters are in this language."),
        error_messages=NO_LANGUAGE,
    )
    peer_group = forms.ChoiceField(
        label=gettext_lazy("Kind of work"),
        error_messages={
            "required": gettext_lazy("No kind of work is chosen. Choose one of the list.")
        },
    )
    manager_name = _text(gettext_lazy("Name of the first manager"), "An Peeters", length=120)
    manager_email = forms.EmailField(
        label=gettext_lazy("E-mail address of the first manager"),
        error_messages=EMAIL_ERRORS
        | missing(gettext_lazy("E-mail address of the first manager"), EMAIL_EXAMPLE),
    )
    field_order = [
        "enterprise_number", "name_fr", "name_nl", "language", "peer_group",
        *("street", "postcode", "municipality", "phone", "email", "website", "iban"),
        *("manager_name", "manager_email"),
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peer_group"].choices = list(kinds_of_work().items())


class InviteForm(PersonForm):
    """Someone who joins the team."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=[(role, LABELS[role]) for role in (WORKER, MANAGER)],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("No role is chosen. Choose one of the list.")},
    )


class AssociationFilter(forms.Form):
    """What the list of associations is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Name or enterprise number"), required=False)
    municipality = forms.ChoiceField(label=gettext_lazy("Municipality"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of work"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", pgettext_lazy("language", "Both")), *CORRESPONDENCE],
    )

    def __init__(self, *args: Any, places: dict[str, str], kinds: dict[str, str]) -> None:
        super().__init__(*args)
        self.fields["municipality"].choices = [("", _("All municipalities")), *places.items()]
        self.fields["kind"].choices = [("", _("All kinds")), *kinds.items()]
