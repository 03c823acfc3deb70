"""What every app leans on: the installation, the trail and its head, forms that were sent."""

from django.db import models


class Installation(models.Model):
    """The one row that says what this database is for. Made once; a trigger keeps it as made."""

    DEMONSTRATION, PRODUCTION = "demonstration", "production"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    key = models.CharField(max_length=32, help_text="names this database outside itself")
    kind = models.CharField(max_length=16)
    today = models.DateField(null=True, help_text="the fixed day of a demonstration")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="installation_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(kind="demonstration", today__isnull=False)
                | models.Q(kind="production", today__isnull=True),
                name="installation_day_only_in_demonstration",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Event(models.Model):
    """One line of the trail: who did what, when and why. Never changed, never removed."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=27, help_text="instant in UTC, ISO 8601 with microseconds")
    actor = models.CharField(max_length=40, help_text="person:<id> or system")
    verb = models.CharField(max_length=40)
    object_type = models.CharField(max_length=30)
    object_id = models.CharField(max_length=64)
    association_id = models.BigIntegerField(null=True, help_text="whose dossier this concerns")
    data = models.TextField(help_text="canonical JSON: what changed, and why")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "seq"], name="event_object"),
            models.Index(fields=["association_id", "seq"], name="event_association"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.object_type} {self.object_id}"


class TrailHead(models.Model):
    """Number and hash of the last event, signed with a key that is not in the database."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="trail_head_is_one_row")
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash}"


class SentForm(models.Model):
    """A form that was sent: sent again, it leads to the same receipt."""

    token = models.UUIDField(primary_key=True)
    person_id = models.BigIntegerField(null=True)
    location = models.CharField(max_length=300)
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.location
