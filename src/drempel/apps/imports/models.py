"""A file on its way into the records, and what a source calls things."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.activity.models import Batch
from drempel.apps.associations.models import Association

# Where a file stands. Only CHECKING and STORING are work under way.
SENT, CHECKING, CHECKED, STORING, DONE = "sent", "checking", "checked", "storing", "done"
INTERRUPTED, FAILED = "interrupted", "failed"
UNDER_WAY = (CHECKING, STORING)
# The file itself is still there.
OPEN = (SENT, CHECKING, CHECKED, STORING, INTERRUPTED)


class Import(models.Model):
    """One uploaded file. The file and what was found in it stand beside the database, privately.

    key: names the file and the address; nobody can guess it. columns: place to field;
    values: field to what a text of the file stands for. trouble: why it failed, in one line.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=20)
    name = models.CharField(_("file"), max_length=200)
    source = models.CharField(_("name of the source"), max_length=80, blank=True)
    state = models.CharField(max_length=12, default=SENT)
    columns = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    is_valid_only = models.BooleanField(default=False)
    rows = models.PositiveIntegerField(default=0)
    valid = models.PositiveIntegerField(default=0)
    invalid = models.PositiveIntegerField(default=0)
    there = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0, help_text="texts that seem to name someone")
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="+")
    trouble = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    moved_at = models.DateTimeField(help_text="when the state last changed")

    class Meta:
        indexes = [models.Index(fields=["association", "-id"], name="import_latest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=(*OPEN, DONE, FAILED)), name="import_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Mapping(models.Model):
    """What one source calls its columns and values, so that its next file needs no questions."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    name = models.CharField(_("name of the source"), max_length=80)
    columns = models.JSONField(default=dict, help_text="name of a column to the field, or empty")
    values = models.JSONField(default=dict, help_text="field to text to code")
    used_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "kind", "name"], name="mapping_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
