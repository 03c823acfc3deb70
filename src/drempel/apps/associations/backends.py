"""Who a request comes from: the person with roles and association, in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import F, FilteredRelation, Q

from drempel.apps.accounts.models import Person


def person_with_roles(person_id: Any) -> Person | None:
    """The active person of this id, their roles and association already filled in.

    One query gives a row for each pair of a grant and an open mandate; a person has a handful.
    """
    rows = list(
        Person.objects.filter(pk=person_id, is_active=True)
        .annotate(
            _open=FilteredRelation("mandates", condition=Q(mandates__ended_on=None)),
            _granted=F("grants__role"),
            _mandated=F("_open__role"),
            _home=F("_open__association_id"),
            _language=F("_open__association__language"),
            _name_fr=F("_open__association__name_fr"),
            _name_nl=F("_open__association__name_nl"),
        )
        .order_by("_open__pk")
    )
    if not rows:
        return None
    person = rows[0]
    held = {role for row in rows for role in (row._granted, row._mandated) if role}
    person.roles = frozenset(held)
    person.association_id = person._home
    own, other = person._name_fr, person._name_nl
    if person._language == "nl":
        own, other = other, own
    person.association_name = own or other or ""
    return person


class PersonBackend(ModelBackend):
    """Django's own password check; reading the person back costs one query and no more."""

    def get_user(self, user_id: Any) -> Person | None:
        return person_with_roles(user_id)
