"""The money of a year, by how firm it is."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.states import PAST_DECIDED


@dataclass(frozen=True, slots=True)
class Money:
    """Cents per stage; next_year counts what is calculated for the year after, estimates too."""

    year: int
    decided_cents: int
    decided: int
    under_opinion_cents: int
    calculated_cents: int
    next_year_cents: int
    next_year_is_estimate: bool

    @property
    def total_cents(self) -> int:
        return self.decided_cents + self.under_opinion_cents + self.calculated_cents


def money_of_year(year: int) -> Money:
    """One query."""
    here, after = Q(year=year), Q(year=year + 1)

    def total(condition: Q) -> Sum:
        return Sum("amount_cents", filter=condition, default=0)

    found = Award.objects.filter(year__in=(year, year + 1)).aggregate(
        decided_cents=total(here & Q(state__in=PAST_DECIDED)),
        decided=Count("pk", filter=here & Q(state__in=PAST_DECIDED)),
        under_opinion_cents=total(here & Q(state="under_opinion")),
        calculated_cents=total(here & Q(state="calculated")),
        next_year_cents=total(after & ~Q(state="withdrawn")),
        estimates=Count("pk", filter=after & Q(is_estimate=True) & ~Q(state="withdrawn")),
    )
    estimates = found.pop("estimates")
    return Money(year=year, next_year_is_estimate=estimates > 0, **found)
