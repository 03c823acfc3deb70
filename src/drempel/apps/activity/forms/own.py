"""The part of a form that the association made itself: its own fields, its tags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from drempel.apps.activity.forms.fields import TypedChoice, TypedChoices, form_field
from drempel.apps.activity.models import OwnField, OwnTag
from drempel.apps.activity.selectors.own import OWN, described

TAGS = "own_tags"


@dataclass(frozen=True, slots=True)
class OwnPart:
    """fields and tags that are in use; what is retired is not asked any more."""

    fields: Sequence[OwnField] = ()
    tags: Sequence[OwnTag] = ()

    @property
    def used(self) -> list[OwnField]:
        return [one for one in self.fields if not one.is_retired]

    @property
    def names(self) -> list[str]:
        tags = [TAGS] if any(not one.is_retired for one in self.tags) else []
        return [*(OWN + one.key for one in self.used), *tags]

    def add_to(self, form: forms.Form) -> None:
        for one in self.used:
            form.fields[OWN + one.key] = _made(one)
        offered = [(one.key, one.label) for one in self.tags if not one.is_retired]
        if offered:
            form.fields[TAGS] = TypedChoices(choices=offered, required=False)

    def texts(self, form: forms.Form) -> dict[str, str]:
        """What was typed in the own fields, by the name of the form's field."""
        kept = form.cleaned_data
        return {OWN + one.key: kept.get(OWN + one.key, "") for one in self.used}


def _made(one: OwnField) -> forms.Field:
    if one.type == "choice":
        made: forms.Field = TypedChoice(choices=[("", ""), *((c, c) for c in one.choices)])
        made.required, made.label = False, one.label
        return made
    return form_field(described(one))


def first_own(values: Mapping[str, Any], tags: Sequence[str]) -> dict[str, Any]:
    """Texts to begin with, from what a record holds."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        said = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
        found[OWN + key] = "" if said is None else str(said)
    found[TAGS] = list(tags)
    return found
