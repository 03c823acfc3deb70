"""The round of renewals: which accreditations expire together, and how far their renewal is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Subquery

from drempel.apps.accreditation.models import Dossier
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.register.selectors.tenures import in_force
from drempel.engines.deadlines import Deadline, clock_for

NOTHING_SENT = "nothing_sent"
# States as the road runs; what was not sent is the association's own business.
ROAD = (
    NOTHING_SENT,
    "submitted",
    "incomplete",
    "complete",
    "examined",
    "under_opinion",
    "decided",
    "notified",
)
HORIZON = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Campaign:
    """expires_on: the day on which most accreditations of the coming year end."""

    expires_on: date
    limit: Deadline
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def count(self, *states: str) -> int:
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def complete(self) -> int:
        """Declared complete, whatever came after."""
        return self.count(*ROAD[3:])

    @property
    def sent(self) -> int:
        return self.total - self.count(NOTHING_SENT)


def running_campaign(today: date) -> Campaign | None:
    """The campaign of the accreditations that end within a year, or None. One query."""
    renewal = (
        Dossier.objects.filter(
            association=OuterRef("association"), created_on__gt=OuterRef("begins_on")
        )
        .exclude(state="withdrawn")
        .order_by("-created_on", "-pk")
        .values("state")[:1]
    )
    rows = list(
        in_force(today)
        .filter(ends_on__range=(today - HORIZON, today + HORIZON))
        .order_by()
        .annotate(renewal=Subquery(renewal))
        .values_list("ends_on", "renewal")
    )
    if not rows:
        return None
    ends = Counter(ends_on for ends_on, _renewal in rows)
    expires_on = min(ends, key=lambda day: (-ends[day], day))
    states = (renewal for ends_on, renewal in rows if ends_on == expires_on)
    counts = Counter(NOTHING_SENT if state in {None, "draft"} else state for state in states)
    limit = clock_for(active_scheme(), "application_before_expiry", expires_on, today=today)
    return Campaign(expires_on, limit, counts)
