"""Addresses of the app `sector`; ``code`` is that of a figure, as in A1-G01.opened."""

from django.urls import path

from drempel.apps.reports import addresses  # noqa: F401 - registers how a figure is written
from drempel.apps.sector import views

urlpatterns = [
    path("sector/", views.sector_report, name="sector_report"),
    path("sector/compute/", views.sector_compute, name="sector_compute"),
    path("sector/file/", views.sector_file, name="sector_file"),
    path("sector/hidden/", views.sector_log, name="sector_log"),
    path("sector/release/<slug:reference>/", views.sector_release, name="sector_release"),
    path("sector/<figure:code>/", views.sector_figure, name="sector_figure"),
    path("sector-in-figures/", views.sector_public, name="sector_public"),
    path(
        "sector-in-figures/<figure:code>/", views.sector_public_figure, name="sector_public_figure"
    ),
]
