"""The pages of households."""

from drempel.apps.households.views.doubles import household_link, household_new, household_unlink
from drempel.apps.households.views.pages import (
    household_list,
    household_thread,
    next_steps,
    right_unanswered,
)

__all__ = [
    "household_link",
    "household_list",
    "household_new",
    "household_thread",
    "household_unlink",
    "next_steps",
    "right_unanswered",
]
