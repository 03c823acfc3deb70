"""What people add to the figures: typed totals, explanations, remarks of colleagues."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association
from drempel.apps.reports.models.report import Report
from drempel.engines.indicators.typed import SOURCES

PERSON = settings.AUTH_USER_MODEL


class TypedTotal(models.Model):
    """One number for one figure and year, where the work is not registered in detail.

    value, base: decimal texts, exact; base: the denominator of a rate, else empty.
    categories: dimension to category to decimal text.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="typed_totals"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    code = models.CharField(_("figure"), max_length=50)
    value = models.CharField(_("number"), max_length=20)
    base = models.CharField(_("out of"), max_length=20, blank=True)
    categories = models.JSONField(default=dict)
    source = models.CharField(_("source"), max_length=12)
    reason = models.TextField(_("how this number was found"))
    typed_on = models.DateField()
    typed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "year", "code"], name="typed_total_once"
            ),
            models.CheckConstraint(
                condition=Q(source__in=SOURCES), name="typed_total_source_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="typed_total_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.year}"


class Explanation(models.Model):
    """Why a finding of the checks is right as it stands. key: that of the finding."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="explanations"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    key = models.CharField(max_length=80)
    text = models.TextField(_("explanation"))
    written_on = models.DateField()
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["association", "year", "key"], name="explanation_once"),
            models.CheckConstraint(condition=~Q(text=""), name="explanation_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.year}"


class ReportComment(models.Model):
    """A remark of a colleague on a section, before the report is sent; only the own team reads it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=30)
    text = models.TextField(_("remark"))
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="comment_settled_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.section}"
