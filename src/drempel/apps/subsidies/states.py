"""States and moves of a yearly award."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT
from drempel.apps.kernel.states import Machine, Move

AWARD_STATES = [
    ("calculated", gettext_lazy("Calculated")),
    ("under_opinion", gettext_lazy("Under opinion")),
    ("decided", gettext_lazy("Decided")),
    ("notified", gettext_lazy("Notified")),
    ("withdrawn", gettext_lazy("Withdrawn")),
]
PAST_DECIDED = ("decided", "notified")
PAST_PROPOSED = ("under_opinion", *PAST_DECIDED)


def _not_an_estimate(award: Any, _person: Any) -> str | None:
    if award.is_estimate:
        return _(
            "This amount is an estimate: the index of its month is not published yet. "
            "It can be proposed once the index is known and the amount is calculated again."
        )
    return None


def _approvable(award: Any, person: Any) -> str | None:
    if award.proposed_by_id == person.pk:
        return _("Whoever wrote the proposal cannot record the decision.")
    given = award.opinions.filter(given_on__gte=award.proposed_on, body="FINANCE_INSP")
    return None if given.exists() else _("The Finance Inspection has not given its opinion yet.")


OFFICERS = frozenset({CASE_OFFICER})
HEADS = frozenset({HEAD_OF_UNIT})

AWARD = Machine(
    table="subsidies_award",
    kind="award",
    initial=("calculated",),
    taken_over=("notified",),
    moves=(
        Move("recalculate", ("calculated",), "calculated", OFFICERS),
        Move("propose", ("calculated",), "under_opinion", OFFICERS, _not_an_estimate),
        Move("send_back", ("under_opinion",), "calculated", HEADS),
        Move("decide", ("under_opinion",), "decided", HEADS, _approvable),
        Move("notify", ("decided",), "notified", OFFICERS),
        Move("withdraw", ("calculated", "under_opinion"), "withdrawn", OFFICERS),
    ),
)
