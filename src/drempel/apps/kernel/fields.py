"""Form fields that read what people write: days, months and amounts, with errors that help."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from drempel.engines import money

_DAY_FIRST = re.compile(r"^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")
_MONTH_TURNED = re.compile(r"^(0?[1-9]|1[0-2])[/.\- ](\d{4})$")
# Blanks people and spreadsheets put between thousands: space, no-break, narrow no-break.
_BLANKS = str.maketrans("", "", " \u00a0\u202f'’€")


class DayField(forms.Field):
    """A day: from the browser's calendar, or written as 24/11/2026."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def prepare_value(self, value: Any) -> Any:
        """A day that was understood goes back as the browser's calendar writes it."""
        try:
            day = self.to_python(value)
        except ValidationError:
            return value
        return day.isoformat() if day else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        text = str(value).strip()
        if found := _YEAR_FIRST.match(text):
            year, month, day = (int(part) for part in found.groups())
        elif found := _DAY_FIRST.match(text):
            day, month, year = (int(part) for part in found.groups())
        else:
            raise ValidationError(
                _("Found “%(found)s”; expected a day, for example 24/11/2026.") % {"found": text}
            )
        try:
            return date(year, month, day)
        except ValueError as error:
            raise ValidationError(
                _("“%(found)s” is not a day of the calendar; for example 24/11/2026.")
                % {"found": text}
            ) from error


class MonthField(forms.CharField):
    """A month, YYYY-MM; also written as 12/2025."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text or _MONTH.match(text):
            return text
        if found := _MONTH_TURNED.match(text):
            return f"{found.group(2)}-{int(found.group(1)):02d}"
        raise ValidationError(
            _("Found “%(found)s”; expected a month, for example 2025-12.") % {"found": text}
        )


class AmountField(forms.Field):
    """An amount in euro as FR, NL or EN people write it; cleaned to whole cents."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return money.plain(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        text = str(value)
        try:
            return money.parse_amount(plain_amount(text))
        except ValueError as error:
            raise ValidationError(
                _("Found “%(found)s”; expected an amount in euro, for example 30 000,00.")
                % {"found": text}
            ) from error


def plain_amount(text: str) -> str:
    """Turn “30.000,00”, “30 000,00 €” or “30,000.00” into ``30000.00``.

    The last comma or dot is the decimal sign when one or two digits follow it; with three it
    parts thousands. ValueError when that leaves a doubt.
    """
    bare = text.strip().translate(_BLANKS)
    marks = [index for index, sign in enumerate(bare) if sign in ".,"]
    if not marks:
        return bare
    last = marks[-1]
    tail = bare[last + 1 :]
    thousands = bare[:last] if len(tail) <= 2 else bare
    if not re.fullmatch(r"-?\d{1,3}([.,]\d{3})*|-?\d+", thousands):
        raise ValueError(text)
    parted = {sign for sign in thousands if sign in ".,"}
    if len(parted) > 1 or (len(tail) <= 2 and bare[last] in parted):
        raise ValueError(text)
    whole = thousands.replace(".", "").replace(",", "")
    return f"{whole}.{tail}" if len(tail) <= 2 and tail else whole


class WordsField(forms.CharField):
    """A longer text; the Dutch and the French of the writer are kept as they are."""

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 6000)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def needed_later(form: forms.Form, *names: str) -> None:
    """Fields that a draft may leave empty but that are asked all the same: not “optional”."""
    for name in names:
        form.fields[name].is_needed_later = True
