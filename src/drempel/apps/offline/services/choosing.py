"""Deciding a conflict: for each field one of the two values; the other is then let go."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.activity.models.base import OFFLINE
from drempel.apps.activity.selectors.own import OWN
from drempel.apps.activity.services import Entry, Invalid, Stale, store_record
from drempel.apps.activity.services.own import read_own
from drempel.apps.activity.services.storing import find_own
from drempel.apps.activity.words import fault_words
from drempel.apps.kernel.installation import instant, today
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event
from drempel.apps.offline.kinds import used_own_fields
from drempel.apps.offline.models import Conflict
from drempel.apps.offline.selectors import differences_of
from drempel.engines.records import kind_of

YOURS, THEIRS = "yours", "theirs"


@transaction.atomic
def decide_conflict(
    *, conflict: Conflict, kept: Mapping[str, str], by: Any, seen: int | None = None
) -> Conflict:
    """Keep "yours" or "theirs" for every field of a conflict, through the record's own service.

    seen: the version of the record that was shown beside it; Refused when it has changed since,
    when the conflict is decided already, and when a value can no longer be stored.
    """
    # Locked without its neighbours: the one who closed it may be nobody.
    conflict = Conflict.objects.select_for_update(of=("self",)).get(pk=conflict.pk)
    if not conflict.is_open:
        raise Refused(_("This was decided already."))
    differences = differences_of(conflict)
    if set(kept) != set(differences) or not set(kept.values()) <= {YOURS, THEIRS}:
        raise Refused(_("Choose one of the two values for each field."))
    mine = {name: differences[name]["yours"] for name, side in kept.items() if side == YOURS}
    if mine:
        _store(conflict, mine, by, seen)
    conflict.kept, conflict.differences = dict(kept), ""
    conflict.closed_at, conflict.closed_by_id = instant(), by.pk
    conflict.save()
    receipt = conflict.receipt
    record_event(
        by=by,
        verb="decide_conflict",
        subject=(receipt.kind, receipt.uid),
        association_id=receipt.mandate.association_id,
        data={"kept": dict(kept), "way": OFFLINE},
    )
    return conflict


def _store(conflict: Conflict, mine: Mapping[str, str], by: Any, seen: int | None) -> None:
    receipt = conflict.receipt
    kind, association_id = kind_of(receipt.kind), receipt.mandate.association_id
    record = find_own(kind, association_id, receipt.uid)
    if record is None or record.anonymised_at:
        raise Refused(_("This record no longer exists. Keep the value that is stored."))
    own, _faults = read_own(used_own_fields(association_id, kind), mine)
    try:
        store_record(
            kind=kind,
            association_id=association_id,
            written={name: text for name, text in mine.items() if not name.startswith(OWN)},
            by=by,
            on=today(),
            entry=Entry(way=OFFLINE, uid=receipt.uid, seen=seen, own=own or None),
        )
    except Stale:
        raise Refused(_("The record has changed meanwhile. Look at both values again.")) from None
    except Invalid as refusal:
        words = " ".join(fault_words(kind, one) for one in refusal.faults)
        raise Refused(_("This value can no longer be stored. %(why)s") % {"why": words}) from None
