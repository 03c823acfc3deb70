"""The key of a person on a device: made once, given back at each sign-in."""

import base64
import secrets
from typing import Any

from django.db import transaction
from django.http import Http404

from drempel.apps.associations.models import Mandate
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.trail import record_event
from drempel.apps.offline.models import DeviceKey

KEY_BYTES = 32


def open_mandate(person: Any) -> Mandate:
    """The mandate that the person acts under; Http404 without one."""
    open_ones = Mandate.objects.filter(
        person_id=person.pk, association_id=person.association_id, ended_on=None
    )
    found = open_ones.order_by("pk").first()
    if found is None:
        raise Http404
    return found


@transaction.atomic
def key_of_device(*, person: Any, device: str) -> DeviceKey:
    """The key of this person on this device, the same one at every sign-in.

    It belongs to the person in this association: another role there keeps it, the end of the
    last mandate closes it.
    """
    mandate = open_mandate(person)
    Mandate.objects.select_for_update().get(pk=mandate.pk)
    known = DeviceKey.objects.filter(
        device=device,
        mandate__person_id=mandate.person_id,
        mandate__association_id=mandate.association_id,
    )
    found = known.order_by("pk").first()
    if found is not None:
        return found
    made = DeviceKey.objects.create(
        mandate=mandate,
        device=device,
        owner=secrets.token_hex(16),
        key=base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii"),
        made_at=instant(),
    )
    record_event(
        by=person,
        verb="register_device",
        subject=("device", made.owner),
        association_id=mandate.association_id,
    )
    return made
