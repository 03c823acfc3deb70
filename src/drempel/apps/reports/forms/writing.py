"""Small forms of the report: a remark, a language, a typed total, explanations."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.kernel.fields import WordsField
from drempel.apps.reports.words import source_name
from drempel.engines.indicators.typed import SOURCES, Typed

LONGEST_REASON = 1000


class CommentForm(forms.Form):
    text = WordsField(label=gettext_lazy("Your remark for colleagues"), rows=4, max_length=2000)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the printed report"),
        widget=forms.RadioSelect,
        choices=[("fr", gettext_lazy("French")), ("nl", gettext_lazy("Dutch"))],
    )


class NumberField(forms.Field):
    """A number as FR, NL or EN people write it; cleaned to an exact fraction."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Fraction | None:
        text = str(value or "").strip()
        if not text:
            return None
        plain = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("'", "")
        plain = plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain
        try:
            return Fraction(plain) if "/" not in plain and "e" not in plain.lower() else _no()
        except (ValueError, ZeroDivisionError):
            raise ValidationError(
                _("Found “%(found)s”; expected a number, for example 120 or 37,5.")
                % {"found": text}
            ) from None


def _no() -> Fraction:
    raise ValueError


class NumberForm(forms.Form):
    """A number typed by hand, with how it was found. there: one was typed before."""

    value = NumberField(label=gettext_lazy("Number"), required=False)
    reason = WordsField(
        label=gettext_lazy("How this number was found"),
        rows=3,
        max_length=LONGEST_REASON,
        required=False,
        help_text=gettext_lazy("For example: counted from the paper diary; estimated from March."),
    )
    # Said beside the box that takes the number away.
    without: Any = ""

    def __init__(self, *args: Any, there: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].is_needed_later = self.fields["reason"].is_needed_later = True
        if there:
            self.fields["remove"] = forms.BooleanField(label=self.without, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("remove"):
            return data
        if data.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Nothing was typed; expected a number, for example 120."))
        if not data.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", _("Say in a few words how this number was found."))
        return data


class TotalForm(NumberForm):
    """A number for one figure. categories: code to its words, for one breakdown."""

    source = forms.ChoiceField(label=gettext_lazy("Where it comes from"), required=False)
    without = gettext_lazy("Take this number away: the reckoned one counts again")

    def __init__(
        self, *args: Any, rate: bool, categories: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.categories = categories
        self.fields["source"].choices = [(code, source_name(code)) for code in SOURCES]
        self.fields["source"].is_needed_later = True
        if rate:
            self.fields["base"] = NumberField(label=_("Out of"), required=False)
            self.fields["base"].is_needed_later = True
        for code, words in categories.items():
            self.fields[f"by_{code}"] = NumberField(label=words, required=False)
        by = [f"by_{code}" for code in categories]
        self.order_fields(["value", "source", "reason", "base", *by, "remove"])

    def typed(self, code: str, dimension: str) -> Typed:
        data = self.cleaned_data
        by = {
            one: _exact(data[f"by_{one}"])
            for one in self.categories
            if data.get(f"by_{one}") is not None
        }
        return Typed(
            code=code,
            value=_exact(data["value"]),
            source=data["source"],
            base=_exact(data["base"]) if data.get("base") is not None else None,
            by={dimension: by} if by else {},
        )


def _exact(number: Fraction) -> Fraction | int:
    return int(number) if number.denominator == 1 else number


class ExplanationsForm(forms.Form):
    """One text for each finding. texts: key of the finding to what is kept."""

    def __init__(self, *args: Any, findings: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {}
        for place, (key, (words, kept)) in enumerate(findings.items()):
            name = f"finding_{place}"
            self.keys[name] = key
            self.fields[name] = WordsField(
                label=words, rows=2, required=False, initial=kept, max_length=LONGEST_REASON
            )
            self.fields[name].is_needed_later = True

    def explained(self) -> dict[str, str]:
        """Key of a finding to its text, for what was written or changed."""
        return {
            self.keys[name]: text.strip()
            for name, text in self.cleaned_data.items()
            if text.strip() and text.strip() != (self.fields[name].initial or "").strip()
        }
