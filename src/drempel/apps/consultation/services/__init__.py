"""Writes of the consultation: one function an act, one transaction, one event."""

from drempel.apps.consultation.services.deciding import (
    adopt_proposal,
    consult_sector,
    reject_proposal,
    retire_proposal,
    start_pilot,
    withdraw_proposal,
)
from drempel.apps.consultation.services.measuring import measure_burden
from drempel.apps.consultation.services.speaking import (
    answer_comment,
    comment_proposal,
    join_pilot,
    propose,
    remark_on_pilot,
    withdraw_comment,
)

__all__ = [
    "adopt_proposal",
    "answer_comment",
    "comment_proposal",
    "consult_sector",
    "join_pilot",
    "measure_burden",
    "propose",
    "reject_proposal",
    "remark_on_pilot",
    "retire_proposal",
    "start_pilot",
    "withdraw_comment",
    "withdraw_proposal",
]
