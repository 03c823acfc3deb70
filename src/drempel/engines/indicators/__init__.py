"""Indicators: what the figures of the activity report mean, and what they come to.

``load_catalogue(scheme)`` reads the definitions of a pack; ``Evaluator`` asks them of rows. Every
screen, print and export takes its figures from here. See docs/rules/indicators.md.
"""

from drempel.engines.indicators.calendar import Year
from drempel.engines.indicators.catalogue import Catalogue, load_catalogue
from drempel.engines.indicators.definition import Breakdown, Figure, Indicator
from drempel.engines.indicators.errors import DefinitionError, UnitsDifferError
from drempel.engines.indicators.evaluation import Evaluator
from drempel.engines.indicators.parts import Part, merged
from drempel.engines.indicators.reckoning import Context, Rules
from drempel.engines.indicators.results import Result
from drempel.engines.indicators.tables import Row, Shape, Tables
from drempel.engines.indicators.units import Amount

__all__ = [
    "Amount",
    "Breakdown",
    "Catalogue",
    "Context",
    "DefinitionError",
    "Evaluator",
    "Figure",
    "Indicator",
    "Part",
    "Result",
    "Row",
    "Rules",
    "Shape",
    "Tables",
    "UnitsDifferError",
    "Year",
    "load_catalogue",
    "merged",
]
