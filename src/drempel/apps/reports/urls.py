"""Addresses of the app `reports`; ``code`` is that of a figure, as in A1-G01.opened."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from drempel.apps.reports import views


class FigureInAddress(StringConverter):
    """The code of a figure."""

    regex = r"[A-Z0-9]{2}-[A-Z]?[0-9]{2}(?:\.[a-z0-9_]{1,30})?"


register_converter(FigureInAddress, "figure")

urlpatterns = [
    path("report/figures/", views.figures, name="figures"),
    path("report/figures/file/", views.figures_file, name="figures_file"),
    path("report/figures/<figure:code>/", views.figure_detail, name="figure_detail"),
]
