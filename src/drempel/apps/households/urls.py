"""Addresses of the app `households`; ``uid`` is the identifier of a file of the daily work."""

from django.urls import path, register_converter

from drempel.apps.activity.urls import UidInAddress
from drempel.apps.households import views

register_converter(UidInAddress, "file_uid")

urlpatterns = [
    path("households/", views.household_list, name="household_list"),
    path("households/new/", views.household_new, name="household_new"),
    path("households/next/", views.next_steps, name="next_steps"),
    path(
        "households/requests/<file_uid:uid>/unanswered/",
        views.right_unanswered,
        name="right_unanswered",
    ),
    path("households/<file_uid:uid>/", views.household_thread, name="household_thread"),
    path("households/<file_uid:uid>/link/", views.household_link, name="household_link"),
    path("households/<file_uid:uid>/unlink/", views.household_unlink, name="household_unlink"),
]
