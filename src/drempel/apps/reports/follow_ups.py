"""What follows from an accepted report, in apps that this one does not know.

Each registers in ``ready()`` what it does; it is called inside the transaction of the acceptance.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

FollowUp = Callable[[Any, Any, date], None]
_FOLLOW_UPS: dict[str, FollowUp] = {}


def register_follow_up(name: str, act: FollowUp) -> None:
    """act: (the accepted report, who accepted it, the day)."""
    _FOLLOW_UPS[name] = act


def follow_up(report: Any, by: Any, on: date) -> None:
    for name in sorted(_FOLLOW_UPS):
        _FOLLOW_UPS[name](report, by, on)
