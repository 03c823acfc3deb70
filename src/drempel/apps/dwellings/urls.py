"""Addresses of the app `dwellings`; ``uid`` is the identifier of a record of the daily work."""

from django.urls import path, register_converter

from drempel.apps.activity.urls import UidInAddress
from drempel.apps.dwellings import views

register_converter(UidInAddress, "unit_uid")

urlpatterns = [
    path("dwellings/", views.unit_list, name="unit_list"),
    path("dwellings/occupancy/", views.occupancy, name="occupancy"),
    path("dwellings/stays/new/", views.stay_new, name="stay_new"),
    path("dwellings/stays/<unit_uid:uid>/end/", views.stay_end, name="stay_end"),
    path("dwellings/<unit_uid:uid>/", views.unit_calendar, name="unit_calendar"),
]
