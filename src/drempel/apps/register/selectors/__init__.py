"""What the register shows: accreditations on a day, and amounts that were decided."""

from drempel.apps.register.selectors.associations import (
    NO,
    YES,
    Asked,
    Card,
    association_card,
    known_association,
    register_rows,
)
from drempel.apps.register.selectors.awards import (
    AwardYear,
    award_years,
    awards_of_year,
    public_awards,
    year_of,
)
from drempel.apps.register.selectors.tenures import Tenure, tenure_of, tenure_on, tenures

__all__ = [
    "NO",
    "YES",
    "Asked",
    "AwardYear",
    "Card",
    "Tenure",
    "association_card",
    "award_years",
    "awards_of_year",
    "known_association",
    "public_awards",
    "register_rows",
    "tenure_of",
    "tenure_on",
    "tenures",
    "year_of",
]
