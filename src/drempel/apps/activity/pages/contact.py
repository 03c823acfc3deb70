"""The page on which a contact is written, and on which the next one follows at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from drempel.apps.activity.forms.contact import ContactForm
from drempel.apps.activity.forms.record import RecordForm, Subject
from drempel.apps.activity.pages.day import contact_words
from drempel.apps.activity.pages.sending import form_answer, store_form
from drempel.apps.activity.pages.writing import begin_with, subject_of
from drempel.apps.activity.room import Room
from drempel.apps.activity.selectors.day import latest_contacts, usual_topics
from drempel.apps.activity.services.storing import find_own
from drempel.apps.kernel.once import new_token
from drempel.engines.records import kind_of

# What the next contact is likely to have in common with the last one.
_REPEATED = ("channel", "language", "service_line", "duration_band")


def contact_page(request: HttpRequest, room: Room) -> HttpResponse:
    kind = kind_of("contact")
    subject = subject_of(room, kind)
    begun, usual = _beginnings(request, room, subject)
    receipt = _receipt(request, room)
    return form_answer(
        request,
        make_form=lambda data=None: ContactForm(
            data, initial=dict(begun), subject=subject, usual=usual
        ),
        act=_store,
        template="activity/contact.html",
        show=lambda _form: {"receipt": receipt, "undone": "undone" in request.GET},
    )


def _store(form: RecordForm) -> str:
    return f"{reverse('contact_new')}?saved={store_form(form).record.uid}"


def _beginnings(
    request: HttpRequest, room: Room, subject: Subject
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Texts to begin with, and the codes to show first."""
    latest = latest_contacts(room.association_id, room.person.pk)
    begun = begin_with(request, room, subject.kind)
    said = {*request.GET, *(_REPEATED if "like" in request.GET else ())}
    if latest:
        begun |= {name: getattr(latest[0], name) for name in _REPEATED if name not in said}
    # It is filled in for whoever writes a first contact too: a line is no question of its own.
    begun["service_line"] = begun.get("service_line") or room.lines_for(subject.kind)[0]
    usual = {
        "topic": usual_topics(room.association_id),
        "channel": [one.channel for one in latest[:1]],
        "language": [one.language for one in latest],
        "service_line": [one.service_line for one in latest[:1]],
    }
    return begun, usual


def _receipt(request: HttpRequest, room: Room) -> dict[str, Any] | None:
    """What was just saved, as long as it was not taken back."""
    uid = request.GET.get("saved", "")
    found = find_own(kind_of("contact"), room.association_id, uid) if uid else None
    if found is None:
        return None
    return {
        "at": found.created_at,
        "text": contact_words(found),
        "undo_url": reverse("contact_undo", args=[found.uid]),
        "like_url": f"{reverse('contact_new')}?like={found.uid}",
        "once": new_token(),
    }
