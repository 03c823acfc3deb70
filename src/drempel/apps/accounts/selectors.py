"""Reads on people: the list, one person, and what happened to an account."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from drempel.apps.accounts.models import Person
from drempel.apps.accounts.words import event_in_words
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.models import Event

_UNUSED_DAYS = 90
_RECENT = 10


def _with_roles() -> QuerySet[Person]:
    """People with grants, and mandates with their association: two questions more."""
    mandates = Person._meta.get_field("mandates").related_model._default_manager
    named = Prefetch("mandates", mandates.select_related("association"))
    return Person.objects.prefetch_related("grants", named)


def people(filters: Mapping[str, Any]) -> QuerySet[Person]:
    """Everyone with an account, by name. filters: q, role and state, each may be empty."""
    found = _with_roles().order_by("full_name", "pk")
    if text := filters.get("q"):
        found = found.filter(Q(full_name__icontains=text) | Q(email__icontains=text))
    if role := filters.get("role"):
        granted = Person.objects.filter(grants__role=role)
        mandated = Person.objects.filter(mandates__role=role, mandates__ended_on=None)
        found = found.filter(Q(pk__in=granted.values("pk")) | Q(pk__in=mandated.values("pk")))
    long_ago = instant() - timedelta(days=_UNUSED_DAYS)
    states = {
        "active": Q(is_active=True),
        "blocked": Q(is_active=False),
        "never": Q(last_login=None, is_active=True),
        "unused": Q(last_login__lt=long_ago, is_active=True),
    }
    return found.filter(states.get(filters.get("state", ""), Q()))


def person_by_id(person_id: int) -> Person:
    """One person with grants and mandates; Http404 when there is none."""
    person = _with_roles().filter(pk=person_id).first()
    if person is None:
        raise Http404
    return person


def open_mandates(person: Person) -> list[Any]:
    return [mandate for mandate in person.mandates.all() if mandate.ended_on is None]


def roles_held(person: Person) -> set[str]:
    """Both sides, out of what was fetched with the person."""
    granted = {grant.role for grant in person.grants.all()}
    return granted | {mandate.role for mandate in open_mandates(person)}


def associations_of(person: Person) -> str:
    names = {mandate.association.name for mandate in open_mandates(person)}
    return ", ".join(sorted(names))


def events_about(person: Person) -> list[dict[str, Any]]:
    """What happened to this account, newest first, as lines of a timeline."""
    events = list(
        Event.objects.filter(object_type="person", object_id=str(person.pk)).order_by("-seq")[
            :_RECENT
        ]
    )
    actors = {event.actor.removeprefix("person:") for event in events} - {"system"}
    names = dict(Person.objects.filter(pk__in=actors).values_list("pk", "full_name"))
    lines = []
    for event in events:
        data = json.loads(event.data)
        who = event.actor.removeprefix("person:")
        lines.append(
            {
                "text": event_in_words(event.verb, data),
                "moment": datetime.fromisoformat(event.at),
                "by": names.get(int(who), "") if who.isdigit() else "",
                "note": data.get("reason", ""),
            }
        )
    return lines
