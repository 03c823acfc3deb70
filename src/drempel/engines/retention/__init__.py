"""How long what is kept, and what is left of it afterwards. Pure: no database, no clock."""

from drempel.engines.retention.bands import age_band
from drempel.engines.retention.leaving import CLEARED, PREFIX, Leaving, belongings, leaving_of
from drempel.engines.retention.terms import CLASSES, Term, load_terms

__all__ = [
    "CLASSES",
    "CLEARED",
    "PREFIX",
    "Leaving",
    "Term",
    "age_band",
    "belongings",
    "leaving_of",
    "load_terms",
]
