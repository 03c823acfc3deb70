"""What the database refuses for reports: impossible moves, and changes of what was signed."""

from drempel.apps.kernel.states import frozen
from drempel.apps.kernel.triggers import Trigger, register
from drempel.apps.reports.states import FROZEN, REPORT

SIGNED = (
    *("content_json", "digest", "language", "template_key", "template_version"),
    *("year", "number", "association_id", "corrects_id"),
    *("prepared_by_id", "submitted_by_id", "submitted_on"),
)

register(
    *REPORT.triggers(),
    frozen("reports_report", SIGNED, FROZEN),
    Trigger(
        "reports_report_kept",
        "reports_report",
        "DELETE",
        "a report that was sent is kept",
        "OLD.state NOT IN ('draft', 'ready')",
    ),
    Trigger(
        "reports_remark_asked",
        "reports_remark",
        "UPDATE",
        "a question that was asked is fixed",
        "OLD.asked_on IS NOT NULL AND (NEW.question <> OLD.question "
        "OR NEW.section <> OLD.section OR NEW.figure <> OLD.figure)",
    ),
    Trigger(
        "reports_remark_kept",
        "reports_remark",
        "DELETE",
        "a question that was asked is kept",
        "OLD.asked_on IS NOT NULL",
    ),
)
