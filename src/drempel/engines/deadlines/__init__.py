"""Date limits, explained step by step.

``explain_clock(case, scheme)`` for a case, ``clock_for(scheme, name, start)`` for a
clock of the scheme; both give a ``Deadline``.
"""

from drempel.engines.deadlines.calendar import Calendar
from drempel.engines.deadlines.case import ClockError
from drempel.engines.deadlines.explain import Deadline, clock_for, explain_clock

__all__ = ["Calendar", "ClockError", "Deadline", "clock_for", "explain_clock"]
