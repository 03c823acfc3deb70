"""The case officer's day: what cannot wait, what comes, and what waits on others."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.accreditation.words import TURN_WORDS, state_tag
from drempel.apps.desk.pages.campaign import campaign_line
from drempel.apps.desk.selectors import Money, Pace, Work, money_of_year, open_work
from drempel.apps.desk.selectors.campaign import Campaign, running_campaign
from drempel.apps.desk.selectors.work import GROUPS, OVERDUE, SOON
from drempel.apps.kernel.lists import PER_PAGE
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.kernel.templatetags.drempel import money as written_money
from drempel.apps.reports.selectors.waiting import to_review


def officer_page(request: HttpRequest, today: date) -> dict[str, Any]:
    """Title, cards and the table; what is counted is what the filter shows."""
    person, asked = request.user, request.GET
    work, pace = open_work(person, today)
    mine = asked.get("mine") == "1"
    taken = [one for one in work if one.dossier.handled_by_id == person.pk]
    whose = taken if mine else work
    group = asked.get("group", "") if asked.get("group") in GROUPS else ""
    shown = [one for one in whose if not group or one.group == group]
    counts = Counter(one.group for one in whose)
    money, campaign = money_of_year(today.year), running_campaign(today)
    page = Paginator(shown, PER_PAGE).get_page(asked.get("page"))
    return {
        "title": _title(counts, whose),
        "lede": campaign_line(campaign) if campaign else "",
        "actions": _actions(whose),
        "cards": [
            *(_pace_card(pace), _money_card(money), _campaign_card(campaign)),
            _report_card(to_review()),
        ],
        "whose": _whose(group, mine, len(work), len(taken)),
        "groups": _groups(group, mine, counts),
        "heads": _heads(),
        "rows": [_row(one, person, today) for one in page],
        "page": page,
        "is_narrowed": bool(group or mine),
    }


def _title(counts: Counter[str], work: list[Work]) -> str:
    if late := counts[OVERDUE]:
        return ngettext(
            "%(count)s dossier cannot wait any longer",
            "%(count)s dossiers cannot wait any longer",
            late,
        ) % {"count": late}
    if soon := counts[SOON]:
        return ngettext(
            "%(count)s dossier needs you this week",
            "%(count)s dossiers need you this week",
            soon,
        ) % {"count": soon}
    days = [one.last_on for one in work if one.last_on]
    if days:
        return _("Nothing is due before %(day)s") % {"day": written_day(min(days))}
    return _("No dossier needs you today")


def _actions(work: list[Work]) -> list[dict[str, Any]]:
    first = next((one for one in work if one.group in {OVERDUE, SOON}), None)
    if first is None:
        return [{"url": reverse("dossier_list"), "label": _("All dossiers"), "quiet": True}]
    url = reverse("dossier_detail", args=[first.dossier.reference])
    return [{"url": url, "label": _("Open the most urgent")}]


def _report_card(waiting: int) -> dict[str, Any]:
    """Activity reports that wait for a review."""
    return {
        "label": _("Activity reports to review"),
        "figure": str(waiting),
        "note": "",
        "ratio": None,
        "url": f"{reverse('report_list')}?state=submitted",
        "url_label": _("Open the list"),
    }


def _pace_card(pace: Pace) -> dict[str, Any]:
    card = {"label": _("Our time to decide"), "ratio": pace.ratio}
    if pace.days is None:
        return card | {"figure": "–", "note": _("No decision in the last three years.")}
    figure = ngettext("%(count)s day", "%(count)s days", pace.days) % {"count": pace.days}
    note = _("median from complete to decided; %(in_time)s of %(decided)s in time") % {
        "in_time": pace.in_time,
        "decided": pace.decided,
    }
    return card | {"figure": figure, "note": note}


def _money_card(money: Money) -> dict[str, Any]:
    waiting = money.under_opinion_cents + money.calculated_cents
    note = _("decided; another %(waiting)s is calculated or under opinion") % {
        "waiting": written_money(waiting)
    }
    if not waiting:
        note = ngettext("%(count)s award decided", "%(count)s awards decided", money.decided) % {
            "count": money.decided
        }
    return {
        "label": _("Subsidies of %(year)s") % {"year": money.year},
        "figure": written_money(money.decided_cents),
        "note": note,
        "ratio": money.decided_cents / money.total_cents if money.total_cents else None,
        "url": f"{reverse('award_list')}?year={money.year}",
        "url_label": _("See the awards"),
    }


def _campaign_card(campaign: Campaign | None) -> dict[str, Any]:
    card = {"label": _("Renewals")}
    if campaign is None:
        note = _("No accreditation ends within a year.")
        return card | {"figure": "–", "note": note, "ratio": None}
    return card | {
        "figure": f"{campaign.complete} / {campaign.total}",
        "note": _("complete; the accreditations end on %(day)s")
        % {"day": written_day(campaign.expires_on)},
        "ratio": campaign.complete / campaign.total,
        "url": reverse("campaign"),
        "url_label": _("See the campaign"),
    }


def _address(group: str, mine: bool) -> str:
    asked = [f"group={group}"] if group else []
    asked += ["mine=1"] if mine else []
    return reverse("desk") + (f"?{'&'.join(asked)}" if asked else "")


def _whose(group: str, mine: bool, every: int, taken: int) -> list[dict[str, Any]]:
    return [
        {
            "url": _address(group, False),
            "label": _("All of the unit"),
            "count": every,
            "current": not mine,
        },
        {"url": _address(group, True), "label": _("Mine"), "count": taken, "current": mine},
    ]


def _groups(group: str, mine: bool, counts: Counter[str]) -> list[dict[str, Any]]:
    words = {
        "": _("Everything open"),
        "overdue": _("Overdue"),
        "week": _("This week"),
        "waiting": _("Waiting on others"),
        "later": _("Later"),
    }
    return [
        {
            "url": _address(key, mine),
            "label": label,
            "count": counts[key] if key else counts.total(),
            "current": key == group,
        }
        for key, label in words.items()
    ]


def _heads() -> list[dict[str, Any]]:
    return [
        {"label": _("Association")},
        {"label": _("Application")},
        {"label": _("State")},
        {"label": _("What runs now")},
        {"label": _("Limit"), "num": True},
        {"label": _("Waiting for")},
    ]


def _row(work: Work, person: Any, today: date) -> list[dict[str, Any]]:
    dossier, late = work.dossier, work.days_late(today)
    tag = state_tag(dossier)
    state = {"kind": tag["kind"], "text": tag["label"]}
    if work.group == OVERDUE:
        words = ngettext("%(count)s day late", "%(count)s days late", late) % {"count": late}
        state = {"kind": "late", "text": words, "note": tag["label"]}
    own = work.turn == CASE_OFFICER and dossier.handled_by_id == person.pk
    handler = dossier.handled_by.full_name if dossier.handled_by else ""
    turn = {"text": _("You") if own else capfirst(TURN_WORDS[work.turn])}
    if work.turn == CASE_OFFICER and not own:
        turn = {"text": handler, "name": True} if handler else {"text": _("Not yet assigned")}
    return [
        {
            "text": dossier.association.name,
            "url": reverse("dossier_detail", args=[dossier.reference]),
            "name": True,
            "lang": dossier.association.language,
            "head": True,
        },
        {"text": capfirst(dossier.get_kind_display()), "note": dossier.reference},
        state,
        {"text": work.limit.label if work.limit else _("To notify")},
        {"day": work.last_on, "num": True} if work.last_on else {"text": "–", "num": True},
        turn,
    ]
