"""What is next, in the words of the reader: what to do, how near it is, why on that day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.scheme import value_label
from drempel.apps.households import terms
from drempel.apps.households.selectors.steps import (
    BOUGHT,
    CONTACT,
    FOLLOW_UP,
    REVIEW,
    RIGHT,
    STAY,
    UNPLANNED,
    NextStep,
)
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.engines.days import add_months
from drempel.engines.records import kind_of


def step_title(step: NextStep, on: date) -> str:
    if step.key == STAY:
        return _("Stay beyond its end") if step.due_on < on else _("Stay comes to its end")
    if step.key == RIGHT:
        return _("Request still without answer")
    titles = {
        REVIEW: _("Review the pathway"),
        UNPLANNED: _("Plan a review of the pathway"),
        CONTACT: _("Contact again, as planned"),
        FOLLOW_UP: _("Ask how the household lives now"),
        BOUGHT: _("Ask how the owners are doing"),
    }
    return titles[step.key]


_DETAIL_FIELDS = {
    REVIEW: ("path", "topic"),
    UNPLANNED: ("path", "topic"),
    RIGHT: ("right", "right_type"),
    CONTACT: ("contact", "topic"),
    FOLLOW_UP: ("followup", "point"),
    BOUGHT: ("followup", "point"),
}


def step_detail(step: NextStep) -> str:
    if step.key == STAY:
        return step.detail
    code, name = _DETAIL_FIELDS[step.key]
    return value_label(kind_of(code).field(name), step.detail)


def step_tag(step: NextStep, on: date) -> dict[str, str]:
    """How near it is: in words, with the colour and the shape of a status."""
    days = (step.due_on - on).days
    if days <= 0 and step.key == RIGHT:
        # Nobody here is late: the answer is.
        waited = (on - step.since).days
        words = ngettext("%(n)d day without answer", "%(n)d days without answer", waited)
        return {"kind": "wait", "label": words % {"n": waited}}
    if days < 0:
        words = ngettext("%(n)d day late", "%(n)d days late", -days) % {"n": -days}
        return {"kind": "late", "label": words}
    if days == 0:
        return {"kind": "turn", "label": _("today")}
    ahead = terms.number("ahead_days", on) or 0
    words = ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
    return {"kind": "wait" if days <= ahead else "plain", "label": words}


def step_why(step: NextStep, on: date) -> list[str]:
    """The sentences behind the day on which a step is due."""
    since, due = written_day(step.since), written_day(step.due_on)
    return _WHY[step.key](step, since, due, on)


def _why_review(_step: NextStep, _since: str, due: str, _on: date) -> list[str]:
    return [_("The pathway says that its next review is on %(due)s.") % {"due": due}]


def _why_unplanned(_step: NextStep, since: str, due: str, on: date) -> list[str]:
    months = terms.number("review_months", on) or 0
    return [
        _("No review is planned. The pathway started, or was reviewed last, on %(since)s.")
        % {"since": since},
        ngettext(
            "It is looked at again after %(n)d month at the latest: %(due)s.",
            "It is looked at again after %(n)d months at the latest: %(due)s.",
            months,
        )
        % {"n": months, "due": due},
        *terms.ground("review_months", on),
    ]


def _why_right(_step: NextStep, since: str, due: str, on: date) -> list[str]:
    days = terms.number("unanswered_days", on) or 0
    return [
        _("The request was filed on %(since)s.") % {"since": since},
        ngettext("%(n)d day later is %(due)s.", "%(n)d days later is %(due)s.", days)
        % {"n": days, "due": due},
        _("“No answer” is not a decision: an answer that comes later is noted as usual."),
        *terms.ground("unanswered_days", on),
    ]


def _why_stay(step: NextStep, since: str, due: str, _on: date) -> list[str]:
    lines = [_("The household moved in on %(since)s.") % {"since": since}]
    if step.is_planned:
        lines.append(_("The stay says that its end is planned on %(due)s.") % {"due": due})
    elif step.months is not None and add_months(step.since, step.months) == step.due_on:
        lines.append(
            ngettext(
                "The longest stay in this dwelling is %(n)d month: until %(due)s.",
                "The longest stay in this dwelling is %(n)d months: until %(due)s.",
                step.months,
            )
            % {"n": step.months, "due": due}
        )
    else:
        lines.append(_("The building is handed back on %(due)s.") % {"due": due})
    return lines


def _why_after(name: str) -> Callable[..., list[str]]:
    def lines(step: NextStep, since: str, due: str, on: date) -> list[str]:
        months = terms.points(name, on).get(step.detail, 0)
        begun = _("The household was rehoused, or the pathway ended, on %(since)s.")
        if step.key == BOUGHT:
            begun = _("The deed was signed on %(since)s.")
        return [
            begun % {"since": since},
            ngettext("%(n)d month later is %(due)s.", "%(n)d months later is %(due)s.", months)
            % {"n": months, "due": due},
            *terms.ground(name, on),
        ]

    return lines


def _why_contact(_step: NextStep, since: str, due: str, on: date) -> list[str]:
    days = terms.number("contact_days", on) or 0
    return [
        _("The contact of %(since)s ended with a new contact planned; none was noted since.")
        % {"since": since},
        ngettext("%(n)d day later is %(due)s.", "%(n)d days later is %(due)s.", days)
        % {"n": days, "due": due},
        *terms.ground("contact_days", on),
    ]


_WHY: Mapping[str, Callable[..., list[str]]] = {
    REVIEW: _why_review,
    UNPLANNED: _why_unplanned,
    RIGHT: _why_right,
    STAY: _why_stay,
    FOLLOW_UP: _why_after("follow_up_path"),
    BOUGHT: _why_after("follow_up_purchase"),
    CONTACT: _why_contact,
}


def step_links(step: NextStep) -> list[dict[str, Any]]:
    """What to do about it, the first as the button."""
    new = {
        REVIEW: ("review", {"path": step.uid}, _("Note the review")),
        UNPLANNED: ("review", {"path": step.uid}, _("Note a review")),
        FOLLOW_UP: ("followup", {"path": step.uid, "point": step.detail}, _("Note the follow-up")),
        BOUGHT: ("followup", {"purchase": step.uid, "point": step.detail}, _("Note the follow-up")),
        CONTACT: ("contact", {"household": step.household}, _("Note the contact")),
    }
    if step.key in new:
        code, values, label = new[step.key]
        address = reverse("record_new", args=[kind_of(code)])
        return [{"url": f"{address}?{urlencode(values)}", "label": label}, *_more(step)]
    if step.key == STAY:
        return [
            {"url": reverse("stay_end", args=[step.uid]), "label": _("End the stay")},
            *_more(step),
        ]
    answered = reverse("record_edit", args=[kind_of("right"), step.uid])
    return [{"url": answered, "label": _("Note the answer")}]


def _more(step: NextStep) -> list[dict[str, Any]]:
    """The other way out: another day."""
    if step.key in {REVIEW, UNPLANNED}:
        address = reverse("record_edit", args=[kind_of("path"), step.uid])
        return [{"url": f"{address}#id_next_review_on", "label": _("Plan a day")}]
    if step.key == STAY:
        address = reverse("record_edit", args=[kind_of("stay"), step.uid])
        return [{"url": f"{address}#id_planned_end_on", "label": _("Change the planned end")}]
    return []
