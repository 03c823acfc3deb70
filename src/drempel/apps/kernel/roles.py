"""The roles of the field: who a person is when they act."""

from django.utils.translation import gettext_lazy as _

WORKER = "association_worker"
MANAGER = "association_manager"
CASE_OFFICER = "case_officer"
HEAD_OF_UNIT = "head_of_unit"
FINANCE_INSPECTOR = "finance_inspector"
CABINET = "cabinet"
INFORMATION_CENTRE = "information_centre_officer"
ADMINISTRATOR = "administrator"

ASSOCIATION_ROLES = frozenset({WORKER, MANAGER})
# Those who work on dossiers of every association; the cabinet only reads.
ADMINISTRATION_ROLES = frozenset({CASE_OFFICER, HEAD_OF_UNIT, FINANCE_INSPECTOR, CABINET})
ALL_ROLES = ASSOCIATION_ROLES | ADMINISTRATION_ROLES | {INFORMATION_CENTRE, ADMINISTRATOR}

LABELS = {
    WORKER: _("association worker"),
    MANAGER: _("association manager"),
    CASE_OFFICER: _("case officer"),
    HEAD_OF_UNIT: _("head of unit"),
    FINANCE_INSPECTOR: _("finance inspector"),
    CABINET: _("minister's office"),
    INFORMATION_CENTRE: _("information-centre officer"),
    ADMINISTRATOR: _("administrator"),
}
