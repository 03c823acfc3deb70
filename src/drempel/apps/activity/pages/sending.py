"""A page whose form stores a record: shown, sent once, shown again with what is wrong."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from drempel.apps.activity.forms.record import RecordForm, Subject
from drempel.apps.activity.services import Entry, Invalid, Stale, Stored, store_record
from drempel.apps.activity.services.own import read_own
from drempel.apps.kernel.installation import instant, today
from drempel.apps.kernel.once import new_token, send_once
from drempel.apps.kernel.pages import FORM_ID
from drempel.apps.kernel.states import Refused

# A form that stayed open longer than this says nothing about the time it took.
_LONGEST_SECONDS = 3600
Show = Callable[[Any], Mapping[str, Any]]


def form_answer(
    request: HttpRequest,
    *,
    make_form: Callable[..., Any],
    act: Callable[[Any], str],
    template: str,
    show: Show,
    stale: Callable[[Any, Stale], HttpResponse] | None = None,
) -> HttpResponse:
    """Answer a GET or a POST; nothing that was typed is lost on the way.

    make_form: a form that looks at its texts once more (``forms.looking``).
    act: stores and returns the address of the receipt. show: what the template needs.
    stale: the page for a record that someone else changed meanwhile.
    """
    if request.method != "POST":
        return _shown(request, make_form(), template, show, 200)
    form = make_form(data=request.POST)
    if request.language_switch:
        form._errors = ErrorDict()
        return _shown(request, form, template, show, 200)
    status = 422
    if form.is_valid():
        if form.look_again():
            return _shown(request, form, template, show, status)
        try:
            return redirect(send_once(request, lambda: act(form)))
        except Invalid as refusal:
            form.add_faults(refusal.faults)
        except Stale as refusal:
            if stale is None:
                raise
            return stale(form, refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = 409
    return _shown(request, form, template, show, status)


def _shown(
    request: HttpRequest, form: RecordForm, template: str, show: Show, status: int
) -> HttpResponse:
    posted = request.method == "POST"
    page = {
        "form": form,
        "once": (request.POST.get("_once") if posted else "") or new_token(),
        "page_form_id": FORM_ID,
        "focus": request.POST.get("_focus", "") if posted else "",
        "opened": (request.POST.get("_opened") if posted else "") or instant().isoformat(),
    }
    return render(request, template, page | dict(show(form)), status=status)


def seconds_since(opened: str) -> int | None:
    """How long the form was open; None when that is not known."""
    try:
        began = datetime.fromisoformat(opened)
    except ValueError:
        return None
    seconds = int((instant() - began.replace(tzinfo=began.tzinfo or UTC)).total_seconds())
    return seconds if 0 <= seconds <= _LONGEST_SECONDS else None


def store_form(form: RecordForm, *, written: Mapping[str, str] | None = None) -> Stored:
    """Store what a form holds, the association's own fields and tags with it."""
    subject = form.subject
    texts = subject.own.texts(form)
    own, faults = read_own(subject.own.used, texts)
    if faults:
        raise Invalid(faults)
    has_tags = "own_tags" in form.fields
    tags = tuple(t for t in form.cleaned_data.get("own_tags", "").split(";") if t)
    return store_record(
        kind=subject.kind,
        association_id=subject.room.association_id,
        written=form.written() if written is None else written,
        by=subject.room.person,
        on=today(),
        entry=Entry(
            uid=subject.record.uid if subject.record else "",
            seen=form.seen if subject.record else None,
            active_seconds=seconds_since(form.cleaned_data.get("_opened", "")),
            own=own or None,
            own_tags=_tags(subject, tags) if has_tags else None,
        ),
    )


def _tags(subject: Subject, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Those chosen among the offered ones; a retired tag that the record had stays."""
    offered = {one.key for one in subject.own.tags if not one.is_retired}
    kept = set(subject.record.own_tags) - offered if subject.record else set()
    return tuple(sorted((set(chosen) & offered) | kept))
