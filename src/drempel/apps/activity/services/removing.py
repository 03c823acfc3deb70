"""Taking a record back: only one that nothing else hangs on."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from drempel.apps.activity.models import Record
from drempel.apps.activity.services.faults import forget_exceptions
from drempel.apps.activity.services.housing import settle_unit
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event


def remove_record(*, record: Record, by: Any, reason: str = "") -> None:
    """Remove one record of one's own association; Refused while others refer to it."""
    kind, unit_id = record.KIND, getattr(record, "unit_id", None)
    try:
        with transaction.atomic():
            record_event(
                by=by,
                verb="remove",
                subject=(kind.code, record.uid),
                association_id=record.association_id,
                data={"reason": reason, "version": record.version},
            )
            record.delete()
            forget_exceptions(record.association_id, kind.code, [record.uid])
            if kind.code == "stay":
                settle_unit(unit_id)
    except ProtectedError as error:
        raise Refused(
            _("This record cannot be removed: %(count)s others refer to it.")
            % {"count": len(error.protected_objects)}
        ) from error
