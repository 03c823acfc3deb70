"""The same records in the templates of other funders: other years, categories and languages.

``load_templates(scheme)`` reads the mappings of a pack; ``Filler`` fills one for a period, through
the evaluator of ``engines.indicators`` and nothing else. See docs/rules/funders.md.
"""

from drempel.engines.funders.changes import Change, changes
from drempel.engines.funders.filled import Difference, FilledLine, Step
from drempel.engines.funders.filling import Filler
from drempel.engines.funders.loading import load_templates, newest, template_on, versions_of
from drempel.engines.funders.periods import Period, Rhythm, periods_of
from drempel.engines.funders.template import Group, Line, MappingError, Template

__all__ = [
    "Change",
    "Difference",
    "FilledLine",
    "Filler",
    "Group",
    "Line",
    "MappingError",
    "Period",
    "Rhythm",
    "Step",
    "Template",
    "changes",
    "load_templates",
    "newest",
    "periods_of",
    "template_on",
    "versions_of",
]
