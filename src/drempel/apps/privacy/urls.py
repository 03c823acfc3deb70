"""Addresses of the app `privacy`; ``uid`` is the identifier of a household file."""

from django.urls import path, register_converter

from drempel.apps.activity.urls import UidInAddress
from drempel.apps.privacy import views

register_converter(UidInAddress, "held_uid")

urlpatterns = [
    path("activity/totals/", views.activity_totals, name="activity_totals"),
    path("privacy/what-we-hold/", views.held_data, name="held_data"),
    path("privacy/retention/", views.retention, name="retention"),
    path("privacy/access-log/", views.access_log, name="access_log"),
    path("privacy/households/<held_uid:uid>/export/", views.subject_export, name="subject_export"),
    path(
        "privacy/households/<held_uid:uid>/anonymise/",
        views.household_anonymise,
        name="household_anonymise",
    ),
]
