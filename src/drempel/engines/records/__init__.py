"""Records of the daily work: which kinds there are, and how a written value is read.

In: texts as people and files write them. Out: typed values, or faults that say where, what was
found and what was expected. One file in ``kinds/`` describes a kind; table, form, list, import,
export and API follow from it.
"""

from drempel.engines.records.definition import Field, Kind, Rule
from drempel.engines.records.load import KINDS, STORED, kind_of

__all__ = ["KINDS", "STORED", "Field", "Kind", "Rule", "kind_of"]
