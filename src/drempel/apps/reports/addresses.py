"""The code of a figure as a part of an address."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class FigureInAddress(StringConverter):
    """The code of a figure, as in A1-G01.opened."""

    regex = r"[A-Z0-9]{2}-[A-Z]?[0-9]{2}(?:\.[a-z0-9_]{1,30})?"


register_converter(FigureInAddress, "figure")
