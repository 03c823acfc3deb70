"""The activity report: its template, live figures in texts, and what to look at before sending.

``load_templates(scheme)`` reads the versions of a pack; ``told`` writes figures into a text and
``written`` into a table; ``findings`` compares what should agree. Figures come from ``engines.indicators`` only.
"""

from drempel.engines.report.consistency import Checks, Finding, findings, load_checks
from drempel.engines.report.printing import Printing, Publishing, Tile, load_printing
from drempel.engines.report.publishing import is_hidden, published
from drempel.engines.report.quoting import quoted, told, written
from drempel.engines.report.references import Reference, ReferenceFault, filled, references, wrong
from drempel.engines.report.template import (
    Part,
    Section,
    Split,
    Template,
    TemplateError,
    load_templates,
    template_of,
)

__all__ = [
    "Checks",
    "Finding",
    "Part",
    "Printing",
    "Publishing",
    "Reference",
    "ReferenceFault",
    "Section",
    "Split",
    "Template",
    "TemplateError",
    "Tile",
    "filled",
    "findings",
    "is_hidden",
    "load_checks",
    "load_printing",
    "load_templates",
    "published",
    "quoted",
    "references",
    "template_of",
    "told",
    "written",
    "wrong",
]
