"""An empty file for each kind: its columns, an example, and the codes in three languages."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import book, in_language
from drempel.apps.imports.columns import TAKEN_OVER, is_read
from drempel.engines.records import Field, Kind

LANGUAGES = ("fr", "nl", "en")
_EXAMPLES = {
    "date": "24/11/2026",
    "integer": "1",
    "year": "2026",
    "decimal": "7,5",
    "money": "650,00",
}


def template_fields(kind: Kind) -> tuple[Field, ...]:
    """What a person may fill in, the needed columns first; identifiers and moments are left out."""
    fields = [one for one in kind.fields if is_read(one) and one.name not in TAKEN_OVER]
    return tuple(sorted(fields, key=lambda one: one.required != "yes"))


def example_row(kind: Kind) -> list[str]:
    """One row as people write it: what is needed, and nothing else."""
    return [_example(one) if one.required == "yes" else "" for one in template_fields(kind)]


def _example(one: Field) -> str:
    if one.is_coded:
        return next((entry.code for entry in book().entries(one.target)), "")
    if one.type == "boolean":
        return _("yes")
    return _EXAMPLES.get(one.type) or in_language(one.labels)


def code_lines(kind: Kind) -> Iterator[str]:
    """Lines of the second sheet: each coded column, its codes and their words."""
    for one in template_fields(kind):
        words = " / ".join(dict.fromkeys(one.labels[code] for code in LANGUAGES))
        needed = " *" if one.required == "yes" else ""
        yield f"{one.name}{needed}: {words}"
        for entry in book().entries(one.target) if one.is_coded else ():
            labels = [book().label(one.target, entry.code, code) for code in LANGUAGES]
            yield f"    {entry.code}: {' / '.join(labels)}"
        if one.has_reasons:
            yield f"    {', '.join(sorted(book().reasons))}"
