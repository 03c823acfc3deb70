"""What a program of the association may read of a year: its figures, and its report.

Behind the door of the app `api`, which says whose program it is.
"""

from drempel.apps.api.scopes import FIGURES
from drempel.apps.api.yearly import Yearly, register_yearly

_HERE = "drempel.apps.reports"
OFFERS = (
    Yearly(
        "figures",
        FIGURES,
        "Figures of a year",
        "The figures of a year, reckoned from the records as they stand",
        "Every figure, as the command `drempel report compute` prints it.",
        f"{_HERE}.shapes.Figures",
        f"{_HERE}.selectors.yearly.figures_of_year",
    ),
    Yearly(
        "reports",
        FIGURES,
        "Activity reports",
        "The activity report of a year, in its last version",
        "All that stands in the report: as it was signed, or as the records stand today.",
        f"{_HERE}.shapes.Report",
        f"{_HERE}.selectors.yearly.report_of_year",
    ),
)


def register() -> None:
    for offer in OFFERS:
        register_yearly(offer)
