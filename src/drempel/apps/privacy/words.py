"""Words of this app: why a class is kept, from which day it counts, what is open, who did what."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from drempel.apps.activity.scheme import in_language
from drempel.engines.records import kind_of
from drempel.engines.retention import Term

# Why each class is held, in plain words; then from which day its term counts.
PURPOSES: Mapping[str, Any] = {
    "household": gettext_lazy("To help this household, and to find it again when it returns."),
    "path_texts": gettext_lazy("To go on where a colleague stopped."),
    "contact_remarks": gettext_lazy("To understand a contact some days later."),
    "owner": gettext_lazy("To find dwellings and to keep one’s word to their owners."),
    "dwelling": gettext_lazy("To manage the dwellings and to show how they were used."),
    "signal": gettext_lazy("To follow what was reported to the authorities."),
    "feedback": gettext_lazy("To learn what people think of the help."),
    "complaint": gettext_lazy("To handle a complaint and to show that it was handled."),
    "request": gettext_lazy("To answer people about their data, in time."),
    "access_log": gettext_lazy("To see who opened which file, and to find misuse."),
    "import": gettext_lazy("To correct rows and to undo an import."),
    "conflict": gettext_lazy("To let a person choose between two values."),
    "answer": gettext_lazy("So that a record sent twice is stored once."),
    "sent_form": gettext_lazy("So that a form sent twice counts once."),
    "sign_in": gettext_lazy("To stop people who guess passwords."),
    "session": gettext_lazy("To keep someone signed in."),
    "backup": gettext_lazy("To start again after a breakdown."),
}
STARTS: Mapping[str, Any] = {
    "household": gettext_lazy("after the last help"),
    "path_texts": gettext_lazy("after the end of the pathway"),
    "contact_remarks": gettext_lazy("after the contact"),
    "owner": gettext_lazy("after the last contact"),
    "dwelling": gettext_lazy("after the dwelling left the stock"),
    "signal": gettext_lazy("after the signal was closed"),
    "feedback": gettext_lazy("after it was received"),
    "complaint": gettext_lazy("after the complaint was closed"),
    "request": gettext_lazy("after the answer"),
    "access_log": gettext_lazy("after the look at the file"),
    "import": gettext_lazy("after the file was sent"),
    "conflict": gettext_lazy("after the two values met"),
    "answer": gettext_lazy("after the answer"),
    "sent_form": gettext_lazy("after it was sent"),
    "sign_in": gettext_lazy("after the attempt"),
    "session": gettext_lazy("after the end of the session"),
    "backup": gettext_lazy("after the copy was made"),
}
REASON_WORDS: Mapping[str, Any] = {
    "erasure": gettext_lazy("The household asked for erasure"),
    "objection": gettext_lazy("The household objects to the use of its data"),
    "mistake": gettext_lazy("The file should never have been made"),
}
ACT_WORDS: Mapping[str, Any] = {
    "open": gettext_lazy("opened"),
    "export": gettext_lazy("exported"),
    "unfold": gettext_lazy("unfolded sensitive values"),
}

_LENGTHS: Mapping[str, Callable[[int], str]] = {
    "months": lambda n: ngettext("%(n)s month", "%(n)s months", n) % {"n": n},
    "days": lambda n: ngettext("%(n)s day", "%(n)s days", n) % {"n": n},
    "years": lambda n: ngettext("%(n)s year", "%(n)s years", n) % {"n": n},
}
_MONTHS_A_YEAR = 12


def length_words(term: Term) -> str:
    """“5 years”, “18 months” or “30 days”."""
    length, unit = term.length, term.unit
    if unit == "months" and length % _MONTHS_A_YEAR == 0:
        length, unit = length // _MONTHS_A_YEAR, "years"
    return _LENGTHS[unit](length)


def class_label(term: Term) -> str:
    return in_language(term.dated.labels)


def term_words(term: Term) -> str:
    """“5 years after the last help”."""
    return _("%(length)s %(start)s") % {
        "length": length_words(term),
        "start": STARTS[term.key],
    }


def kind_words(code: str, count: int) -> str:
    """“2 guidance pathways”: a number with the kind it counts."""
    kind = kind_of(code)
    labels = kind.labels if count == 1 else kind.plurals
    words = in_language(labels)
    return f"{count} {words[:1].lower()}{words[1:]}"


def open_words(found: Mapping[str, int]) -> str:
    """What keeps a household open, as one enumeration."""
    return ", ".join(kind_words(code, count) for code, count in found.items())
