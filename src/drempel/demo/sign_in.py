"""Choosing a person of the demonstration: no password, and only in a demonstration database.

What decides is the row that says what the database is for, which nobody can change; no setting
opens this door in production.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from drempel.apps.accounts.models import Person
from drempel.apps.accounts.selectors import associations_of, open_mandates, roles_held
from drempel.apps.accounts.views.door import greet
from drempel.apps.accounts.words import roles_in_words
from drempel.apps.kernel import roles
from drempel.apps.kernel.installation import is_demonstration
from drempel.apps.kernel.trail import record_event

BACKEND = "drempel.apps.associations.backends.PersonBackend"
FEATURED = 12
FOUND = 30

TRY = {
    roles.CASE_OFFICER: _("open the work of the day, check a dossier, ask for what is missing"),
    roles.HEAD_OF_UNIT: _("decide on what is proposed, see which dossiers are late"),
    roles.FINANCE_INSPECTOR: _("give an opinion on an award, with its calculation"),
    roles.CABINET: _("read the dossiers and the state of the chain"),
    roles.INFORMATION_CENTRE: _("look up which association does what, and where"),
    roles.ADMINISTRATOR: _("see who has access, give and take back roles"),
    roles.MANAGER: _("file an application, follow it, see the amount and its steps"),
    roles.WORKER: _("see the association and its dossiers"),
}


def _people() -> QuerySet[Person]:
    return Person.objects.filter(is_active=True).prefetch_related("grants", "mandates__association")


def staff() -> list[Person]:
    """The people of the Region, in the order of the road of a dossier."""
    order = list(TRY)
    found = _people().filter(grants__isnull=False).distinct().order_by("full_name", "pk")
    return sorted(found, key=lambda one: min(order.index(role) for role in roles_held(one)))


def association_people(text: str) -> list[Person]:
    """Managers, a first dozen; or everyone whose name or association holds the text."""
    here = _people().filter(mandates__ended_on=None, mandates__isnull=False)
    if not text:
        managers = here.filter(mandates__role=roles.MANAGER)
        return list(managers.distinct().order_by("pk")[:FEATURED])
    wanted = (
        Q(full_name__icontains=text)
        | Q(mandates__association__name_fr__icontains=text)
        | Q(mandates__association__name_nl__icontains=text)
    )
    return list(here.filter(wanted).distinct().order_by("full_name", "pk")[:FOUND])


def _card(person: Person) -> dict[str, Any]:
    held = roles_held(person)
    return {
        "id": person.pk,
        "name": person.full_name,
        "roles": roles_in_words(held),
        "association": associations_of(person) if open_mandates(person) else "",
        "tries": [TRY[role] for role in TRY if role in held],
    }


@transaction.atomic
def enter_as(request: HttpRequest, *, person: Person) -> None:
    """Sign in as a person of the demonstration, in a new session, with a line in the trail."""
    if not is_demonstration():
        raise Http404
    login(request, person, backend=BACKEND)
    record_event(by=person, verb="enter_demonstration", subject=("person", str(person.pk)))


def _chosen(request: HttpRequest) -> Person:
    said = request.POST.get("person", "")
    person = _people().filter(pk=said).first() if said.isdecimal() else None
    if person is None:
        raise Http404
    return person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demo_people(request: HttpRequest) -> HttpResponse:
    if not is_demonstration():
        raise Http404
    if request.method == "POST":
        enter_as(request, person=_chosen(request))
        return greet(request, redirect(resolve_url(settings.LOGIN_REDIRECT_URL)))
    text = request.GET.get("q", "").strip()[:80]
    context = {
        "text": text,
        "staff": [_card(person) for person in staff()],
        "association_people": [_card(person) for person in association_people(text)],
    }
    return render(request, "demo/people.html", context)
