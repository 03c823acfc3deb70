"""What the server remembers of devices: their keys, what arrived from them, what is undecided."""

from typing import Any

from django.db import models

from drempel.apps.activity.sealed import SealedTextField
from drempel.apps.associations.models import Mandate

STORED, UNCHANGED, MERGED, CONFLICT = "stored", "unchanged", "merged", "conflict"
OUTCOMES = (STORED, UNCHANGED, MERGED, CONFLICT)


class DeviceKey(models.Model):
    """The key that opens one person's entries on one device; given back at their next sign-in.

    The mandate says whose and for which association: without an open mandate nobody gets it.
    owner: what the device calls this key; it says nothing about the person.
    """

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    device = models.CharField(max_length=64)
    owner = models.CharField(max_length=32, unique=True)
    key = SealedTextField(help_text="256 random bits, base64")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mandate", "device"], name="device_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.owner} ({self.mandate})"


class Receipt(models.Model):
    """One change that arrived from a device: sent again, it is answered and not done again."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=64)
    outcome = models.CharField(max_length=10)
    made_at = models.DateTimeField(help_text="when the person wrote it")
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mandate", "change"], name="receipt_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=OUTCOMES), name="receipt_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}: {self.outcome}"


class Conflict(models.Model):
    """Values that wait beside those of the record until a person chooses; then they are wiped.

    differences: field to {"base", "yours"}; what the record holds is read when it is shown.
    kept: field to "yours" or "theirs".
    """

    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="conflict")
    differences = SealedTextField(help_text="JSON, empty once decided")
    kept = models.JSONField(default=dict)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["receipt"], condition=models.Q(closed_at=None), name="conflict_open"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="conflict_closed_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.receipt}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


def find_receipt(mandate: Any, change: str) -> Receipt | None:
    """What became of a change that this person sent before, or None."""
    return Receipt.objects.filter(mandate=mandate, change=change).first()
