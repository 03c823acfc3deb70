"""One-time links to set a password: shown once to who made them, never kept.

The session keeps only whose link may still be shown; the link is made when it is shown.
"""

from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from drempel.apps.accounts.models import Person

_KEY = "link_to_show"


def promise_link(request: HttpRequest, person: Person) -> None:
    """Let the next page about this person show a link, once."""
    request.session[_KEY] = person.pk


def link_to_show(request: HttpRequest, person: Person) -> str:
    """The whole address, if it was promised for this person and not yet shown; else empty."""
    if request.session.get(_KEY) != person.pk:
        return ""
    del request.session[_KEY]
    return request.build_absolute_uri(link_path(person))


def promised_person(request: HttpRequest) -> Person | None:
    """Whose link waits to be shown, if any."""
    return Person.objects.filter(pk=request.session.get(_KEY)).first()


def link_path(person: Person) -> str:
    uid = urlsafe_base64_encode(str(person.pk).encode())
    return reverse("set_password", args=[uid, default_token_generator.make_token(person)])


def person_of_link(uid: str, token: str) -> Person | None:
    """Who may set a password with this link; None when it was used, is too old or is not ours."""
    try:
        pk = int(force_str(urlsafe_base64_decode(uid)))
    except ValueError:
        return None
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None or not default_token_generator.check_token(person, token):
        return None
    return person
