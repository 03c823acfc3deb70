"""What the database refuses for sector reports: a released table never changes."""

from drempel.apps.kernel.states import frozen
from drempel.apps.kernel.triggers import Trigger, register
from drempel.apps.sector.states import RELEASED, SECTOR_REPORT, SUPERSEDED

register(
    *SECTOR_REPORT.triggers(),
    frozen(
        "sector_sectorreport",
        ("public_json", "log_json", "digest", "year", "released_on"),
        (RELEASED, SUPERSEDED),
    ),
    Trigger(
        "sector_report_kept",
        "sector_sectorreport",
        "DELETE",
        "a release is kept",
        "OLD.state <> 'computed'",
    ),
)
