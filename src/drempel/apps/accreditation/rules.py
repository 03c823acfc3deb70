"""What the database refuses for dossiers and accreditations."""

from drempel.apps.accreditation.states import ACCREDITATION, DOSSIER, PAST_DECIDED
from drempel.apps.kernel.states import frozen
from drempel.apps.kernel.triggers import Trigger, register

FIXED = ("outcome", "granted_from_on", "granted_until_on", "reference_amount_cents", "reasons")

_OVERLAP = (
    "NEW.state <> 'withdrawn' AND EXISTS (SELECT 1 FROM accreditation_accreditation other "
    "WHERE other.association_id = NEW.association_id AND other.id <> NEW.id "
    "AND other.state <> 'withdrawn' "
    "AND other.begins_on <= COALESCE(NEW.extended_until_on, NEW.ends_on) "
    "AND NEW.begins_on <= COALESCE(other.extended_until_on, other.ends_on))"
)

register(
    *DOSSIER.triggers(),
    *ACCREDITATION.triggers(),
    frozen("accreditation_dossier", FIXED, PAST_DECIDED),
    *(
        Trigger(
            f"accreditation_no_overlap_{event.lower()}",
            "accreditation_accreditation",
            event,
            "two accreditations of one association overlap",
            _OVERLAP if event == "UPDATE" else _OVERLAP.replace("other.id <> NEW.id AND ", ""),
        )
        for event in ("INSERT", "UPDATE")
    ),
)
