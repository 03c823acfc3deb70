"""One's own account."""

from functools import partial

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.debug import sensitive_post_parameters

from drempel.apps.accounts.forms import LanguageForm, PasswordChangeForm
from drempel.apps.accounts.models import Person
from drempel.apps.accounts.selectors import associations_of, events_about, person_by_id
from drempel.apps.accounts.services import change_password, set_language
from drempel.apps.accounts.words import roles_in_words
from drempel.apps.kernel.middleware import keeps_typed_values, remember_language
from drempel.apps.kernel.pages import form_page


def _facts(person: Person) -> list[dict[str, object]]:
    roles = roles_in_words(person.roles)
    home = associations_of(person_by_id(person.pk))
    return [
        {"label": pgettext("person", "Name"), "text": person.full_name, "name": True},
        {"label": _("E-mail address"), "text": person.email, "name": True},
        {"label": _("Roles"), "text": roles or pgettext("role", "none")},
        {
            "label": _("Association"),
            "text": home or pgettext("association", "none"),
            "name": bool(home),
        },
        {"label": _("Last sign-in"), "moment": person.last_login},
    ]


@keeps_typed_values
def account(request: HttpRequest) -> HttpResponse:
    person = request.user

    def act(form: LanguageForm) -> str:
        set_language(person=person, language=form.cleaned_data["language"], by=person)
        return f"{reverse('account')}?done=language"

    response = form_page(
        request,
        make_form=LanguageForm,
        act=act,
        template="accounts/account.html",
        initial={"language": person.language},
        context={
            "facts": _facts(person),
            "events": events_about(person),
            "done": request.GET.get("done", ""),
        },
    )
    if response.status_code == 302:
        remember_language(response, person.language)
    return response


@sensitive_post_parameters()
@keeps_typed_values
def password_change(request: HttpRequest) -> HttpResponse:
    person = request.user

    def act(form: PasswordChangeForm) -> str:
        change_password(person=person, password=form.cleaned_data["new"], by=person)
        # This session goes on under a new key; every other one of the person ends.
        update_session_auth_hash(request, person)
        return f"{reverse('account')}?done=password"

    return form_page(
        request,
        make_form=partial(PasswordChangeForm, person=person),
        act=act,
        template="accounts/password_change.html",
    )
