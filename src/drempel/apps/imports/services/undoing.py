"""Taking back a whole import: only while none of its records was changed or is referred to."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.activity.models import Batch, model_of
from drempel.apps.activity.scheme import kind_label
from drempel.apps.activity.services.faults import forget_exceptions
from drempel.apps.activity.services.housing import settle_unit
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event
from drempel.engines.records import STORED, Kind, kind_of

_MOST_NAMED = 5


def obstacles(batch: Batch) -> list[tuple[Kind, str]]:
    """Records that stand in the way, some of them: (kind, identifier)."""
    kind = kind_of(batch.kind)
    own = model_of(kind)._default_manager.filter(batch=batch)
    changed = own.filter(version__gt=1).values_list("uid", flat=True)[:_MOST_NAMED]
    found = [(kind, uid) for uid in changed]
    for other, name in _referring(kind):
        rows = model_of(other)._default_manager.filter(**{f"{name}__batch": batch})
        if other.code == kind.code:
            rows = rows.exclude(batch=batch)
        found += [(other, uid) for uid in rows.values_list("uid", flat=True)[:_MOST_NAMED]]
    return found[:_MOST_NAMED]


def _referring(kind: Kind) -> Iterator[tuple[Kind, str]]:
    for other in STORED:
        for one in other.own_fields:
            if one.type == "reference" and one.target == kind.code:
                yield other, one.name


def undo_import(*, batch: Batch, by: Any) -> int:
    """Remove every record that an import made; Refused, with the reason, when one must stay.

    Records that it only changed keep their new values. Returns how many were removed.
    """
    kind = kind_of(batch.kind)
    with transaction.atomic():
        batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if batch.undone_at is not None:
            raise Refused(_("This import was taken back before."))
        if in_the_way := obstacles(batch):
            raise Refused(_why_not(in_the_way))
        rows = model_of(kind)._default_manager.filter(batch=batch)
        units = set(rows.values_list("unit_id", flat=True)) if kind.code == "stay" else set()
        for other, name in _referring(kind):
            if other.code == kind.code:
                rows.update(**{f"{name}_id": None})
        forget_exceptions(batch.association_id, kind.code, rows.values("uid"))
        count, _each = rows.delete()
        for unit in sorted(units):
            settle_unit(unit)
        batch.undone_at = instant()
        batch.save(update_fields=["undone_at"])
        record_event(
            by=by,
            verb="undo_import",
            subject=(kind.code, str(batch.pk)),
            association_id=batch.association_id,
            data={"removed": count},
        )
    return count


def _why_not(found: list[tuple[Kind, str]]) -> str:
    named = ", ".join(f"{kind_label(kind)} {uid}" for kind, uid in found)
    return _(
        "This import cannot be taken back: these records were changed or refer to it: %(named)s"
    ) % {"named": named}
