"""Pages of privacy: each carries a request to a selector or a form, and back."""

from drempel.apps.privacy.views.household import household_anonymise, subject_export
from drempel.apps.privacy.views.keeping import held_data, retention
from drempel.apps.privacy.views.log import access_log
from drempel.apps.privacy.views.totals import activity_totals

__all__ = [
    "access_log",
    "activity_totals",
    "held_data",
    "household_anonymise",
    "retention",
    "subject_export",
]
