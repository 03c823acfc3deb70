"""Proposals, comments and what recording takes, as the whole sector may read them."""

from django.db.models import QuerySet
from django.http import Http404

from drempel.apps.consultation.models import Comment, Measure, Proposal, Volunteer
from drempel.apps.consultation.states import ADOPTED, RETIRED


def proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("association", "proposed_by", "decided_by")


def proposal_by_reference(reference: str) -> Proposal:
    """One proposal; Http404 when there is none."""
    found = proposals().filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def comment_of(proposal: Proposal, key: int) -> Comment:
    found = Comment.objects.filter(proposal=proposal, pk=key).first()
    if found is None:
        raise Http404
    return found


def comments_on(proposal: Proposal) -> list[Comment]:
    rows = proposal.comments.select_related("association", "written_by", "answered_by")
    return list(rows)


def volunteers_of(proposal: Proposal) -> list[Volunteer]:
    return list(proposal.volunteers.select_related("association"))


def volunteer_of(proposal: Proposal, association_id: int | None) -> Volunteer | None:
    return Volunteer.objects.filter(proposal=proposal, association_id=association_id).first()


def latest_measures() -> list[Measure]:
    """The last measurement, the kind that takes most first; two questions."""
    last = Measure.objects.order_by("-measured_on").values_list("measured_on", flat=True).first()
    return list(Measure.objects.filter(measured_on=last)) if last else []


def decided_proposals(code: str = "") -> list[Proposal]:
    """What was adopted or retired, the newest first."""
    rows = proposals().filter(state__in=(ADOPTED, RETIRED)).order_by("-valid_from_on")
    return list(rows.filter(code=code) if code else rows)


def proposals_on(code: str) -> list[Proposal]:
    return list(proposals().filter(code=code))
