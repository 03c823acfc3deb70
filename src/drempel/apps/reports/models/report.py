"""One version of the activity report of one association and year."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association
from drempel.apps.reports.states import ACCEPTED, DRAFT, FROZEN, READY, REPORT_STATES

PERSON = settings.AUTH_USER_MODEL


def _signer() -> models.ForeignKey:
    return models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )


class Report(models.Model):
    """What stands in it comes from the records until it is signed; from then on from content_json.

    number: 1 for the first version of a year; corrects: the version this one takes the place of.
    digest: SHA-256 of content_json, printed in the report and in its receipt.
    """

    reference = models.CharField(max_length=20, unique=True)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    correction_reason = models.TextField(_("reason for the correction"), blank=True)
    template_key = models.CharField(max_length=30)
    template_version = models.PositiveSmallIntegerField()
    language = models.CharField(_("language of the report"), max_length=2)
    state = models.CharField(max_length=12, choices=REPORT_STATES, default=DRAFT)
    done_sections = models.JSONField(default=list, help_text="keys of sections called finished")
    content_json = models.TextField(blank=True, help_text="canonical JSON: all that was signed")
    digest = models.CharField(max_length=64, blank=True)

    created_on = models.DateField()
    prepared_on = models.DateField(null=True)
    submitted_on = models.DateField(null=True)
    submitted_at = models.DateTimeField(null=True)
    accepted_on = models.DateField(null=True)
    created_by = _signer()
    prepared_by = _signer()
    submitted_by = _signer()
    accepted_by = _signer()
    acceptance_note = models.TextField(_("word to the association"), blank=True)

    class Meta:
        ordering = ["-year", "association__name_fr", "association__name_nl", "-number"]
        indexes = [models.Index(fields=["state", "year"], name="report_state_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "year", "number"], name="report_version_once"
            ),
            models.UniqueConstraint(
                fields=["association", "year"],
                condition=Q(state__in=(DRAFT, READY)),
                name="report_one_in_hand",
            ),
            models.UniqueConstraint(
                fields=["association", "year"],
                condition=Q(state=ACCEPTED),
                name="report_one_accepted",
            ),
            models.CheckConstraint(
                condition=Q(number=1, corrects=None) | Q(number__gt=1, corrects__isnull=False),
                name="report_correction_is_linked",
            ),
            models.CheckConstraint(
                condition=Q(state=DRAFT) | Q(prepared_on__isnull=False, prepared_by__isnull=False),
                name="report_prepared_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FROZEN)
                | (
                    Q(submitted_on__isnull=False, submitted_by__isnull=False)
                    & ~Q(content_json="")
                    & ~Q(digest="")
                ),
                name="report_submitted_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(submitted_by=None) | ~Q(submitted_by=F("prepared_by")),
                name="report_signed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=ACCEPTED)
                | Q(accepted_on__isnull=False, accepted_by__isnull=False),
                name="report_accepted_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def content(self) -> dict[str, Any]:
        """All that was signed, as ``reports.content`` wrote it."""
        stored: dict[str, Any] = json.loads(self.content_json)
        return stored

    @property
    def is_frozen(self) -> bool:
        return self.state in FROZEN
