"""The yearly amount of an association, explained step by step.

``explain(case, scheme)`` gives an ``Award``; errors are ValueErrors with one clear line.
"""

from drempel.engines.award.case import CaseError
from drempel.engines.award.run import Award, explain

__all__ = ["Award", "CaseError", "explain"]
