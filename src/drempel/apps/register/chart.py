"""Where the columns of a small chart stand: shares of the width, points of the height."""

from collections.abc import Sequence
from dataclasses import dataclass

from drempel.apps.register.selectors import AwardYear

HEIGHT, TOP, FLOOR = 220, 28, 190
# Of the room a year has, this part is column; the rest is air.
_FILLED = 0.62


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: left, middle and width in per cent; top and height in points."""

    year: AwardYear
    left: str
    middle: str
    width: str
    top: int
    height: int
    label_y: int


def bars(years: Sequence[AwardYear]) -> list[Bar]:
    """A column for every year, all on one floor that stands for zero."""
    highest = max((one.total_cents for one in years), default=0) or 1
    room = 100 / (len(years) or 1)
    drawn = []
    for place, one in enumerate(years):
        height = round((FLOOR - TOP) * one.total_cents / highest)
        width = room * _FILLED
        left = room * place + (room - width) / 2
        drawn.append(
            Bar(
                year=one,
                left=f"{left:.2f}%",
                middle=f"{left + width / 2:.2f}%",
                width=f"{width:.2f}%",
                top=FLOOR - height,
                height=height,
                label_y=FLOOR - height - 8,
            )
        )
    return drawn
