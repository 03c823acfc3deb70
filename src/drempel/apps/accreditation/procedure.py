"""The steps of the accreditation procedure with their limits, for the record of procedures."""

from collections.abc import Iterator
from datetime import date

from drempel.apps.accreditation.clocks import clock_end
from drempel.apps.accreditation.models import Dossier, ItemRequest
from drempel.apps.kernel.procedures import ProcedureStep, register_steps


def accreditation_steps(association_id: int, today: date) -> Iterator[ProcedureStep]:
    """Acknowledgement and decision of every dossier that was sent and not taken back."""
    sent = Dossier.objects.filter(association_id=association_id, submitted_on__isnull=False)
    for dossier in sent.exclude(state="withdrawn").order_by("submitted_on", "pk"):
        yield ProcedureStep(
            f"{dossier.reference}-ACK",
            "ACK",
            dossier.submitted_on,
            clock_end("acknowledgement", dossier.submitted_on, [], dossier.acknowledged_on, today),
            dossier.acknowledged_on,
        )
        if dossier.complete_on is not None:
            yield _decision(dossier, today)
        if dossier.decided_on is not None:
            yield ProcedureStep(
                f"{dossier.reference}-NOTIFICATION",
                "NOTIFICATION",
                dossier.decided_on,
                None,
                dossier.notified_on,
            )


def _decision(dossier: Dossier, today: date) -> ProcedureStep:
    requests = list(ItemRequest.objects.filter(dossier=dossier))
    return ProcedureStep(
        f"{dossier.reference}-DECISION",
        "ACCRED_DECISION",
        dossier.complete_on,
        clock_end("decision", dossier.complete_on, requests, dossier.decided_on, today),
        dossier.decided_on,
    )


register_steps("accreditation", accreditation_steps)
