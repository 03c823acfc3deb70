"""What is held, for how long and why; what goes soon, with its reasons."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.scheme import kind_label
from drempel.apps.kernel.templatetags.drempel import day, whole
from drempel.apps.privacy.pages.log import thread_address
from drempel.apps.privacy.selectors.coming import Coming
from drempel.apps.privacy.selectors.lives import Life
from drempel.apps.privacy.words import (
    PURPOSES,
    class_label,
    length_words,
    open_words,
    term_words,
)
from drempel.engines.records import kind_of
from drempel.engines.retention import Term

# A page shows so many households of each group; the counts say how many there are.
MOST_SHOWN = 25


def held_page(terms: Mapping[str, Term]) -> dict[str, Any]:
    """Every class in plain words."""
    assumed = _("proposal, to be confirmed")
    return {
        "heads": [{"label": _("What")}, {"label": _("Why we hold it")}, {"label": _("How long")}],
        "rows": [
            [
                {"text": class_label(term), "head": True},
                {"text": PURPOSES[term.key]},
                {"text": term_words(term), "note": assumed if term.dated.is_assumed else ""},
            ]
            for term in terms.values()
        ],
    }


def retention_page(coming: Coming, terms: Mapping[str, Term]) -> dict[str, Any]:
    """Households and other rows that go, today and in the months to come."""
    return {
        "coming": coming,
        "now": _table(coming, coming.now),
        "soon": _table(coming, coming.soon),
        "held": _held(coming),
        "classes": _classes(coming, terms),
        "count_now": len(coming.now),
        "count_soon": len(coming.soon),
        "count_held": len(coming.held),
        "is_due": bool(coming.now or any(today for today, _later in coming.counts.values())),
        "most": MOST_SHOWN,
        "term": length_words(coming.term) if coming.term else "",
    }


def _table(coming: Coming, lives: list[Life]) -> dict[str, Any]:
    return {
        "heads": [{"label": _("File")}, {"label": _("Last help")}, {"label": _("Goes on")}],
        "rows": [
            [*_file_and_help(life), {"day": coming.due_on(life)}] for life in lives[:MOST_SHOWN]
        ],
    }


def _file_and_help(life: Life) -> list[dict[str, Any]]:
    """The file with its doubles, and which record tells the day of the last help."""
    doubles = len(life.codes) - 1
    note = ""
    if doubles:
        words = ngettext("and %(n)s linked double", "and %(n)s linked doubles", doubles)
        note = words % {"n": doubles}
    file = {"text": life.code, "url": thread_address(life.uid), "name": True, "head": True}
    return [
        file | {"note": note},
        {"day": life.last_on, "note": kind_label(kind_of(life.last_kind))},
    ]


def _held(coming: Coming) -> dict[str, Any]:
    return {
        "heads": [{"label": _("File")}, {"label": _("Last help")}, {"label": _("Still open")}],
        "rows": [
            [*_file_and_help(life), {"text": open_words(life.open)}]
            for life in coming.held[:MOST_SHOWN]
        ],
    }


def _classes(coming: Coming, terms: Mapping[str, Term]) -> dict[str, Any]:
    return {
        "heads": [
            {"label": _("What")},
            {"label": _("Kept")},
            {"label": _("Due today"), "num": True},
            {"label": _("Due until %(day)s") % {"day": day(coming.until)}, "num": True},
        ],
        "rows": [
            [
                {"text": class_label(terms[key]), "head": True},
                {"text": term_words(terms[key])},
                {"text": whole(today), "num": True},
                {"text": whole(later), "num": True},
            ]
            for key, (today, later) in coming.counts.items()
        ],
    }
