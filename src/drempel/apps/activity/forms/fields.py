"""Form fields made from the description of a field: they carry what was typed, and judge nothing.

Judging is for the one road that form, file and API share (``services.preparing``).
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import book, in_language
from drempel.apps.activity.selectors.choices import Options
from drempel.engines.records import Field
from drempel.engines.records.book import REASONS_LIST
from drempel.engines.records.numbers import read_day

_SHORT = frozenset({"date", "integer", "year", "decimal"})
Pairs = Sequence[tuple[Any, Any]]


class TypedField(forms.CharField):
    """A line of text as it was typed."""

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value).replace("\r\n", "\n").strip()


class TypedDay(TypedField):
    """A day; one that was understood goes back as the browser's calendar writes it."""

    widget = forms.DateInput(attrs={"type": "date"})

    def prepare_value(self, value: Any) -> Any:
        try:
            return read_day(value).isoformat() if isinstance(value, str) and value else value
        except ValueError:
            return value


class TypedChoice(forms.ChoiceField):
    """One of a list, or whatever else was sent: the reading says what it makes of it."""

    def validate(self, value: Any) -> None:
        """Nothing is refused here."""


class TypedChoices(forms.MultipleChoiceField):
    """Several of a list, as one text with ";" between."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: Any) -> None:
        """Nothing is refused here."""

    def prepare_value(self, value: Any) -> Any:
        return [code for code in value.split(";") if code] if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return ";".join(super().clean(value))


class ListedInput(forms.TextInput):
    """A line of text with what it may be, offered by the browser as one types."""

    template_name = "activity/widgets/listed.html"

    def __init__(self, options: Pairs) -> None:
        super().__init__(attrs={"autocomplete": "off", "translate": "no"})
        self.options = options

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context(name, value, attrs)
        place = f"{found['widget']['attrs'].get('id', name)}_list"
        found["widget"]["attrs"]["list"] = place
        return found | {"place": place, "options": self.options}


def reasons() -> list[tuple[str, str]]:
    """Why a value is missing, in the language of the screen."""
    return [(one.code, in_language(one.labels)) for one in book().entries(REASONS_LIST)]


def code_pairs(one: Field) -> list[tuple[str, str]]:
    return [(entry.code, in_language(entry.labels)) for entry in book().entries(one.target)]


def code_choices(one: Field, pairs: Pairs | None = None) -> list[tuple[Any, Any]]:
    """Nothing, the codes, and under a heading of their own why a value is missing."""
    found: list[tuple[Any, Any]] = [("", ""), *(code_pairs(one) if pairs is None else pairs)]
    if one.has_reasons:
        found.append((_("No answer"), reasons()))
    return found


def _text(one: Field, _options: Options | None) -> forms.Field:
    return TypedField(widget=forms.TextInput(attrs={"autocomplete": "off"}))


def _long_text(one: Field, _options: Options | None) -> forms.Field:
    return TypedField(widget=forms.Textarea(attrs={"rows": 4}))


def _figure(mode: str) -> Any:
    def make(_one: Field, _options: Options | None) -> forms.Field:
        attrs = {"inputmode": mode, "autocomplete": "off"}
        return TypedField(widget=forms.TextInput(attrs=attrs))

    return make


def _code(one: Field, _options: Options | None) -> forms.Field:
    return TypedChoice(choices=code_choices(one))


def _codes(one: Field, _options: Options | None) -> forms.Field:
    found: list[tuple[Any, Any]] = code_pairs(one)
    if one.has_reasons:
        found.append((_("No answer"), reasons()))
    return TypedChoices(choices=found)


def answers(*, is_needed: bool) -> list[tuple[str, str]]:
    said = [("yes", _("yes")), ("no", _("no"))]
    return said if is_needed else [*said, ("", _("not filled in"))]


def _boolean(one: Field, _options: Options | None) -> forms.Field:
    choices = answers(is_needed=one.required == "yes" and one.default != "when_past")
    return TypedChoice(choices=choices, widget=forms.RadioSelect)


def _reference(_one: Field, options: Options | None) -> forms.Field:
    if options is None:
        return TypedField()
    if options.is_choice:
        widget = forms.Select(attrs={"translate": "no"})
        return TypedChoice(choices=[("", ""), *options.pairs], widget=widget)
    return TypedField(widget=ListedInput([(label, label) for _uid, label in options.pairs]))


_MAKERS: dict[str, Any] = {
    "text": _text,
    "long_text": _long_text,
    "code": _code,
    "many_codes": _codes,
    "integer": _figure("numeric"),
    "year": _figure("numeric"),
    "decimal": _figure("decimal"),
    "money": _figure("decimal"),
    "date": lambda _one, _options: TypedDay(),
    "boolean": _boolean,
    "reference": _reference,
}


def form_field(one: Field, options: Options | None = None) -> forms.Field:
    """The form field of a described field, with its words; required ones are not "optional"."""
    field: forms.Field = _MAKERS[one.type](one, options)
    field.required = False
    field.label = in_language(one.labels)
    field.is_needed_later = one.required == "yes"  # type: ignore[attr-defined]
    field.unit = "€" if one.type == "money" else ""  # type: ignore[attr-defined]
    field.width = "short" if one.type in _SHORT else ""  # type: ignore[attr-defined]
    field.taps = one.type == "boolean"  # type: ignore[attr-defined]
    return field
