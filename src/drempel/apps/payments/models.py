"""Instalments: how a notified award is paid, with the day on which each part is due."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.subsidies.models import Award

INSTALMENT_STATES = [("scheduled", _("Scheduled"))]


class Instalment(models.Model):
    """One part of an award. The parts always add up to the amount: a trigger holds it."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    share = models.CharField(max_length=10, help_text="per cent, or rest")
    amount_cents = models.BigIntegerField()
    due_on = models.DateField(null=True, help_text="last day to pay; empty when not yet known")
    state = models.CharField(max_length=12, choices=INSTALMENT_STATES, default="scheduled")
    explanation_json = models.TextField(help_text="canonical JSON: lines per language")
    iban = models.CharField(max_length=34, help_text="account at the time of scheduling")

    class Meta:
        ordering = ["award", "number"]
        indexes = [models.Index(fields=["state", "due_on"], name="instalment_due")]
        constraints = [
            models.UniqueConstraint(fields=["award", "number"], name="instalment_once"),
            models.CheckConstraint(
                condition=models.Q(amount_cents__gte=0), name="instalment_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} – {self.number}"
