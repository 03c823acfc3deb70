"""What changed between two versions of a template, found by comparing them.

In: an older and a newer ``Template``. Out: ``Change`` for each line that came, went or differs, and
for the template itself. A version that stands alone has no changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from drempel.engines.funders.template import Line, Template

ADDED_LINE, REMOVED_LINE, CHANGED_LINE, CHANGED_TEMPLATE = "added", "removed", "changed", "template"
# Parts of a line that say one thing together.
_ASPECTS = {
    "labels": "words",
    "formula": "source",
    "unit": "source",
    "filter": "filter",
    "reason": "words",
    "by": "groups",
    "split": "groups",
    "groups": "groups",
    "is_scoped": "scope",
    "typed_if_missing": "source",
    "decimals": "rounding",
}
_WHOLE = {
    "rhythm": "period",
    "scope": "scope",
    "languages": "languages",
    "labels": "words",
    "funder": "words",
}


@dataclass(frozen=True, slots=True)
class Change:
    """kind: added, removed, changed (a line) or template. aspects: what of it, without order.

    line: in its newer form, or as it was when it was removed; None for the template.
    """

    kind: str
    aspects: tuple[str, ...] = ()
    line: Line | None = None


def changes(older: Template, newer: Template) -> Iterator[Change]:
    """Changes of the template first, then line by line in the order of the newer version."""
    whole = _aspects(older, newer, _WHOLE)
    if whole:
        yield Change(CHANGED_TEMPLATE, whole)
    before = {one.code: one for one in older.lines}
    for line in newer.lines:
        was = before.get(line.code)
        if was is None:
            yield Change(ADDED_LINE, line=line)
        elif found := _aspects(was, line, _ASPECTS):
            yield Change(CHANGED_LINE, found, line)
    there = {one.code for one in newer.lines}
    for line in older.lines:
        if line.code not in there:
            yield Change(REMOVED_LINE, line=line)


def _aspects(
    older: Line | Template, newer: Line | Template, words: dict[str, str]
) -> tuple[str, ...]:
    """What differs, each said once. A line holds no field that has no word here but its code."""
    found = [
        words[one.name]
        for one in fields(older)
        if one.name in words and getattr(older, one.name) != getattr(newer, one.name)
    ]
    return tuple(dict.fromkeys(found))
