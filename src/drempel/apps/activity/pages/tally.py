"""The end of a day at the desk: numbers in a grid, kept and taken back as one."""

from typing import Any

from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from drempel.apps.activity.forms.tally import TallyForm
from drempel.apps.activity.models.base import TALLY
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import value_label
from drempel.apps.activity.selectors.day import own_batch, rows_of_batch
from drempel.apps.activity.selectors.records import last_line
from drempel.apps.activity.services import Invalid
from drempel.apps.activity.services.tally import store_tally
from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.once import new_token, send_once
from drempel.apps.kernel.pages import FORM_ID
from drempel.engines.records import kind_of


def tally_page(request: HttpRequest, room: Room) -> HttpResponse:
    """Shown, sent once, shown again with what is wrong and with every number in its place."""
    lines = _lines(room)
    if request.method != "POST":
        day = request.GET.get("day") or today().isoformat()
        return _shown(
            request, room, TallyForm(room=room, lines=lines, initial={"happened_on": day})
        )
    form = TallyForm(request.POST, room=room, lines=lines)
    if request.language_switch:
        form._errors = ErrorDict()
        return _shown(request, room, form)
    if form.is_valid():
        try:
            return redirect(send_once(request, lambda: _store(room, form)))
        except Invalid as refusal:
            form.add_faults(refusal.faults)
    return _shown(request, room, form, status=422)


def _lines(room: Room) -> tuple[str, ...]:
    """The service lines, the one that was used last before the others."""
    lines = room.lines_for(kind_of("contact"))
    last = last_line(kind_of("contact"), room.association_id) if len(lines) > 1 else ""
    return tuple(sorted(lines, key=lambda line: line != last))


def _store(room: Room, form: TallyForm) -> str:
    batch = store_tally(
        association_id=room.association_id,
        counted=form.counted,
        topic=form.cleaned_data["topic"],
        day=form.cleaned_data["happened_on"],
        by=room.person,
        on=today(),
    )
    return f"{reverse('contact_tally')}?saved={batch.pk}"


def _shown(request: HttpRequest, room: Room, form: TallyForm, status: int = 200) -> HttpResponse:
    token = request.POST.get("_once") if request.method == "POST" else ""
    shown = {
        "form": form,
        "once": token or new_token(),
        "page_form_id": FORM_ID,
        "focus": request.POST.get("_focus", ""),
        "receipt": _receipt(request, room),
        "undone": "undone" in request.GET,
    }
    return render(request, "activity/tally.html", shown, status=status)


def _receipt(request: HttpRequest, room: Room) -> dict[str, Any] | None:
    number = whole_number(request.GET.get("saved", ""))
    if number is None:
        return None
    batch = own_batch(room.association_id, number, TALLY)
    if batch is None or batch.undone_at is not None:
        return None
    rows: list[Any] = rows_of_batch(batch)
    channel = kind_of("contact").field("channel")
    return {
        "at": batch.made_at,
        "count": sum(row.count for row in rows),
        "parts": [f"{row.count} × {value_label(channel, row.channel)}" for row in rows],
        "day": rows[0].happened_on if rows else None,
        "undo_url": reverse("tally_undo", args=[batch.pk]),
        "once": new_token(),
    }
