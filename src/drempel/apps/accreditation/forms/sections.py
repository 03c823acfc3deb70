"""The five sections of an application."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Dossier
from drempel.apps.kernel.fields import DayField, WordsField, needed_later
from drempel.apps.kernel.scheme import active_scheme


def line_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Service lines by axis, in the language of the screen."""
    scheme, language = active_scheme(), get_language() or "en"
    groups = []
    for axis in scheme.axes:
        lines = [
            (line.code, scheme.text(line.labels, language))
            for line in scheme.service_lines
            if axis.code in line.parents
        ]
        groups.append((scheme.text(axis.labels, language), lines))
    return groups


class IdentityForm(forms.Form):
    is_identity_confirmed = forms.BooleanField(
        label=gettext_lazy("These details are right"),
        error_messages={
            "required": gettext_lazy(
                "Tick the box once the details are right. Something wrong? Change it first."
            )
        },
    )


class PeriodForm(forms.Form):
    requested_from_on = DayField(label=gettext_lazy("First day of the accreditation"))
    requested_until_on = DayField(label=gettext_lazy("Last day of the accreditation"))
    lines = forms.MultipleChoiceField(
        label=gettext_lazy("Service lines you ask accreditation for"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Choose what you really do. Nothing else will be asked about."),
        error_messages={"required": gettext_lazy("Choose at least one service line.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = line_choices()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("requested_from_on"), data.get("requested_until_on")
        if first and last and last < first:
            self.add_error(
                "requested_until_on",
                _("The last day comes before the first day; expected a later day."),
            )
        return data


class ActivitiesForm(forms.Form):
    activities = WordsField(
        label=gettext_lazy("What do you do, and for whom?"),
        rows=10,
        required=False,
        help_text=gettext_lazy(
            "Write in French or Dutch, as you like; no translation is asked. "
            "Do not name the people you help."
        ),
    )
    is_activities_done = forms.BooleanField(label=gettext_lazy("This text is done"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_later(self, "activities", "is_activities_done")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_activities_done") and not data.get("activities", "").strip():
            self.add_error(
                "activities", _("The text is empty. Write it before marking it as done.")
            )
        return data


class PlanForm(forms.Form):
    plan = WordsField(
        label=gettext_lazy("What do you want to reach in this period?"), rows=10, required=False
    )
    cooperation = WordsField(
        label=gettext_lazy("Whom do you work with?"),
        rows=4,
        required=False,
        help_text=gettext_lazy(
            "For example the Housing Information Centre, a welfare centre, another association."
        ),
    )
    is_plan_done = forms.BooleanField(label=gettext_lazy("This text is done"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_later(self, "plan", "is_plan_done")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_plan_done") and not data.get("plan", "").strip():
            self.add_error("plan", _("The text is empty. Write it before marking it as done."))
        return data


class DeclarationForm(forms.Form):
    is_directors_statement_given = forms.BooleanField(
        label=gettext_lazy(
            "I declare that none of the directors of the association has lost their political rights"
        ),
        error_messages={
            "required": gettext_lazy("Tick the box to give the statement, or come back later.")
        },
    )


SECTIONS: dict[str, type[forms.Form]] = {
    "identity": IdentityForm,
    "period": PeriodForm,
    "activities": ActivitiesForm,
    "plan": PlanForm,
    "declaration": DeclarationForm,
}


def section_values(section: str, dossier: Dossier) -> dict[str, Any]:
    """What the section shows at first: the stored answers; for a renewal, the next period."""
    values = {name: getattr(dossier, name, None) for name in SECTIONS[section].base_fields}
    if section == "period":
        values["lines"] = list(dossier.lines.values_list("code", flat=True))
    return values
