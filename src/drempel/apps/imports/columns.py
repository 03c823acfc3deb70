"""From the header of a file to the fields of a kind.

In: a kind, the names of the columns and, from the wizard, a choice for each. Out: a ``Plan``, or
``Unreadable`` with the one line that says why the file cannot be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.engines.records import Field, Kind
from drempel.engines.records.book import folded

UID, CREATED, UPDATED = "id", "created_at", "updated_at"
TAKEN_OVER = (UID, CREATED, UPDATED)
_SHOWN = 4


class Unreadable(ValueError):  # noqa: N818 - an answer to the sender, not a fault of the product
    """The whole file is refused; the text says why in one line."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which column holds which field. ignored: columns that mean nothing, as they are written.

    values: field to what a text of the file stands for, as the wizard was told.
    """

    kind: Kind
    columns: tuple[tuple[int, Field], ...]
    names: Mapping[str, str]
    ignored: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def named(self, field_name: str) -> str:
        """What the file calls a field; its own name when the file does not have it."""
        if field_name.startswith("own_"):
            return field_name.replace("own_", "own:", 1)
        return self.names.get(field_name, field_name)

    def place(self, field_name: str) -> int | None:
        return next((place for place, one in self.columns if one.name == field_name), None)


def is_read(one: Field) -> bool:
    """Whether a file may say this field; what the system reckons is passed over."""
    return not one.is_computed or one.name in TAKEN_OVER


def spellings(kind: Kind) -> dict[str, str]:
    """Folded text to the name of a field: names first, then labels that are one field's only."""
    names = {folded(one.name): one.name for one in kind.fields}
    labels: dict[str, set[str]] = {}
    for one in kind.fields:
        for label in one.labels.values():
            labels.setdefault(folded(label), set()).add(one.name)
    return {text: found.pop() for text, found in labels.items() if len(found) == 1} | names


def match_header(kind: Kind, header: Sequence[str]) -> dict[int, str]:
    """Place of each column that is recognised to its field; columns may mean one field twice."""
    known = spellings(kind)
    spelt = ((place, known.get(folded(name))) for place, name in enumerate(header))
    return {place: name for place, name in spelt if name}


def suggest_header(kind: Kind, header: Sequence[str]) -> dict[int, str]:
    """As ``match_header``, and what is only likely: a part of the words of one field alone."""
    found = match_header(kind, header)
    labels = {
        one.name: " | ".join(folded(text) for text in (one.name, *one.labels.values()))
        for one in kind.fields
        if is_read(one)
    }
    for place, name in enumerate(header):
        spelt = folded(name)
        meant = [field for field, words in labels.items() if spelt in words]
        if place not in found and len(spelt) >= _SHOWN and len(meant) == 1:
            found[place] = meant[0]
    return found


def make_plan(
    kind: Kind,
    header: Sequence[str],
    *,
    chosen: Mapping[int, str] | None = None,
    values: Mapping[str, Mapping[str, str]] | None = None,
    elsewhere: frozenset[int] = frozenset(),
) -> Plan:
    """Settle the columns. chosen: place to field, when a person said it; "" for none.

    elsewhere: columns that another reader takes, such as the association's own fields.
    """
    matched = match_header(kind, header) if chosen is None else chosen
    columns: list[tuple[int, Field]] = []
    names: dict[str, str] = {}
    for place, name in sorted(matched.items()):
        if not name or place >= len(header):
            continue
        if name in names:
            raise Unreadable(
                _("The columns “%(one)s” and “%(other)s” are both “%(field)s”; keep one.")
                % {"one": names[name], "other": header[place], "field": name}
            )
        names[name] = header[place]
        if is_read(kind.field(name)):
            columns.append((place, kind.field(name)))
    if not columns:
        raise Unreadable(_nothing_known(kind))
    ignored = tuple(
        one for place, one in enumerate(header) if not matched.get(place) and place not in elsewhere
    )
    return Plan(kind, tuple(columns), names, ignored, values or {})


def _nothing_known(kind: Kind) -> str:
    wanted = [one.name for one in kind.own_fields if is_read(one)][:_SHOWN]
    return _("No column of the file is known; the first row must name them: %(names)s …") % {
        "names": ", ".join(wanted)
    }


def field_choices(kind: Kind) -> list[tuple[str, str]]:
    """(field, words) for the select beside each column, in the language of the screen."""
    return [(one.name, in_language(one.labels)) for one in kind.fields if is_read(one)]
