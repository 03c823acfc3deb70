"""The association's start page: what is due and why, then where everything stands."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.accreditation.clocks import why
from drempel.apps.accreditation.selectors.detail import DossierDetail
from drempel.apps.accreditation.words import state_tag
from drempel.apps.desk.pages.own_report import report_due
from drempel.apps.desk.selectors import Own, own_overview
from drempel.apps.kernel.roles import MANAGER
from drempel.apps.kernel.templatetags.drempel import day as written_day


def own_page(person: Any, today: date) -> dict[str, Any]:
    """One thing due at a time: first what was asked, then the report, then the renewal."""
    own = own_overview(person.association_id, today)
    report = report_due(person.association_id, today)
    due = _asked(own, person) or report or _renewal(own) or _with_us(own) or _nothing(own)
    return due | {
        "own": own,
        "progress": _progress(own),
        "tag": state_tag(own.dossier) if own.dossier else None,
        "clocks": [
            limit.part(today)
            for limit in own.limits
            if limit.key != "items" and limit.deadline.clock.closed_on is None
        ],
    }


def _progress(own: Own) -> list[dict[str, Any]]:
    if own.dossier is None or own.is_draft:
        return []
    detail = DossierDetail(own.dossier, own.requests, [], own.limits, [], [], [], [], own.today)
    return detail.progress()


def _asked(own: Own, person: Any) -> dict[str, Any] | None:
    """We wait for something from them."""
    request = own.open_request
    if request is None or own.dossier is None:
        return None
    last_on, limit = request.supply_by_on, own.limits[0]
    late = (own.today - last_on).days
    title = _("Send us the missing items by %(day)s") % {"day": written_day(last_on)}
    if late > 0:
        title = ngettext(
            "The missing items are %(count)s day late",
            "The missing items are %(count)s days late",
            late,
        ) % {"count": late}
    actions = [
        {
            "url": reverse("dossier_detail", args=[own.dossier.reference]),
            "label": _("See the dossier"),
            "quiet": True,
        }
    ]
    if person.has_role(MANAGER):
        url = reverse("dossier_step", args=[own.dossier.reference, "answer"])
        actions.append({"url": url, "label": _("Answer")})
    return {
        "title": title,
        "lede": _("We asked for them on %(day)s.") % {"day": written_day(request.asked_on)},
        "actions": actions,
        "why": why(limit.deadline),
    }


def _renewal(own: Own) -> dict[str, Any] | None:
    """The application must still be sent."""
    if not own.must_apply or own.renewal is None or own.renewal.end_on is None:
        return None
    last_on = own.renewal.end_on
    # Nobody is asked to think of a limit that is more than a year away.
    if (last_on - own.today).days > 365 and not own.is_draft:
        return None
    late = (own.today - last_on).days
    title = _("Ask for the renewal by %(day)s") % {"day": written_day(last_on)}
    if late > 0:
        title = ngettext(
            "Your application for renewal is %(count)s day late",
            "Your application for renewal is %(count)s days late",
            late,
        ) % {"count": late}
    label = _("Start the application")
    if own.is_draft:
        label = _("Continue the first task")
    return {
        "title": title,
        "lede": _("After that day a new period may not follow in time.")
        if late <= 0
        else _("Send it as soon as you can; call us if something holds you up."),
        "actions": [{"url": _first_task(own), "label": label}],
        "why": why(own.renewal),
    }


def _first_task(own: Own) -> str:
    if own.dossier is None:
        return reverse("dossier_start")
    first = next((task for task in own.tasks if task.state != "done"), None)
    if first is None:
        return reverse("dossier_check", args=[own.dossier.reference])
    return reverse("dossier_section", args=[own.dossier.reference, first.section])


def _with_us(own: Own) -> dict[str, Any] | None:
    """The application is with the administration, or a first one is still a draft."""
    if own.dossier is None:
        return None
    address = reverse("dossier_detail", args=[own.dossier.reference])
    if own.is_draft:
        return {
            "title": _("Your application is not sent yet"),
            "lede": "",
            "actions": [{"url": _first_task(own), "label": _("Continue the first task")}],
            "why": [],
        }
    running = next((one for one in own.limits if one.deadline.clock.closed_on is None), None)
    last_on = running.deadline.end_on if running else None
    title = _("Your application is with us; you have nothing to do")
    lede = ""
    if running is not None and last_on is not None and last_on < own.today:
        title = _("We are late with your application")
        lede = _("The legal last day was %(day)s. Your rights are unaffected.")
        lede %= {"day": written_day(last_on)}
    elif last_on is not None:
        lede = _("You will hear from us by %(day)s.") % {"day": written_day(last_on)}
    return {
        "title": title,
        "lede": lede,
        "actions": [{"url": address, "label": _("See the dossier"), "quiet": True}],
        # The clock of the page explains the date.
        "why": [],
    }


def _nothing(own: Own) -> dict[str, Any]:
    if own.renewal is not None and own.renewal.end_on is not None:
        day = written_day(own.renewal.end_on)
        return {
            "title": _("Nothing is due before %(day)s") % {"day": day},
            "lede": _("That is the last day to ask for the next renewal."),
            "actions": [],
            "why": why(own.renewal),
        }
    return {
        "title": _("Your association is not accredited"),
        "lede": _("An accreditation gives access to the yearly subsidy."),
        "actions": [{"url": reverse("dossier_start"), "label": _("Ask for an accreditation")}],
        "why": [],
    }
