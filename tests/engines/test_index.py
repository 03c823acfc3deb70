"""Index figures: exact, and divided only inside one series and base."""

from fractions import Fraction

import pytest

from drempel.engines.index import IndexFigure, IndexTable, UnknownFigure, ratio


def figure(base="2013", month="2025-12", printed="136.69", series="health"):
    return IndexFigure(series, base, month, Fraction(printed), printed, "official")


def test_two_figures_of_one_base_are_divided_exactly():
    assert ratio(figure(), figure(month="2023-12", printed="129.53")) == Fraction(13669, 12953)


@pytest.mark.parametrize("other", [figure(base="2004"), figure(series="smoothed_health")])
def test_two_bases_or_series_are_never_mixed(other):
    with pytest.raises(ValueError, match="cannot be divided by one of series"):
        ratio(figure(), other)


def test_the_last_known_figure_stands_in_only_for_a_later_month():
    table = IndexTable([figure(month="2025-11", printed="136.49"), figure()])
    assert table.last_known("health", "2013", "2026-03").month == "2025-12"
    assert table.last_known("health", "2013", "2025-11").month == "2025-11"
    with pytest.raises(UnknownFigure, match="first known month 2025-11, last known month 2025-12"):
        table.last_known("health", "2013", "2025-10")
