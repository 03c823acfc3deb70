"""A new stay with its planned end proposed, and the end of a stay in one small form."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import may_add
from drempel.apps.activity.forms.record import RecordForm
from drempel.apps.activity.pages.sending import form_answer, store_form
from drempel.apps.activity.pages.writing import begin_with, subject_of
from drempel.apps.activity.room import Room
from drempel.apps.activity.selectors.records import written_record
from drempel.apps.activity.services import Stale
from drempel.apps.dwellings.forms import EndForm, EndOfStay
from drempel.apps.dwellings.selectors.limits import limit_of, proposed_end
from drempel.apps.dwellings.selectors.units import unit_named
from drempel.apps.dwellings.words import limit_words
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.engines.records import kind_of
from drempel.engines.records.numbers import read_day

_STAY = kind_of("stay")
# The planned end was shown once: an empty one is then meant.
END_SEEN = "_end_seen"


class EndProposed(Refused):
    """The dwelling has a longest stay and no end was typed: the day is filled in and shown."""

    def __init__(self, end_on: date) -> None:
        self.end_on = end_on
        super().__init__(
            _("A planned end is proposed: %(day)s. Keep it, change it or empty it, then save.")
            % {"day": written_day(end_on)}
        )


def new_stay_page(request: HttpRequest, room: Room) -> HttpResponse:
    """The form of a stay; without a planned end, that of the dwelling is filled in first."""
    if not may_add(_STAY, room.person):
        raise Http404
    subject = subject_of(room, _STAY)
    begun = begin_with(request, room, _STAY)
    unit = unit_named(room.association_id, begun.get("unit", ""))
    if unit is not None and not begun.get("planned_end_on"):
        begun["planned_end_on"] = _iso(proposed_end(unit, _day(begun["start_on"]) or today()))
    proposed: list[date] = []

    def act(form: RecordForm) -> str:
        try:
            return _store(request, room, form)
        except EndProposed as proposal:
            proposed.append(proposal.end_on)
            raise

    def show(form: RecordForm) -> dict[str, Any]:
        if proposed:
            form.data = form.data.copy()
            form.data["planned_end_on"] = _iso(proposed[0])
        return _shown(request, room, form, unit, is_seen=bool(proposed))

    return form_answer(
        request,
        make_form=lambda data=None: RecordForm(data, initial=begun, subject=subject),
        act=act,
        template="dwellings/stay_new.html",
        show=show,
    )


def _shown(
    request: HttpRequest, room: Room, form: RecordForm, unit: Any, *, is_seen: bool
) -> dict[str, Any]:
    if form.is_bound:
        unit = unit_named(room.association_id, str(form.data.get("unit", "")))
    start_on = _day(str(form["start_on"].value() or "")) or today()
    limit = limit_of(unit, start_on) if unit is not None else None
    return {
        "title": _("New stay"),
        "kind": _STAY,
        "crumbs": [
            {"label": _("My day"), "url": reverse("my_day")},
            {"label": _("Dwellings"), "url": reverse("unit_list")},
            {"label": _("New stay")},
        ],
        "cancel_url": reverse("unit_list"),
        "limit": limit_words(unit, limit) if limit is not None else "",
        "is_seen": is_seen or END_SEEN in request.POST or unit is not None,
    }


def _store(request: HttpRequest, room: Room, form: RecordForm) -> str:
    written = form.written()
    if not written.get("planned_end_on") and END_SEEN not in request.POST:
        unit = unit_named(room.association_id, written.get("unit", ""))
        start_on = _day(written.get("start_on", "")) or today()
        end_on = proposed_end(unit, start_on) if unit is not None else None
        if end_on is not None:
            raise EndProposed(end_on)
    stay: Any = store_form(form).record
    return f"{reverse('household_thread', args=[stay.household.uid])}?saved=1"


def end_stay_page(request: HttpRequest, room: Room, stay: Any) -> HttpResponse:
    """End day, destination and what goes with them; a stay that ended may be corrected."""
    subject = EndOfStay(room, _STAY, stay)
    begun = written_record(stay) | {"_version": str(stay.version)}
    begun["end_on"] = begun["end_on"] or today().isoformat()
    thread = reverse("household_thread", args=[stay.household.uid])

    versions: list[int] = []

    def act(form: RecordForm) -> str:
        try:
            store_form(form)
        except Stale as refusal:
            versions.append(refusal.record.version)
            raise Refused(
                _("Someone else changed this stay meanwhile. Look at it, then save again.")
            ) from refusal
        return f"{thread}?saved=1"

    def show(form: RecordForm) -> dict[str, Any]:
        if versions:
            # The person was told: saving again is on purpose.
            form.data = form.data.copy()
            form.data["_version"] = str(versions[0])
        return _ending(stay, thread)

    return form_answer(
        request,
        make_form=lambda data=None: EndForm(data, initial=begun, subject=subject),
        act=act,
        template="dwellings/stay_end.html",
        show=show,
    )


def _ending(stay: Any, thread: str) -> dict[str, Any]:
    where = {
        "code": stay.household.code,
        "unit": stay.unit.label,
        "day": written_day(stay.start_on),
    }
    return {
        "title": _("End the stay"),
        "lede": _("Household %(code)s in %(unit)s, since %(day)s") % where,
        "record": stay,
        "cancel_url": thread,
    }


def _day(text: str) -> date | None:
    try:
        return read_day(text) if text else None
    except ValueError:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
