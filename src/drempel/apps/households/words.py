"""What happened, how a household lived and what two files share, in the words of the reader."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from drempel.apps.activity.access import is_reserved
from drempel.apps.activity.scheme import book, kind_label, value_label
from drempel.apps.households.selectors.parts import field_at
from drempel.apps.households.selectors.situations import (
    LASTING,
    NEUTRAL,
    NOT_LASTING,
    UNKNOWN,
)
from drempel.apps.households.selectors.timeline import Entry
from drempel.engines.records import Field, kind_of

# Where the word of the kind does not say which of its days it is.
_TITLES: Mapping[tuple[str, str], str | Promise] = {
    ("file", "opened"): gettext_lazy("File opened"),
    ("path", "start"): gettext_lazy("Pathway started"),
    ("path", "rehoused"): gettext_lazy("Rehoused"),
    ("path", "end"): gettext_lazy("Pathway ended"),
    ("goal", "agreed"): gettext_lazy("Goal agreed"),
    ("review", "reached"): gettext_lazy("Goal reached"),
    ("right", "filed"): gettext_lazy("Right requested"),
    ("right", "decided"): gettext_lazy("Right decided"),
    ("med", "opened"): gettext_lazy("Mediation opened"),
    ("med", "closed"): gettext_lazy("Mediation closed"),
    ("pur", "start"): gettext_lazy("Purchase project started"),
    ("pur", "end"): gettext_lazy("Purchase project ended"),
    ("stay", "in"): gettext_lazy("Moved in"),
    ("stay", "out"): gettext_lazy("Moved out"),
    ("match", "start"): gettext_lazy("Cohabitation started"),
    ("match", "end"): gettext_lazy("Cohabitation ended"),
}
# The shape beside an entry; the words say the same.
FAMILIES: Mapping[str, str] = {
    "file": "file",
    "contact": "talk",
    "act": "talk",
    "refer": "talk",
    "path": "way",
    "goal": "way",
    "review": "way",
    "followup": "way",
    "right": "right",
    "med": "right",
    "pur": "buy",
    "milestone": "buy",
    "stay": "home",
    "match": "home",
}
_ANSWERS: Mapping[tuple[str, str], str | Promise] = {
    ("is_reached", "yes"): gettext_lazy("reached"),
    ("is_reached", "no"): gettext_lazy("not reached"),
    ("is_home_kept", "yes"): gettext_lazy("home kept"),
    ("is_home_kept", "no"): gettext_lazy("home not kept"),
}
LASTING_WORDS: Mapping[str, str | Promise] = {
    LASTING: gettext_lazy("lasting home"),
    NOT_LASTING: gettext_lazy("not a lasting home"),
    NEUTRAL: gettext_lazy("neither: left the Region or died"),
    UNKNOWN: gettext_lazy("lasting or not: unknown"),
}
POINT_WORDS: Mapping[str, str | Promise] = {
    "start": pgettext_lazy("living situation", "At the start"),
    "review": pgettext_lazy("living situation", "At a review"),
    "rehoused": pgettext_lazy("living situation", "When rehoused"),
    "exit": pgettext_lazy("living situation", "At the end"),
    "followup": pgettext_lazy("living situation", "At the follow-up"),
}


def entry_title(entry: Entry) -> str:
    found = _TITLES.get((entry.kind, entry.event))
    return str(found) if found else kind_label(kind_of(entry.kind))


def entry_details(entry: Entry, *, shows: bool) -> list[dict[str, Any]]:
    """What is told of an entry, piece by piece; is_name: a proper name, which is not translated.

    A reason why something is missing is not told here.
    """
    found: list[dict[str, Any]] = [{"text": _number(entry)}]
    for path, value in entry.told:
        kind, field = field_at(kind_of(entry.kind), path)
        if not value or value in book().reasons or (is_reserved(kind, field) and not shows):
            continue
        found.append({"text": _told(entry, field, value), "is_name": field.is_text})
    return [one for one in found if one["text"]]


def _told(entry: Entry, field: Field, value: str) -> str:
    if (entry.kind, entry.event, field.name) == ("right", "filed", "state"):
        # A request that was decided has an entry of its own for that.
        return value_label(field, value) if value == "NO_ANSWER" else ""
    if field.type == "boolean":
        return str(_ANSWERS[field.name, value])
    return value_label(field, value) if field.is_coded else value


def _number(entry: Entry) -> str:
    number = entry.number or 0
    if entry.kind == "stay":
        return ngettext("%(n)d person", "%(n)d persons", number) % {"n": number}
    if number > 1:
        return _("%(n)d identical contacts") % {"n": number}
    return ""


def double_words(reasons: tuple[str, ...]) -> list[str]:
    """Why two files look alike."""
    words = {
        "name": _("the same name used"),
        "phone": _("the same telephone"),
        "code": _("a code with the same number"),
        "alike": _("almost the same code, municipality and type"),
        "born": _("the same municipality, type, size and birth year"),
    }
    return [words[one] for one in reasons]
