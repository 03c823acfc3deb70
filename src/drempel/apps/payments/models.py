"""Instalments: how a notified award is paid, with the day on which each part is due."""

from django.db import models

from drempel.apps.payments.states import BALANCE, INSTALMENT_STATES, RELEASED, SCHEDULED
from drempel.apps.subsidies.models import Award


class Instalment(models.Model):
    """One part of an award. The parts always add up to the amount: a trigger holds it."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    share = models.CharField(max_length=10, help_text="per cent, or rest")
    amount_cents = models.BigIntegerField()
    due_on = models.DateField(null=True, help_text="last day to pay; empty when not yet known")
    state = models.CharField(max_length=12, choices=INSTALMENT_STATES, default=SCHEDULED)
    explanation_json = models.TextField(help_text="canonical JSON: lines per language")
    iban = models.CharField(max_length=34, help_text="account at the time of scheduling")
    released_on = models.DateField(null=True)
    released_for = models.CharField(
        max_length=20, blank=True, help_text="reference of the accepted report"
    )

    class Meta:
        ordering = ["award", "number"]
        indexes = [models.Index(fields=["state", "due_on"], name="instalment_due")]
        constraints = [
            models.UniqueConstraint(fields=["award", "number"], name="instalment_once"),
            models.CheckConstraint(
                condition=models.Q(amount_cents__gte=0), name="instalment_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(state=SCHEDULED, released_on=None, released_for="")
                | (
                    models.Q(state=RELEASED, share=BALANCE, released_on__isnull=False)
                    & ~models.Q(released_for="")
                ),
                name="instalment_released_for_a_report",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} – {self.number}"

    @property
    def reference(self) -> str:
        """How the trail names it: the award and the number of the part."""
        return f"{self.award.reference}/{self.number}"

    @property
    def association_id(self) -> int:
        return self.award.association_id

    @property
    def waits_for_report(self) -> bool:
        """Whether it is paid only once the activity report of its year is accepted."""
        return self.share == BALANCE and self.state == SCHEDULED
