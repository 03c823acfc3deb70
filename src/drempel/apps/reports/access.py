"""Who may open which address of the app `reports`.

Figures and writing: people of the association, about its own. What was sent: they too, and the
administration; whether a report is one's own is asked by the selector that fetches it.
"""

from drempel.apps.kernel.access import Access, allow
from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ASSOCIATION_ROLES,
    CASE_OFFICER,
)

_OWN = allow(*ASSOCIATION_ROLES, own=True)
_SENT = allow(*ASSOCIATION_ROLES, *ADMINISTRATION_ROLES, own=True)
_WRITING = (
    *("figures", "figure_detail", "figures_file"),
    *("report_home", "report_tasks", "report_begin", "report_language", "report_section"),
    *("report_comment", "report_means", "report_totals", "report_total", "report_findings"),
    *("report_check", "report_answers"),
)
ACCESS: dict[str, Access] = {
    **dict.fromkeys(_WRITING, _OWN),
    "report_detail": _SENT,
    "report_receipt": _SENT,
    "report_file": _SENT,
    "report_pdf": _SENT,
    "report_poster": _SENT,
    "report_step": _SENT,
    "report_list": allow(*ADMINISTRATION_ROLES),
    "report_remark": allow(CASE_OFFICER),
}
