"""The accreditation: its own period, its service lines, its state."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from drempel.apps.accreditation.models.dossier import Dossier
from drempel.apps.accreditation.states import ACCREDITATION_STATES
from drempel.apps.associations.models import Association


class Accreditation(models.Model):
    """Recognition of one association for one period, with the amount that it fixes."""

    reference = models.CharField(max_length=20, unique=True)
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="accreditations"
    )
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, null=True)
    origin = models.CharField(
        max_length=12, default="drempel", help_text="drempel, or taken_over from the paper years"
    )
    state = models.CharField(max_length=12, choices=ACCREDITATION_STATES, default="active")
    begins_on = models.DateField()
    ends_on = models.DateField()
    extended_until_on = models.DateField(null=True)
    extension_reference = models.CharField(max_length=40, blank=True)
    withdrawn_from_on = models.DateField(null=True)
    rule_set = models.CharField(max_length=20)
    reference_amount_cents = models.BigIntegerField()
    reference_month = models.CharField(max_length=7, help_text="YYYY-MM")
    decided_on = models.DateField()
    decision_reference = models.CharField(max_length=40)

    class Meta:
        ordering = ["-begins_on", "-pk"]
        indexes = [
            models.Index(fields=["association", "begins_on"], name="accreditation_period"),
            models.Index(fields=["state", "ends_on"], name="accreditation_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="accreditation_ends_after_begin"
            ),
            models.CheckConstraint(
                condition=~Q(state="extended")
                | (Q(extended_until_on__gt=F("ends_on")) & ~Q(extension_reference="")),
                name="accreditation_extended_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_from_on__isnull=False),
                name="accreditation_withdrawn_has_day",
            ),
            models.CheckConstraint(
                condition=Q(reference_amount_cents__gte=0), name="accreditation_amount_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def last_on(self) -> date:
        """The last day it holds, extension and withdrawal counted (inclusive)."""
        if self.withdrawn_from_on:
            return self.withdrawn_from_on - timedelta(days=1)
        return self.extended_until_on or self.ends_on


class AccreditationLine(models.Model):
    """One service line that the accreditation covers."""

    accreditation = models.ForeignKey(Accreditation, on_delete=models.CASCADE, related_name="lines")
    code = models.CharField(max_length=20)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["accreditation", "code"], name="accreditation_line_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Suspension(models.Model):
    """Days in which the accreditation gives no right to a subsidy, both included."""

    accreditation = models.ForeignKey(
        Accreditation, on_delete=models.CASCADE, related_name="suspensions"
    )
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    decision_reference = models.CharField(max_length=40)
    ground = models.CharField(max_length=30, help_text="code of suspension_ground_kind")

    class Meta:
        ordering = ["begins_on"]

    def __str__(self) -> str:
        return f"{self.accreditation} {self.begins_on}"
