"""The front door: what the sector receives, drawn as a street of doors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from drempel.apps.kernel.installation import is_demonstration, today
from drempel.apps.register.selectors import AwardYear, award_years

STEP = 196
_TALLEST, _FILLED, _DOOR = 160, 0.7, 0.44
# House and door go on below the step, behind a strip in the colour of the card: only their tops
# are round.
_BELOW = 30
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class House:
    """An arch and the door in it: shares of the width, points of the height."""

    year: AwardYear
    left: str
    middle: str
    width: str
    top: int
    height: int
    door_left: str
    door_width: str
    door_top: int
    door_height: int
    label_y: int


def street(years: Sequence[AwardYear]) -> list[House]:
    """The last years as arches, each as high as its total: the step stands for zero."""
    shown = years[-_SHOWN:]
    highest = max((one.total_cents for one in shown), default=0) or 1
    room = 100 / (len(shown) or 1)
    return [_house(one, place * room, room, highest) for place, one in enumerate(shown)]


def _house(one: AwardYear, start: float, room: float, highest: int) -> House:
    width = room * _FILLED
    middle = start + room / 2
    height = round(_TALLEST * one.total_cents / highest)
    door = width * _DOOR
    door_height = round(height * 0.6)
    return House(
        year=one,
        left=f"{middle - width / 2:.2f}%",
        middle=f"{middle:.2f}%",
        width=f"{width:.2f}%",
        top=STEP - height,
        height=height + _BELOW,
        door_left=f"{middle - door / 2:.2f}%",
        door_width=f"{door:.2f}%",
        door_top=STEP - door_height,
        door_height=door_height + _BELOW,
        label_y=STEP - height - 8,
    )


def home_page() -> dict[str, Any]:
    """The last year that has a public amount, up to this year; two queries and the day."""
    here = today()
    years = [one for one in award_years() if one.year <= here.year]
    return {
        "last": years[-1] if years else None,
        "houses": street(years),
        "is_demonstration": is_demonstration(),
    }
