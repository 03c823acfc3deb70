"""Everything that may be done to a dossier and to an accreditation, one function a verb."""

from drempel.apps.accreditation.services.deciding import (
    decide_dossier,
    give_dossier_opinion,
    send_dossier_back,
)
from drempel.apps.accreditation.services.drafting import (
    open_dossier,
    save_dossier_answers,
    save_dossier_lines,
)
from drempel.apps.accreditation.services.handling import (
    acknowledge_dossier,
    ask_dossier_items,
    declare_dossier_complete,
    examine_dossier,
    reopen_dossier,
    request_dossier_opinion,
)
from drempel.apps.accreditation.services.notifying import notify_dossier
from drempel.apps.accreditation.services.sending import (
    answer_dossier_items,
    submit_dossier,
    withdraw_dossier,
)
from drempel.apps.accreditation.services.tenure import (
    expire_accreditations,
    extend_accreditation,
    resume_accreditation,
    suspend_accreditation,
    take_over_accreditation,
    withdraw_accreditation,
)

__all__ = [
    "acknowledge_dossier",
    "answer_dossier_items",
    "ask_dossier_items",
    "decide_dossier",
    "declare_dossier_complete",
    "examine_dossier",
    "expire_accreditations",
    "extend_accreditation",
    "give_dossier_opinion",
    "notify_dossier",
    "open_dossier",
    "reopen_dossier",
    "request_dossier_opinion",
    "resume_accreditation",
    "save_dossier_answers",
    "save_dossier_lines",
    "send_dossier_back",
    "submit_dossier",
    "suspend_accreditation",
    "take_over_accreditation",
    "withdraw_accreditation",
    "withdraw_dossier",
]
