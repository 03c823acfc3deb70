"""A proposal to change what the sector reports, what was said of it, and who tries it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association
from drempel.apps.consultation.states import (
    ADOPTED,
    CONSULTED,
    PILOTED,
    PROPOSAL_STATES,
    PROPOSED,
    REJECTED,
    RETIRED,
)

PERSON = settings.AUTH_USER_MODEL
INDICATOR, TEMPLATE = "indicator", "template"
SUBJECTS = [(INDICATOR, _("An indicator")), (TEMPLATE, _("The template of the report"))]
NEW, CHANGE, RETIREMENT = "new", "change", "retirement"
ACTS = [(NEW, _("A new one")), (CHANGE, _("A change")), (RETIREMENT, _("An end"))]
OUTCOMES = [
    ("taken", _("Taken over")),
    ("partly", _("Partly taken over")),
    ("not", _("Not taken over")),
]


def _person(**more: Any) -> models.ForeignKey:
    return models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", **more)


class Proposal(models.Model):
    """What is proposed, in both languages with equal weight, and how far it is.

    code: of the indicator, or of the section of the template. definition: the entry as it would
    stand in the pack. minutes: what one record would take, as a decimal text.
    """

    reference = models.CharField(max_length=20, unique=True)
    subject = models.CharField(_("about"), max_length=10, choices=SUBJECTS)
    act = models.CharField(_("what"), max_length=12, choices=ACTS)
    code = models.CharField(_("code"), max_length=30)
    title_fr = models.CharField(_("title in French"), max_length=160, blank=True)
    title_nl = models.CharField(_("title in Dutch"), max_length=160, blank=True)
    reason_fr = models.TextField(_("reason in French"), blank=True)
    reason_nl = models.TextField(_("reason in Dutch"), blank=True)
    definition = models.TextField(_("definition"), blank=True)
    minutes = models.CharField(_("minutes for one record"), max_length=10, blank=True)
    in_exchange_for = models.CharField(_("ends in exchange"), max_length=30, blank=True)
    no_exchange = models.TextField(_("why nothing ends in exchange"), blank=True)

    state = models.CharField(max_length=10, choices=PROPOSAL_STATES, default=PROPOSED)
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, null=True, related_name="proposals"
    )
    proposed_on = models.DateField()
    opened_on = models.DateField(null=True)
    closes_on = models.DateField(null=True, help_text="first day after the consultation")
    pilot_from_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    valid_from_on = models.DateField(null=True)
    retired_from_on = models.DateField(null=True)
    decision_note = models.TextField(_("reasons of the decision"), blank=True)
    proposed_by = _person()
    decided_by = _person(null=True)

    class Meta:
        ordering = ["-proposed_on", "-reference"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(CONSULTED, PILOTED, ADOPTED, RETIRED, REJECTED))
                | Q(opened_on__isnull=False, closes_on__isnull=False),
                name="proposal_consulted_has_days",
            ),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gt=F("opened_on")),
                name="proposal_consultation_has_length",
            ),
            models.CheckConstraint(
                condition=Q(pilot_from_on=None) | Q(pilot_from_on__gte=F("closes_on")),
                name="proposal_pilot_after_consultation",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(PILOTED, ADOPTED, RETIRED))
                | Q(pilot_from_on__isnull=False),
                name="proposal_pilot_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(ADOPTED, RETIRED))
                | (Q(valid_from_on__isnull=False, decided_on__isnull=False) & ~Q(decision_note="")),
                name="proposal_adopted_with_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(state=REJECTED) | (Q(decided_on__isnull=False) & ~Q(decision_note="")),
                name="proposal_rejected_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="proposal_author_is_not_decider",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def title_in(self, language: str) -> str:
        """The title in a language, else in the one it was written in."""
        own, other = (
            (self.title_nl, self.title_fr) if language == "nl" else (self.title_fr, self.title_nl)
        )
        return own or other or self.code

    def reason_in(self, language: str) -> str:
        own, other = (
            (self.reason_nl, self.reason_fr)
            if language == "nl"
            else (self.reason_fr, self.reason_nl)
        )
        return own or other

    @property
    def last_day(self) -> Any:
        """The last day on which a comment is taken."""
        return self.closes_on - timedelta(days=1) if self.closes_on else None


class Comment(models.Model):
    """What someone of the sector said; everyone of the sector reads it, with the name of the body."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="comments")
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, null=True, related_name="+"
    )
    text = models.TextField(_("comment"))
    language = models.CharField(max_length=2)
    written_on = models.DateField()
    written_by = _person()
    withdrawn_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        _("what was done with it"), max_length=8, choices=OUTCOMES, blank=True
    )
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(null=True)
    answered_by = _person(null=True)

    class Meta:
        ordering = ["written_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="proposal_comment_has_text"),
            models.CheckConstraint(
                condition=Q(answered_on=None)
                | (Q(answered_by__isnull=False) & ~Q(answer="") & ~Q(outcome="")),
                name="proposal_comment_answered_fully",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal} {self.written_on}"


class Volunteer(models.Model):
    """An association that tries a proposal in its own work. remark: what it found."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="volunteers")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    joined_on = models.DateField()
    joined_by = _person()
    remark = models.TextField(_("what you found"), blank=True)

    class Meta:
        ordering = ["joined_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "association"], name="proposal_volunteer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal} {self.association}"


class Measure(models.Model):
    """What recording one kind took over a year, measured from the log of the system.

    seconds: of all records together; middle_seconds: the median of one; associations: how many.
    """

    measured_on = models.DateField()
    kind = models.CharField(max_length=20)
    records = models.PositiveIntegerField()
    seconds = models.PositiveBigIntegerField()
    middle_seconds = models.PositiveIntegerField()
    associations = models.PositiveIntegerField()

    class Meta:
        ordering = ["-measured_on", "-seconds", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["measured_on", "kind"], name="measure_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.measured_on}"
