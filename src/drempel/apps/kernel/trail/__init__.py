"""The trail: append-only events chained by hash, with a signed head.

In: who did what to which record, and why. Out: rows nobody can change unseen.
"""

from drempel.apps.kernel.trail.write import record_event

__all__ = ["record_event"]
