"""Staff that the associations declared for a year: a number of the whole sector."""

from fractions import Fraction

from drempel.apps.activity.models import model_of


def staff_fte(year: int) -> Fraction:
    """Full-time equivalents of all declarations of a year together, exact."""
    lines = model_of("staffline")._default_manager.filter(decl__year=year)
    return sum((Fraction(one) for one in lines.values_list("fte", flat=True) if one), Fraction(0))
