"""The review of a sent report: questions on a section or a figure, and their answers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from drempel.apps.reports.models.report import Report

PERSON = settings.AUTH_USER_MODEL


class QuestionRound(models.Model):
    """One request for completion. due_on: the last day to answer, a stored fact."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="rounds")
    asked_on = models.DateField()
    due_on = models.DateField()
    answered_on = models.DateField(null=True)
    asked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(answered_on=None), name="question_round_one_open"
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
                name="question_round_answered_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.asked_on}"


class Remark(models.Model):
    """One question on a section, or on one figure of it. asked_on: None until its round is sent."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="remarks")
    section = models.CharField(_("section"), max_length=30)
    figure = models.CharField(_("figure"), max_length=50, blank=True)
    question = models.TextField(_("question"))
    written_on = models.DateField()
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="remark_has_question"),
            models.CheckConstraint(
                condition=Q(answered_on=None)
                | (Q(asked_on__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="remark_answered_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.section}"
