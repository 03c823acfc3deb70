"""Calculating: the engine's answer is stored with everything that explains it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from drempel.apps.accreditation.models import Accreditation
from drempel.apps.associations.models import Association
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.references import next_reference
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.states import MoveRefused, Refused, RoleRefused, move_record
from drempel.apps.kernel.trail import record_event
from drempel.apps.subsidies.cases import award_case, governing_accreditation
from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.states import AWARD
from drempel.engines.award import Award as Reckoned
from drempel.engines.award import explain
from drempel.engines.trace import canonical_json


def _reckon(association: Association, year: int) -> tuple[Reckoned, Accreditation]:
    """Reckon one year, as an estimate when the index of its month is not published yet."""
    accreditation = governing_accreditation(association, year)
    if accreditation is None:
        raise Refused(
            _("%(association)s has no accreditation in %(year)s: no amount can be calculated.")
            % {"association": association.name, "year": year}
        )
    try:
        reckoned = explain(award_case(association, year), active_scheme(), estimate=True)
    except ValueError as error:
        raise Refused(str(error)) from error
    return reckoned, accreditation


def sheet_values(reckoned: Reckoned) -> dict[str, Any]:
    """What an award keeps of a calculation: amounts, the whole sheet and its digest."""
    sheet = reckoned.as_dict()
    return {
        "amount_cents": reckoned.amount_cents,
        "full_year_cents": reckoned.full_year_cents,
        "rule_set": reckoned.rule_set,
        "is_estimate": reckoned.is_estimate,
        "case_json": canonical_json(reckoned.case).decode(),
        "trace_json": canonical_json(sheet).decode(),
        "digest": sheet["digest"],
    }


def calculate_award(*, association: Association, year: int, by: Any, on: date) -> Award:
    """Calculate the award of one year, or calculate it again while it is not proposed.

    Refused without accreditation in the year; MoveRefused once it is proposed or decided.
    """
    if not by.has_role(CASE_OFFICER):
        raise RoleRefused(_("Your role does not allow this step."))
    with transaction.atomic():
        Association.objects.select_for_update().get(pk=association.pk)
        existing = Award.objects.filter(association=association, year=year).exclude(
            state="withdrawn"
        )
        award = existing.first()
        reckoned, accreditation = _reckon(association, year)
        values = sheet_values(reckoned) | {"calculated_on": on, "calculated_by": by}
        if award is not None:
            return _calculate_again(award, values, by, on)
        award = Award.objects.create(
            reference=next_reference(Award, "SUB", year),
            association=association,
            accreditation=accreditation,
            year=year,
            **values,
        )
        record_event(
            by=by,
            verb="calculate",
            subject=("award", award.reference),
            association_id=association.pk,
            data=_told(award, on),
        )
    return award


def _told(award: Award, on: date) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "year": award.year,
        "amount_cents": award.amount_cents,
        "digest": award.digest,
        "estimate": award.is_estimate,
    }


def _calculate_again(award: Award, values: dict[str, Any], by: Any, on: date) -> Award:
    if award.state != "calculated":
        raise MoveRefused(
            _("This amount was already proposed and can no longer be calculated again.")
        )
    if award.digest == values["digest"]:
        return award
    moved = move_record(
        AWARD,
        award,
        "recalculate",
        by=by,
        on=on,
        reason=f"{award.digest} > {values['digest']}",
        **{name: value for name, value in values.items() if not name.endswith("_json")},
    )
    Award.objects.filter(pk=moved.pk).update(
        case_json=values["case_json"], trace_json=values["trace_json"]
    )
    moved.refresh_from_db()
    return moved


def calculate_year(*, year: int, by: Any, on: date) -> list[Award]:
    """Calculate every award of a year that is not there yet; all or none.

    Only associations that are accredited on some day of the year.
    """
    if not by.has_role(CASE_OFFICER):
        raise RoleRefused(_("Your role does not allow this step."))
    first, last = date(year, 1, 1), date(year, 12, 31)
    # An extension reaches further than the period it extends.
    touching = (
        Accreditation.objects.annotate(last=Coalesce("extended_until_on", "ends_on"))
        .filter(begins_on__lte=last, last__gte=first)
        .values_list("association_id", flat=True)
    )
    waiting = (
        Association.objects.filter(pk__in=touching).exclude(pk__in=_with_award(year)).order_by("pk")
    )
    with transaction.atomic():
        return [
            calculate_award(association=one, year=year, by=by, on=on)
            for one in waiting
            if governing_accreditation(one, year) is not None
        ]


def _with_award(year: int) -> Any:
    return (
        Award.objects.filter(year=year)
        .exclude(state="withdrawn")
        .values_list("association_id", flat=True)
    )


def take_over_award(
    *,
    accreditation: Accreditation,
    case: dict[str, Any],
    decided_on: date,
    notified_on: date,
    decision_reference: str,
) -> Award:
    """Enter an award that was decided before the product existed, reckoned again by its rules.

    case: as the engine reads it; its year is the year of the award.
    """
    reckoned = explain(case, active_scheme())
    year = reckoned.year
    with transaction.atomic():
        award = Award.objects.create(
            reference=next_reference(Award, "SUB", year),
            association=accreditation.association,
            accreditation=accreditation,
            year=year,
            origin="taken_over",
            state="notified",
            outcome="GRANTED",
            calculated_on=decided_on,
            decided_on=decided_on,
            notified_on=notified_on,
            decision_reference=decision_reference,
            **sheet_values(reckoned),
        )
        record_event(
            by=SYSTEM,
            verb="take_over",
            subject=("award", award.reference),
            association_id=award.association_id,
            data=_told(award, decided_on) | {"decision": decision_reference},
        )
    return award
