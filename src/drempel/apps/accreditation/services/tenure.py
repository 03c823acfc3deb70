"""The life of an accreditation: granted, extended, suspended, withdrawn, run out."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import (
    Accreditation,
    AccreditationLine,
    Dossier,
    Suspension,
)
from drempel.apps.accreditation.states import ACCREDITATION
from drempel.apps.associations.models import Association
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.references import next_reference
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.states import Refused, move_record
from drempel.apps.kernel.trail import record_event


def _create(lines: Iterable[str], by: Any, verb: str, **fields: Any) -> Accreditation:
    begins_on: date = fields["begins_on"]
    made = Accreditation.objects.create(
        reference=next_reference(Accreditation, "AGR", begins_on.year),
        rule_set=active_scheme().rule_set(begins_on).key,
        **fields,
    )
    AccreditationLine.objects.bulk_create(
        AccreditationLine(accreditation=made, code=code) for code in sorted(lines)
    )
    record_event(
        by=by,
        verb=verb,
        subject=("accreditation", made.reference),
        association_id=made.association_id,
        data={
            "from": begins_on.isoformat(),
            "until": made.ends_on.isoformat(),
            "lines": sorted(lines),
            "reference_amount_cents": made.reference_amount_cents,
            "reference_month": made.reference_month,
            "decision": made.decision_reference,
        },
    )
    return made


def grant_accreditation(*, dossier: Dossier, by: Any) -> Accreditation:
    """Turn a granted dossier into an accreditation, inside the transaction that notifies it."""
    overlapping = dossier.association.accreditations.exclude(state="withdrawn").annotate(
        last=Coalesce(F("extended_until_on"), F("ends_on"))
    )
    begins_on = dossier.granted_from_on
    # A renewal takes over from an extension that was meant to bridge the wait for it.
    bridge = overlapping.filter(state="extended", ends_on__lt=begins_on, last__gte=begins_on)
    for accreditation in bridge:
        _end_extension(accreditation, begins_on - timedelta(days=1), by)
    return _create(
        dossier.lines.filter(is_granted=True).values_list("code", flat=True),
        by,
        "grant",
        association=dossier.association,
        dossier=dossier,
        begins_on=begins_on,
        ends_on=dossier.granted_until_on,
        reference_amount_cents=dossier.reference_amount_cents,
        reference_month=dossier.reference_month,
        decided_on=dossier.decided_on,
        decision_reference=dossier.decision_reference,
    )


def _end_extension(accreditation: Accreditation, last_on: date, by: Any) -> None:
    """Shorten an extension to the eve of the period that replaces it."""
    verb = "shorten" if last_on > accreditation.ends_on else "end_extension"
    kept = last_on if verb == "shorten" else None
    move_record(ACCREDITATION, accreditation, verb, by=by, on=last_on, extended_until_on=kept)


def take_over_accreditation(
    *, association: Association, lines: Iterable[str], state: str, **fields: Any
) -> Accreditation:
    """Enter an accreditation that was decided before the product existed.

    fields: begins_on, ends_on, reference_amount_cents, reference_month, decided_on,
    decision_reference. state: active or expired.
    """
    with transaction.atomic():
        return _create(
            lines,
            SYSTEM,
            "take_over",
            association=association,
            origin="taken_over",
            state=state,
            **fields,
        )


def extend_accreditation(
    *, accreditation: Accreditation, until_on: date, decision_reference: str, by: Any, on: date
) -> Accreditation:
    """Keep an accreditation alive by decision until a decision on its renewal is taken."""
    if until_on <= accreditation.ends_on:
        raise Refused(_("An extension ends after the period that it extends."))
    if not decision_reference.strip():
        raise Refused(_("Give the reference of the decision, for example 2026-114."))
    return move_record(
        ACCREDITATION,
        accreditation,
        "extend",
        by=by,
        on=on,
        extended_until_on=until_on,
        extension_reference=decision_reference.strip(),
    )


def suspend_accreditation(
    *,
    accreditation: Accreditation,
    ground: str,
    decision_reference: str,
    from_on: date,
    by: Any,
    on: date,
) -> Accreditation:
    """Suspend by decision, from a day on, until it is resumed."""
    with transaction.atomic():
        moved: Accreditation = move_record(
            ACCREDITATION, accreditation, "suspend", by=by, on=on, reason=ground
        )
        Suspension.objects.create(
            accreditation=moved,
            begins_on=from_on,
            decision_reference=decision_reference,
            ground=ground,
        )
    return moved


def resume_accreditation(
    *, accreditation: Accreditation, last_day_on: date, by: Any, on: date
) -> Accreditation:
    """End the running suspension: ``last_day_on`` is its last day."""
    with transaction.atomic():
        running = accreditation.suspensions.select_for_update().filter(ends_on=None)
        running.update(ends_on=last_day_on)
        return move_record(ACCREDITATION, accreditation, "resume", by=by, on=on)


def withdraw_accreditation(
    *, accreditation: Accreditation, from_on: date, reason: str, by: Any, on: date
) -> Accreditation:
    """Withdraw by decision: ``from_on`` is the first day without accreditation."""
    if not reason.strip():
        raise Refused(_("A decision states its reasons: write them down."))
    return move_record(
        ACCREDITATION,
        accreditation,
        "withdraw",
        by=by,
        on=on,
        reason=reason,
        withdrawn_from_on=from_on,
    )


def expire_accreditations(*, on: date, by: Any = SYSTEM) -> int:
    """Mark every accreditation whose last day lies before ``on``; return how many."""
    past = Accreditation.objects.filter(state__in=("active", "extended", "suspended")).filter(
        Q(extended_until_on__lt=on) | Q(extended_until_on=None, ends_on__lt=on)
    )
    count = 0
    for accreditation in past:
        move_record(ACCREDITATION, accreditation, "expire", by=by, on=on)
        count += 1
    return count
