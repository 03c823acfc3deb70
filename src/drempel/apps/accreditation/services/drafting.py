"""Writing an application: opened once per association, filled in section by section."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Dossier, DossierLine
from drempel.apps.associations.models import Association
from drempel.apps.kernel.references import next_reference
from drempel.apps.kernel.roles import CASE_OFFICER, MANAGER, WORKER
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail import record_event

WRITERS = (WORKER, MANAGER, CASE_OFFICER)
ANSWERS = frozenset(
    {
        "requested_from_on",
        "requested_until_on",
        "activities",
        "plan",
        "cooperation",
        "is_activities_done",
        "is_plan_done",
        "is_identity_confirmed",
        "is_directors_statement_given",
    }
)


def _check_writer(association_id: int, by: Any) -> None:
    """Own people write; the case officer enters what came on paper."""
    if not by.has_role(*WRITERS):
        raise RoleRefused(_("Your role does not allow this step."))
    if not by.has_role(CASE_OFFICER) and by.association_id != association_id:
        raise RoleRefused(_("This dossier belongs to another association."))


def open_dossier(*, association: Association, by: Any, on: date) -> Dossier:
    """Open the draft of an application; the one that is already open is returned as it is.

    A renewal when the association was accredited before, a first accreditation otherwise.
    """
    _check_writer(association.pk, by)
    with transaction.atomic():
        Association.objects.select_for_update().get(pk=association.pk)
        running = Dossier.objects.filter(association=association).exclude(
            state__in=("notified", "withdrawn")
        )
        if (found := running.first()) is not None:
            return found
        kind = Dossier.RENEWAL if association.accreditations.exists() else Dossier.FIRST
        dossier = Dossier.objects.create(
            reference=next_reference(Dossier, "ACC", on.year),
            association=association,
            kind=kind,
            language=association.language,
            created_on=on,
            created_by=by,
        )
        _start_from_last(dossier)
        record_event(
            by=by,
            verb="open",
            subject=("dossier", dossier.reference),
            association_id=association.pk,
            data={"kind": kind, "on": on.isoformat()},
        )
    return dossier


def _start_from_last(dossier: Dossier) -> None:
    """A renewal begins with the service lines of the last accreditation: nobody types them again."""
    last = dossier.association.accreditations.order_by("-begins_on").first()
    if last is not None:
        codes = last.lines.values_list("code", flat=True)
        DossierLine.objects.bulk_create(DossierLine(dossier=dossier, code=code) for code in codes)


def _locked_draft(dossier: Dossier, by: Any) -> Dossier:
    locked = Dossier.objects.select_for_update().get(pk=dossier.pk)
    _check_writer(locked.association_id, by)
    if locked.state != "draft":
        raise Refused(_("The application was already sent and can no longer be changed here."))
    return locked


def save_dossier_answers(*, dossier: Dossier, by: Any, **answers: Any) -> Dossier:
    """Store answers of a draft; only the fields of the application may be named."""
    unknown = set(answers) - ANSWERS
    if unknown:
        raise ValueError(f"not an answer of the application: {sorted(unknown)}")
    with transaction.atomic():
        locked = _locked_draft(dossier, by)
        changed = [name for name, value in answers.items() if getattr(locked, name) != value]
        for name in changed:
            setattr(locked, name, answers[name])
        if changed:
            locked.save(update_fields=changed)
            record_event(
                by=by,
                verb="write",
                subject=("dossier", locked.reference),
                association_id=locked.association_id,
                data={"fields": sorted(changed)},
            )
    return locked


def save_dossier_lines(*, dossier: Dossier, by: Any, codes: Iterable[str]) -> None:
    """Replace the service lines asked for; each must be a line of the scheme."""
    wanted = set(codes)
    known = {line.code for line in active_scheme().service_lines}
    if wanted - known:
        raise ValueError(f"not a service line of the scheme: {sorted(wanted - known)}")
    with transaction.atomic():
        locked = _locked_draft(dossier, by)
        present = set(locked.lines.values_list("code", flat=True))
        if present == wanted:
            return
        locked.lines.exclude(code__in=wanted).delete()
        DossierLine.objects.bulk_create(
            DossierLine(dossier=locked, code=code) for code in sorted(wanted - present)
        )
        record_event(
            by=by,
            verb="choose_lines",
            subject=("dossier", locked.reference),
            association_id=locked.association_id,
            data={"lines": sorted(wanted)},
        )
