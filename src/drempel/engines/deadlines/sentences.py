"""Keys of the sentences a date limit needs, and the values each may use.

The check of a pack compares them with its sentences.toml.
"""

from drempel.engines.deadlines.case import UNITS

_STATE = {"day", "used", "left", "late"}
SENTENCES: dict[str, set[str]] = {
    **{f"deadline.unit.{unit}.{form}": {"n"} for unit in UNITS for form in ("one", "many")},
    "deadline.start.forward": {"start", "length"},
    "deadline.start.backward": {"start", "length"},
    "deadline.base.reached": {"end"},
    "deadline.base.clamped": {"number", "end"},
    "deadline.extension.plain": {"length", "reason", "end"},
    "deadline.extension.reasoned": {"length", "reason", "end"},
    "deadline.suspension.counted": {"from", "to", "length", "end"},
    "deadline.suspension.ignored": {"from", "to"},
    "deadline.suspension.open": {"from"},
    "deadline.suspension.open_ignored": {"from"},
    "deadline.roll.next": {"unrolled", "reason", "end"},
    "deadline.roll.previous": {"unrolled", "reason", "end"},
    **{f"deadline.roll.reason.{reason}": set() for reason in ("saturday", "sunday", "added")},
    "deadline.end": {"end"},
    "deadline.state.running": _STATE,
    "deadline.state.running_backward": _STATE - {"used"},
    "deadline.state.suspended": _STATE,
    "deadline.state.met": _STATE - {"used"},
    "deadline.state.met_late": _STATE - {"used"},
    "deadline.state.overdue": _STATE - {"used"},
}
