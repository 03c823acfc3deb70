"""Fields and tags that an association made for itself."""

from collections.abc import Iterable

from django.http import Http404

from drempel.apps.activity.models import OwnField, OwnTag
from drempel.engines.records import Field, Kind

# Before the key of an own field, where it stands among the fields of a kind.
OWN = "own_"


def own_fields(association_id: int | None, kind: Kind | None = None) -> list[OwnField]:
    """Those of one kind, or of all; retired ones too, in the order chosen."""
    rows = OwnField.objects.filter(association_id=association_id)
    return list(rows.filter(kind=kind.code) if kind else rows.order_by("kind", "position", "pk"))


def own_tags(association_id: int | None) -> list[OwnTag]:
    return list(OwnTag.objects.filter(association_id=association_id))


def own_field(association_id: int | None, key: int) -> OwnField:
    """One field by its number; Http404 when it is someone else's."""
    found = OwnField.objects.filter(association_id=association_id, pk=key).first()
    if found is None:
        raise Http404
    return found


def own_tag(association_id: int | None, key: int) -> OwnTag:
    found = OwnTag.objects.filter(association_id=association_id, pk=key).first()
    if found is None:
        raise Http404
    return found


def tag_labels(tags: Iterable[OwnTag], keys: Iterable[str]) -> list[str]:
    """Words of the tags of a record; the key itself for one that is gone."""
    words = {one.key: one.label for one in tags}
    return [words.get(key, key) for key in keys]


def described(one: OwnField) -> Field:
    """An own field as the reading of values knows fields."""
    type_ = "text" if one.type == "choice" else one.type
    return Field(OWN + one.key, type_, {"en": one.label, "fr": one.label, "nl": one.label})
