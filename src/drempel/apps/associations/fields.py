"""Form fields that say what was found, what was expected and an example."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.accounts.words import missing
from drempel.apps.associations.numbers import (
    ENTERPRISE_EXAMPLE,
    IBAN_EXAMPLE,
    read_enterprise_number,
    read_iban,
)

_LONGEST = 60


class EnterpriseNumberField(forms.CharField):
    """Gives the ten digits, however they were typed."""

    def __init__(self, **options: Any) -> None:
        label = gettext_lazy("Enterprise number")
        options.setdefault("label", label)
        options.setdefault("error_messages", missing(label, ENTERPRISE_EXAMPLE))
        super().__init__(max_length=_LONGEST, **options)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        number = read_enterprise_number(typed) if typed else ""
        if number is None:
            raise ValidationError(
                _(
                    "“%(found)s” is not a valid enterprise number. Enter ten digits, "
                    "for example %(example)s"
                )
                % {"found": typed, "example": ENTERPRISE_EXAMPLE}
            )
        return number


class IbanField(forms.CharField):
    """Gives the account number without spaces. An unknown bank is no error here."""

    def __init__(self, **options: Any) -> None:
        label = gettext_lazy("Account number (IBAN)")
        options.setdefault("label", label)
        options.setdefault("error_messages", missing(label, IBAN_EXAMPLE))
        super().__init__(max_length=_LONGEST, **options)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        iban = read_iban(typed) if typed else ""
        if iban is None:
            raise ValidationError(
                _(
                    "“%(found)s” is not a valid account number. Check the digits, "
                    "for example %(example)s"
                )
                % {"found": typed, "example": IBAN_EXAMPLE}
            )
        return iban

    def prepare_value(self, value: Any) -> Any:
        """What is stored is shown in groups of four; what was typed stays as typed."""
        if isinstance(value, str) and read_iban(value) == value:
            return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
        return value
