"""A finding of the checks as a sentence, in the language of the reader."""

from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.apps.reports import words
from drempel.engines.indicators import Result
from drempel.engines.report import Finding
from drempel.engines.report.consistency import COMPARE, COVERAGE, JUMP


def finding_words(finding: Finding, result: Result) -> str:
    """The finding as a sentence, with both numbers."""
    figure = result.figure
    if finding.kind == COMPARE and finding.comparison is not None:
        values = {"value": finding.value, "other": finding.other}
        numbers = {k: words.number(figure, v) for k, v in values.items()}
        said = in_language(finding.comparison.label)
        return _("%(said)s %(value)s against %(other)s.") % {"said": said, **numbers}
    name = words.figure_name(figure)
    if finding.kind == JUMP:
        return _("%(figure)s: %(value)s, the year before %(other)s.") % {
            "figure": name,
            "value": words.number(figure, finding.value),
            "other": words.number(figure, finding.other),
        }
    if finding.kind == COVERAGE:
        return _("%(figure)s: known for %(value)s of %(other)s.") % {
            "figure": name,
            "value": whole(finding.value),
            "other": whole(finding.other),
        }
    return _("%(figure)s: %(value)s.") % {
        "figure": name,
        "value": words.number(figure, finding.value),
    }
