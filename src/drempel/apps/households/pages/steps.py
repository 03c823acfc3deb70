"""What is next: for one household, or for all of an association with one's own apart."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.room import Room
from drempel.apps.households import step_words as words
from drempel.apps.households import terms
from drempel.apps.households.selectors.steps import MOST, RIGHT, STAY, NextStep, next_steps
from drempel.apps.kernel.asked import asked_page
from drempel.apps.kernel.once import new_token

PER_PAGE = 25


def step_rows(steps: Sequence[NextStep], on: date, *, files: int = 2) -> list[dict[str, Any]]:
    """Each step with its words. files: of one file alone, its code is not said again."""
    return [_row(step, on, is_named=files > 1) for step in steps]


def _row(step: NextStep, on: date, *, is_named: bool) -> dict[str, Any]:
    noted = step.key == RIGHT and step.due_on <= on
    ahead = terms.number("ahead_days", on) or 0
    return {
        "title": words.step_title(step, on),
        "detail": words.step_detail(step),
        "is_name": step.key == STAY,
        "code": step.code if is_named else "",
        "url": reverse("household_thread", args=[step.household]),
        "who": step.who,
        "due": step.due_on,
        "tag": words.step_tag(step, on),
        "why": words.step_why(step, on),
        "links": words.step_links(step),
        # What is far off is said, and asks for nothing yet.
        "is_near": (step.due_on - on).days <= ahead,
        # One button; its own token, so that sending it twice is one change.
        "note_url": reverse("right_unanswered", args=[step.uid]) if noted else "",
        "once": new_token() if noted else "",
    }


def worker_names(person: Any) -> tuple[str, ...]:
    """What a pathway may call a worker: the name or the address of the account."""
    return (person.full_name, person.email)


def steps_page(request: HttpRequest, room: Room, on: date) -> dict[str, Any]:
    """All that is due, 25 a page, the longest due first; one question."""
    mine = request.GET.get("whose") == "mine"
    names = worker_names(room.person) if mine else ()
    steps = next_steps(room.association_id, on, names=names)
    number = asked_page(request, len(steps), PER_PAGE)
    shown = steps[(number - 1) * PER_PAGE : number * PER_PAGE]
    late = sum(step.due_on < on for step in steps)
    return {
        "title": _("What is next"),
        "lede": _lede(len(steps), late),
        "crumbs": [
            {"label": _("My day"), "url": reverse("my_day")},
            {"label": _("Households"), "url": reverse("household_list")},
            {"label": _("What is next")},
        ],
        "steps": step_rows(shown, on),
        "is_mine": mine,
        "newer": _address(mine, number - 1) if number > 1 else "",
        "older": _address(mine, number + 1) if number * PER_PAGE < len(steps) else "",
    }


def _lede(total: int, late: int) -> str:
    if total >= MOST:
        return _("More than %(n)d things to do: the longest due come first.") % {"n": MOST}
    if not total:
        return _("Nothing is due in the coming weeks.")
    said = ngettext("%(n)d thing to do", "%(n)d things to do", total) % {"n": total}
    if late:
        said += ", " + ngettext("%(n)d of them late", "%(n)d of them late", late) % {"n": late}
    return f"{said}."


def _address(mine: bool, number: int) -> str:
    return f"?{urlencode({'whose': 'mine' if mine else 'all', 'page': number})}"
