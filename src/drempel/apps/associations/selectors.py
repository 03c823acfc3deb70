"""Reads on associations, each scoped to what the person may see."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import Http404

from drempel.apps.associations.access import is_manager_of, may_correct
from drempel.apps.associations.models import Association, Mandate, Profile
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES, ASSOCIATION_ROLES


def visible_associations(person: Any) -> QuerySet[Association]:
    """All of them for the administration, one's own for an association, none for others."""
    if person.has_role(*ADMINISTRATION_ROLES):
        return Association.objects.all()
    if person.has_role(*ASSOCIATION_ROLES) and person.association_id is not None:
        return Association.objects.filter(pk=person.association_id)
    return Association.objects.none()


def association_by_number(person: Any, number: str) -> Association:
    """The association of this number; Http404 when it is unknown or someone else's."""
    digits = number.replace(".", "")
    found = visible_associations(person).filter(enterprise_number=digits).first()
    if found is None:
        raise Http404
    return found


def correctable_association(person: Any, number: str) -> Association:
    """As above, for someone who may also change it."""
    found = association_by_number(person, number)
    if not may_correct(person, found):
        raise Http404
    return found


def managed_association(person: Any, number: str = "") -> Association:
    """The association that this person manages; Http404 when it is not that of the number."""
    own = Association.objects.filter(pk=person.association_id).first()
    if own is None or not is_manager_of(person, own):
        raise Http404
    if number and number.replace(".", "") != own.enterprise_number:
        raise Http404
    return own


def _own_name() -> Case:
    french, dutch = NullIf("name_fr", Value("")), NullIf("name_nl", Value(""))
    return Case(When(language="nl", then=Coalesce(dutch, french)), default=Coalesce(french, dutch))


def associations(person: Any, filters: Mapping[str, Any]) -> QuerySet[Association]:
    """Those a person may see, by name. filters: q, municipality, kind, language; may be empty."""
    found = visible_associations(person).annotate(sort_name=Lower(_own_name()))
    if text := filters.get("q"):
        wanted = Q(name_fr__icontains=text) | Q(name_nl__icontains=text)
        digits = "".join(sign for sign in text if sign.isdigit())
        if digits:
            wanted |= Q(enterprise_number__contains=digits)
        found = found.filter(wanted)
    fields = {"municipality": "municipality", "kind": "peer_group", "language": "language"}
    for name, field in fields.items():
        if value := filters.get(name):
            found = found.filter(**{field: value})
    return found.order_by("sort_name", "pk")


def profile_of(association: Association) -> Profile | None:
    return Profile.objects.filter(association=association).prefetch_related("codes").first()


def mandates_of(association: Association, *, ended: bool = False) -> QuerySet[Mandate]:
    """Who acts for it now, by name; with ``ended``, also who did."""
    found = Mandate.objects.filter(association=association).select_related("person")
    if not ended:
        found = found.filter(ended_on=None)
    return found.order_by(F("ended_on").desc(nulls_first=True), "person__full_name", "pk")


def team_mandate(person: Any, mandate_id: int) -> Mandate:
    """An open mandate in the association that this person manages; Http404 otherwise."""
    own = managed_association(person)
    found = mandates_of(own).select_related("association").filter(pk=mandate_id).first()
    if found is None:
        raise Http404
    return found


_FIELDS = [
    "enterprise_number",
    "name_fr",
    "name_nl",
    "legal_form",
    "language",
    "street",
    "postcode",
    "municipality",
    "iban",
    "email",
    "phone",
    "website",
    "peer_group",
    "founded_on",
]
_PROFILE = [
    "as_of_on",
    "staff_hundredths",
    "volunteers",
    "premises",
    "record_keeping",
    "income_cents",
    "subsidised_percent",
    "own_dwellings",
    "managed_dwellings",
]


def own_data(association: Association) -> dict[str, Any]:
    """Everything this app holds on an association, for its own people."""
    profile = profile_of(association)
    codes = sorted((code.list_name, code.code) for code in profile.codes.all()) if profile else []
    return {
        "association": {name: getattr(association, name) for name in _FIELDS},
        "profile": {name: getattr(profile, name) for name in _PROFILE} if profile else None,
        "profile_codes": [{"list": name, "code": code} for name, code in codes],
        "mandates": [
            {
                "person": mandate.person.full_name,
                "email": mandate.person.email,
                "role": mandate.role,
                "began_on": mandate.began_on,
                "ended_on": mandate.ended_on,
            }
            for mandate in mandates_of(association, ended=True)
        ],
    }
