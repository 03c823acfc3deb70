"""The application: what is asked, where it stands, who said what and when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from drempel.apps.accreditation.states import (
    DOSSIER_STATES,
    PAST_COMPLETE,
    PAST_DECIDED,
    PAST_EXAMINED,
    PAST_SUBMITTED,
)
from drempel.apps.associations.models import Association
from drempel.apps.kernel.opinions import Opinion

PERSON = settings.AUTH_USER_MODEL


def _signer(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text=label
    )


class Dossier(models.Model):
    """One application for accreditation or renewal, from draft to notification."""

    FIRST, RENEWAL = "first", "renewal"
    KINDS = [(FIRST, _("first accreditation")), (RENEWAL, _("renewal"))]

    reference = models.CharField(max_length=20, unique=True)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="dossiers")
    kind = models.CharField(max_length=10, choices=KINDS)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=15, choices=DOSSIER_STATES, default="draft")
    rule_set = models.CharField(max_length=20, blank=True, help_text="in force when lodged")

    # What the association asks and tells.
    requested_from_on = models.DateField(_("from"), null=True, blank=True)
    requested_until_on = models.DateField(_("until"), null=True, blank=True)
    activities = models.TextField(_("what you do and for whom"), blank=True)
    plan = models.TextField(_("your plan for the coming period"), blank=True)
    cooperation = models.TextField(_("whom you work with"), blank=True)
    # The writer says when a long text is done; an empty or a half text never counts as done.
    is_activities_done = models.BooleanField(default=False)
    is_plan_done = models.BooleanField(default=False)
    is_identity_confirmed = models.BooleanField(default=False)
    is_directors_statement_given = models.BooleanField(default=False)

    # The dates of its life; each is set by the move that it belongs to.
    created_on = models.DateField()
    submitted_on = models.DateField(null=True)
    acknowledged_on = models.DateField(null=True)
    complete_on = models.DateField(null=True)
    examined_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    notified_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    created_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    submitted_by = _signer("who signed for the association")
    handled_by = _signer("case officer in charge")
    examined_by = _signer("author of the proposal")
    decided_by = _signer("who recorded the decision of the Government")
    notified_by = _signer("who sent the letter")

    # The proposal of the administration, then the decision of the Government.
    outcome = models.CharField(max_length=15, blank=True, help_text="code of decision_outcome")
    reasons = models.TextField(_("reasons"), blank=True)
    granted_from_on = models.DateField(null=True, blank=True)
    granted_until_on = models.DateField(null=True, blank=True)
    reference_amount_cents = models.BigIntegerField(null=True, blank=True)
    reference_month = models.CharField(max_length=7, blank=True)
    decision_reference = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-created_on", "-pk"]
        indexes = [
            models.Index(fields=["state", "submitted_on"], name="dossier_state"),
            models.Index(fields=["association", "state"], name="dossier_association"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=PAST_SUBMITTED)
                | Q(submitted_on__isnull=False, submitted_by__isnull=False),
                name="dossier_submitted_has_day_and_signer",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PAST_COMPLETE)
                | Q(acknowledged_on__isnull=False, complete_on__isnull=False),
                name="dossier_complete_has_days",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PAST_EXAMINED)
                | (Q(examined_on__isnull=False, examined_by__isnull=False) & ~Q(outcome="")),
                name="dossier_examined_has_proposal",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PAST_DECIDED)
                | (
                    Q(decided_on__isnull=False, decided_by__isnull=False)
                    & ~Q(decision_reference="")
                ),
                name="dossier_decided_has_decision",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("examined_by")),
                name="dossier_author_is_not_approver",
            ),
            models.CheckConstraint(
                condition=~Q(state="notified") | Q(notified_on__isnull=False),
                name="dossier_notified_has_day",
            ),
            models.UniqueConstraint(
                fields=["association"],
                condition=~Q(state__in=("notified", "withdrawn")),
                name="dossier_one_open_per_association",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class DossierLine(models.Model):
    """One service line that is asked for, and what became of it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="lines")
    code = models.CharField(max_length=20)
    is_granted = models.BooleanField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "code"], name="dossier_line_once")
        ]

    def __str__(self) -> str:
        return self.code


class ItemRequest(models.Model):
    """Something still asked of the association; after completeness it stops the clock."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="requests")
    asked_on = models.DateField()
    supply_by_on = models.DateField()
    items = models.TextField(_("what is missing"))
    answered_on = models.DateField(null=True)
    answer = models.TextField(_("your answer"), blank=True)
    stops_clock = models.BooleanField(default=False)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
                name="request_answered_after_asking",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier} {self.asked_on}"


class DossierOpinion(Opinion):
    """An opinion on a dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="opinions")
