"""The pages of dwellings."""

from drempel.apps.dwellings.views.stays import stay_end, stay_new
from drempel.apps.dwellings.views.units import occupancy, unit_calendar, unit_list

__all__ = ["occupancy", "stay_end", "stay_new", "unit_calendar", "unit_list"]
