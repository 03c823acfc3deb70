"""A new household file: a proposed code, and a look at the files that may be the same household."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import may_add
from drempel.apps.activity.forms.record import RecordForm, first_texts
from drempel.apps.activity.pages.sending import form_answer, store_form
from drempel.apps.activity.pages.writing import begin_with, subject_of
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import book
from drempel.apps.households.pages.thread import household_line
from drempel.apps.households.selectors.doubles import Found, next_code, possible_doubles
from drempel.apps.households.words import double_words
from drempel.apps.kernel.states import Refused
from drempel.engines.records import kind_of
from drempel.engines.records.reading import read_values

_FILE = kind_of("file")
APART, DOUBLE_OF, PROPOSED = "_apart", "_double_of", "_proposed"


class LooksAlike(Refused):
    """Files that may be of the same household: the person says what they are. found: those."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = found
        super().__init__(_("A similar file already exists. Say below what the new one is."))


def new_file_page(request: HttpRequest, room: Room) -> HttpResponse:
    """Shown, sent once, shown again with possible doubles; nothing typed is lost on the way."""
    if not may_add(_FILE, room.person):
        raise Http404
    proposed = request.POST.get(PROPOSED) or next_code(room.association_id)
    subject = subject_of(room, _FILE)
    begun = first_texts(_FILE) | {"code": proposed} | begin_with(request, room, _FILE)
    alike: list[Found] = []

    def act(form: RecordForm) -> str:
        try:
            return _store(request, room, form)
        except LooksAlike as problem:
            alike.extend(problem.found)
            raise

    return form_answer(
        request,
        make_form=lambda data=None: RecordForm(data, initial=begun, subject=subject),
        act=act,
        template="households/household_new.html",
        show=lambda _form: {
            "title": _("New household file"),
            "kind": _FILE,
            "crumbs": _crumbs(),
            "cancel_url": reverse("household_list"),
            "proposed": proposed,
            "alike": double_rows(alike),
            "is_apart": APART in request.POST,
        },
    )


def _crumbs() -> list[dict[str, Any]]:
    return [
        {"label": _("My day"), "url": reverse("my_day")},
        {"label": _("Households"), "url": reverse("household_list")},
        {"label": _("New household file")},
    ]


def _store(request: HttpRequest, room: Room, form: RecordForm) -> str:
    """Store the file, linked when the person said so; LooksAlike when nothing was said yet."""
    written = form.written()
    if double_of := request.POST.get(DOUBLE_OF, ""):
        written["double_of"] = double_of
    elif APART not in request.POST:
        values, _faults = read_values(_FILE, written, book())
        if values.get("code") == request.POST.get(PROPOSED):
            # A code that was proposed resembles the one before it and says nothing.
            values.pop("code")
        if found := possible_doubles(room.association_id, values):
            raise LooksAlike(found)
    record = store_form(form, written=written).record
    return f"{reverse('household_thread', args=[record.uid])}?saved=1"


def double_rows(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Each file that looks alike, with why."""
    return [
        {
            "uid": row.uid,
            "code": row.code,
            "line": household_line(row),
            "opened_on": row.opened_on,
            "reasons": double_words(reasons),
            "url": reverse("household_thread", args=[row.uid]),
        }
        for row, reasons in found
    ]
