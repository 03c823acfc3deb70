"""The Region's yearly report over all associations: what was reckoned, and what was released of it."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from drempel.apps.sector.states import COMPUTED, RELEASED, SECTOR_STATES

PERSON = settings.AUTH_USER_MODEL


class SectorReport(models.Model):
    """Figures of one year as they stood when they were computed; none is reckoned again on a page.

    content_json: for the administration. public_json: what may leave it, set at the release;
    log_json: what was hidden, by which rule, and the bounds a reader can find.
    """

    reference = models.CharField(max_length=20, unique=True)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=SECTOR_STATES, default=COMPUTED)
    content_json = models.TextField()
    public_json = models.TextField(blank=True)
    log_json = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    computed_on = models.DateField()
    computed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    released_on = models.DateField(null=True)
    released_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-year", "-reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(state=RELEASED), name="sector_report_one_released"
            ),
            models.CheckConstraint(
                condition=Q(state=COMPUTED)
                | (Q(released_on__isnull=False) & ~Q(public_json="") & ~Q(digest="")),
                name="sector_report_released_whole",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("computed_by")),
                name="sector_report_released_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    # The trail keeps the events of an association together; this one is of all of them.
    association_id = None

    @property
    def content(self) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads(self.content_json)
        return stored

    @property
    def public(self) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads(self.public_json)
        return stored

    @property
    def log(self) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads(self.log_json)
        return stored
