"""Pages of awards, and the calculator for everyone."""

from drempel.apps.subsidies.views.awards import (
    award_calculate,
    award_calculate_year,
    award_detail,
    award_list,
    award_step,
)
from drempel.apps.subsidies.views.calculator import calculator

__all__ = [
    "award_calculate",
    "award_calculate_year",
    "award_detail",
    "award_list",
    "award_step",
    "calculator",
]
