"""Everything that may be done to a yearly award, one function a verb."""

from drempel.apps.subsidies.services.calculating import (
    calculate_award,
    calculate_year,
    take_over_award,
)
from drempel.apps.subsidies.services.deciding import (
    decide_award,
    give_award_opinion,
    mark_award_notified,
    propose_award,
    send_award_back,
    withdraw_award,
)

__all__ = [
    "calculate_award",
    "calculate_year",
    "decide_award",
    "give_award_opinion",
    "mark_award_notified",
    "propose_award",
    "send_award_back",
    "take_over_award",
    "withdraw_award",
]
