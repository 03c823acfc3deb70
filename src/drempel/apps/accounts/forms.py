"""Forms of people: signing in, one's own account, and accounts seen by the administrator."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from drempel.apps.accounts.models import STAFF_ROLES, Person
from drempel.apps.accounts.passwords import HINT, check_password_rules
from drempel.apps.accounts.words import LANGUAGES, STATES, missing
from drempel.apps.kernel.roles import ALL_ROLES, LABELS

EMAIL_EXAMPLE = "an.peeters@example.org"
EMAIL_ERRORS = missing(gettext_lazy("E-mail address"), EMAIL_EXAMPLE) | {
    "invalid": gettext_lazy(
        "This is not an e-mail address. Expected: a name, the sign @ and a domain. "
        "Example: an.peeters@example.org"
    )
}

NO_LANGUAGE = {"required": gettext_lazy("No language is chosen. Choose one of the list.")}


def password_field(label: Any, *, new: bool, hint: Any = "") -> forms.CharField:
    """A password as typed: never stripped, and pasting works."""
    use = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        strip=False,
        help_text=hint,
        widget=forms.PasswordInput(attrs={"autocomplete": use}),
        error_messages={"required": gettext_lazy("The password is empty. Type it here.")},
    )


class SignInForm(AuthenticationForm):
    """The door: an unknown address and a wrong password get the same answer."""

    error_messages = {
        "invalid_login": gettext_lazy(
            "This e-mail address and password do not match an account. Check both and try again."
        ),
        "inactive": gettext_lazy(
            "This e-mail address and password do not match an account. Check both and try again."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.EmailField(
            label=_("E-mail address"),
            widget=forms.EmailInput(attrs={"autocomplete": "username"}),
            error_messages=EMAIL_ERRORS,
        )
        self.fields["password"] = password_field(_("Password"), new=False)
        self.order_fields(["username", "password"])

    def clean_username(self) -> str:
        return self.cleaned_data["username"].lower()

    def clean(self) -> dict[str, Any]:
        # The address goes in under its own name: the counter of failures (django-axes) looks for
        # the user model's USERNAME_FIELD, and under Django's "username" it would not find it.
        email, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if email is not None and password:
            self.user_cache = authenticate(self.request, email=email, password=password)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data


class LanguageForm(forms.Form):
    """The language in which a person likes to read."""

    language = forms.ChoiceField(
        label=gettext_lazy("Preferred language"),
        choices=list(LANGUAGES.items()),
        widget=forms.RadioSelect,
        error_messages=NO_LANGUAGE,
        help_text=gettext_lazy(
            "The product opens in it on a new device. Letters follow the language of the dossier."
        ),
    )


class NewPasswordForm(forms.Form):
    """A new password, typed or pasted twice."""

    new = password_field(gettext_lazy("New password"), new=True, hint=HINT)
    again = password_field(gettext_lazy("New password, once more"), new=True)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_new(self) -> str:
        check_password_rules(self.cleaned_data["new"], self.person)
        return self.cleaned_data["new"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if "new" in said and "again" in said and said["new"] != said["again"]:
            self.add_error("again", _("The two new passwords differ. Type the same one twice."))
        return said


class PasswordChangeForm(NewPasswordForm):
    """The old password, then the new one twice."""

    old = password_field(gettext_lazy("Present password"), new=False)
    field_order = ["old", "new", "again"]

    def clean_old(self) -> str:
        if not self.person.check_password(self.cleaned_data["old"]):
            raise ValidationError(_("This is not your present password. Type it again."))
        return self.cleaned_data["old"]


class PersonForm(forms.Form):
    """Someone who gets access."""

    full_name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=120,
        error_messages=missing(pgettext_lazy("person", "Name"), "An Peeters"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Preferred language"),
        choices=list(LANGUAGES.items()),
        widget=forms.RadioSelect,
        error_messages=NO_LANGUAGE,
    )


class ReasonForm(forms.Form):
    """Why: kept in the trail."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One sentence. It is kept in the trail."),
        error_messages=missing(
            gettext_lazy("Reason"), gettext_lazy("back from leave on 1 September")
        ),
    )


class GrantForm(ReasonForm):
    """A role on the side of the Region, and why."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=[(role, LABELS[role]) for role in STAFF_ROLES],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("No role is chosen. Choose one of the list.")},
    )
    field_order = ["role", "reason"]


class PeopleFilter(forms.Form):
    """What the list of people is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Name or e-mail address"), required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        required=False,
        choices=[("", gettext_lazy("All roles"))]
        + [(role, LABELS[role]) for role in sorted(ALL_ROLES)],
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("account", "State"),
        required=False,
        choices=[("", pgettext_lazy("account", "All states")), *STATES.items()],
    )
