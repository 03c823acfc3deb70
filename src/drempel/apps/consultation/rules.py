"""What the database refuses for proposals: impossible moves, changes of what was decided."""

from drempel.apps.consultation.states import DECIDED, PROPOSAL
from drempel.apps.kernel.states import frozen
from drempel.apps.kernel.triggers import Trigger, register

FIXED = (
    *("code", "act", "subject", "definition", "title_fr", "title_nl", "valid_from_on"),
    *("decision_note", "decided_on", "opened_on", "closes_on", "pilot_from_on"),
)

register(
    *PROPOSAL.triggers(),
    frozen("consultation_proposal", FIXED, DECIDED),
    # A trigger and no constraint: the day of a date is a function of Django's own on SQLite, which
    # a copy of the database does not have.
    Trigger(
        "consultation_from_new_year",
        "consultation_proposal",
        "UPDATE",
        "a definition counts from a 1 January",
        "NEW.valid_from_on IS NOT NULL AND CAST(NEW.valid_from_on AS TEXT) NOT LIKE '%-01-01'",
    ),
    Trigger(
        "consultation_proposal_kept",
        "consultation_proposal",
        "DELETE",
        "a proposal is kept, whatever became of it",
    ),
    Trigger("consultation_comment_kept", "consultation_comment", "DELETE", "a comment is kept"),
    Trigger(
        "consultation_comment_fixed",
        "consultation_comment",
        "UPDATE",
        "the text of a comment is fixed",
        "NEW.text <> OLD.text OR NEW.proposal_id <> OLD.proposal_id",
    ),
)
