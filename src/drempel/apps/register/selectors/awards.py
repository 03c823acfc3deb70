"""Amounts that are public: granted, and decided or notified. Nothing sooner."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q, QuerySet, Sum

from drempel.apps.subsidies.models import Award
from drempel.apps.subsidies.states import PAST_DECIDED
from drempel.engines.money import round_half_up

GRANTED = ("GRANTED", "GRANTED_PART")


def is_public(prefix: str = "") -> Q:
    """Condition on awards; prefix: the relation that leads to them ("awards__")."""
    return Q(
        **{
            f"{prefix}state__in": PAST_DECIDED,
            f"{prefix}outcome__in": GRANTED,
            f"{prefix}is_estimate": False,
        }
    )


def public_awards() -> QuerySet[Award]:
    return Award.objects.filter(is_public())


def awards_of_year(year: int) -> QuerySet[Award]:
    """The public awards of a year with their associations, by enterprise number."""
    return (
        public_awards()
        .filter(year=year)
        .select_related("association")
        .order_by("association__enterprise_number")
    )


@dataclass(frozen=True, slots=True)
class AwardYear:
    """What the sector received for one year."""

    year: int
    associations: int
    total_cents: int

    @property
    def mean_cents(self) -> int:
        """The mean amount, rounded half up; zero when nobody received anything."""
        if not self.associations:
            return 0
        return round_half_up(Fraction(self.total_cents, self.associations))

    @property
    def millions(self) -> str:
        """The total in millions of euro with two decimals, for the label of a chart."""
        hundredths = round_half_up(Fraction(self.total_cents, 1_000_000))
        return f"{hundredths // 100}.{hundredths % 100:02d}"


def award_years() -> list[AwardYear]:
    """Totals of every year with a public award, the oldest first. One query."""
    found = (
        public_awards()
        .order_by("year")
        .values("year")
        .annotate(associations=Count("pk"), total=Sum("amount_cents"))
    )
    return [AwardYear(row["year"], row["associations"], row["total"]) for row in found]


def year_of(years: list[AwardYear], year: int) -> AwardYear:
    """The totals of a year; zeros when nothing was decided."""
    return next((one for one in years if one.year == year), AwardYear(year, 0, 0))
