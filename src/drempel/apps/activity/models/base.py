"""What every record carries, and the batch that a record may have come in with."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association
from drempel.engines.records import Kind

FORM, TALLY, OFFLINE, FILE, API, DEMO = "form", "tally", "offline", "file", "api", "demo"
WAYS = (FORM, TALLY, OFFLINE, FILE, API, DEMO)
# Records that came in by these ways say nothing about how long a person took to write them.
IMPORTED_WAYS = (FILE, API)


class Batch(models.Model):
    """Records stored together: the rows of a file, a day's tally, a load of the demonstration."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    way = models.CharField(max_length=10)
    name = models.CharField(_("file"), max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the file")
    stored = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["association", "-id"], name="batch_latest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name or self.way}"


class Record(models.Model):
    """One record of the work. The association is the wall: nothing is read across it.

    uid: the identifier, made by the device that creates the row; unique inside the association.
    version: grows with every change, so that two people never overwrite each other unseen.
    """

    KIND: ClassVar[Kind]

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    uid = models.CharField(max_length=64)
    service_line = models.CharField(max_length=20)
    source = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    way = models.CharField(max_length=10, default=FORM)
    active_seconds = models.PositiveIntegerField(null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="+")
    own = models.JSONField(default=dict, help_text="values of the association's own fields")
    own_tags = models.JSONField(default=list, help_text="the association's own tags")
    anonymised_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.KIND.code} {self.uid}"

    @property
    def reference(self) -> str:
        return self.uid

    @property
    def is_import(self) -> bool:
        return self.way in IMPORTED_WAYS
