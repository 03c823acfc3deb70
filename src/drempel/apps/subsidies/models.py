"""Yearly awards: the amount, the case it was computed from and the trace that explains it."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.models import Accreditation
from drempel.apps.associations.models import Association
from drempel.apps.kernel.opinions import Opinion
from drempel.apps.subsidies.states import AWARD_STATES, PAST_DECIDED, PAST_PROPOSED

PERSON = settings.AUTH_USER_MODEL


def _signer() -> models.ForeignKey:
    return models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )


class Award(models.Model):
    """What one association receives for one year. Cents; the trace is the calculation sheet."""

    reference = models.CharField(max_length=20, unique=True)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="awards")
    accreditation = models.ForeignKey(
        Accreditation, on_delete=models.PROTECT, related_name="awards"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    origin = models.CharField(max_length=12, default="drempel")
    state = models.CharField(max_length=15, choices=AWARD_STATES, default="calculated")
    outcome = models.CharField(max_length=15, blank=True, help_text="code of decision_outcome")

    amount_cents = models.BigIntegerField()
    full_year_cents = models.BigIntegerField()
    rule_set = models.CharField(max_length=20)
    is_estimate = models.BooleanField(default=False)
    case_json = models.TextField(help_text="canonical JSON: the input of the calculation")
    trace_json = models.TextField(help_text="canonical JSON: every step, figure and sentence")
    digest = models.CharField(max_length=64)

    calculated_on = models.DateField()
    proposed_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    notified_on = models.DateField(null=True)
    calculated_by = _signer()
    proposed_by = _signer()
    decided_by = _signer()
    notified_by = _signer()
    reasons = models.TextField(_("reasons"), blank=True)
    decision_reference = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-year", "association__name_fr", "association__name_nl", "pk"]
        indexes = [
            models.Index(fields=["year", "state"], name="award_year_state"),
            models.Index(fields=["association", "year"], name="award_association_year"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "year"],
                condition=~Q(state="withdrawn"),
                name="award_one_per_year",
            ),
            models.CheckConstraint(
                condition=Q(amount_cents__gte=0, full_year_cents__gte=0),
                name="award_amounts_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(is_estimate=False) | Q(state__in=("calculated", "withdrawn")),
                name="award_estimate_is_never_proposed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PAST_PROPOSED)
                | Q(origin="taken_over")
                | Q(proposed_on__isnull=False, proposed_by__isnull=False),
                name="award_proposed_has_author",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PAST_DECIDED)
                | (
                    Q(decided_on__isnull=False)
                    & ~Q(decision_reference="")
                    & ~Q(outcome="")
                    & (Q(origin="taken_over") | Q(decided_by__isnull=False))
                ),
                name="award_decided_has_decision",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="award_author_is_not_approver",
            ),
            models.CheckConstraint(
                condition=~Q(state="notified") | Q(notified_on__isnull=False),
                name="award_notified_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def trace(self) -> dict[str, Any]:
        """The stored calculation sheet, as the engine wrote it."""
        stored: dict[str, Any] = json.loads(self.trace_json)
        return stored

    @property
    def case(self) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads(self.case_json)
        return stored


class AwardOpinion(Opinion):
    """An opinion on an award."""

    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="opinions")
