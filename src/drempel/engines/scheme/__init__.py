"""Scheme packs: dated law, lists and words, loaded from a folder.

``load_scheme(path)`` gives a ``Scheme``; every problem is a ``SchemeError`` that names
file, table or line.
"""

from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.identity import Authority
from drempel.engines.scheme.lists import Code, LivingSituation, Mission, Municipality
from drempel.engines.scheme.pack import Scheme, cached_scheme, load_scheme
from drempel.engines.scheme.parameters import Dated
from drempel.engines.scheme.rule_sets import REMEDY_KINDS, Remedy, RuleSet, Visa

__all__ = [
    "REMEDY_KINDS",
    "Authority",
    "Code",
    "Dated",
    "LivingSituation",
    "Mission",
    "Municipality",
    "Remedy",
    "RuleSet",
    "Scheme",
    "SchemeError",
    "Visa",
    "cached_scheme",
    "load_scheme",
]
