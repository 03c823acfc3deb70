"""The campaign of renewals and the money of the year, on one page that can be printed."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.accreditation.clocks import why
from drempel.apps.accreditation.states import DOSSIER_STATES
from drempel.apps.desk.selectors import Campaign, Money, money_of_year, running_campaign
from drempel.apps.desk.selectors.campaign import NOTHING_SENT, ROAD
from drempel.apps.kernel.templatetags.drempel import day as written_day


def campaign_line(campaign: Campaign) -> str:
    """The round in one sentence, for the top of a page."""
    values = {
        "total": campaign.total,
        "day": written_day(campaign.expires_on),
        "complete": campaign.complete,
        "incomplete": campaign.count("incomplete"),
        "missing": campaign.count(NOTHING_SENT),
    }
    return (
        ngettext(
            "%(total)s accreditation ends on %(day)s. Renewals: %(complete)s complete, "
            "%(incomplete)s incomplete, %(missing)s not sent.",
            "%(total)s accreditations end on %(day)s. Renewals: %(complete)s complete, "
            "%(incomplete)s incomplete, %(missing)s not sent.",
            campaign.total,
        )
        % values
    )


def campaign_page(today: date) -> dict[str, Any]:
    campaign, money = running_campaign(today), money_of_year(today.year)
    shown = {"money": _money_rows(money), "lede": ""}
    if campaign is None:
        return shown | {"title": _("No accreditation ends within a year"), "campaign": None}
    limit_on = campaign.limit.end_on
    return shown | {
        "campaign": campaign,
        "title": _title(campaign),
        "lede": campaign_line(campaign),
        "rows": [_row(campaign, state) for state in ROAD],
        "days": [
            _days(_("Last day to apply"), limit_on, today),
            _days(_("Last day of the accreditations"), campaign.expires_on, today),
        ],
        "why": why(campaign.limit),
        "why_label": _("Why is %(day)s the last day to apply?")
        % {"day": written_day(limit_on) if limit_on else "–"},
    }


def _title(campaign: Campaign) -> str:
    open_ones = campaign.total - campaign.count("decided", "notified")
    if not open_ones:
        return _("Every renewal is decided")
    return ngettext(
        "%(open)s of %(total)s renewal is still to be decided",
        "%(open)s of %(total)s renewals are still to be decided",
        open_ones,
    ) % {"open": open_ones, "total": campaign.total}


def _days(label: str, last_on: date | None, today: date) -> dict[str, Any]:
    """A day and how far it is, as a row of ``kernel/parts/facts.html``."""
    if last_on is None:
        return {"label": label, "text": "–"}
    left = (last_on - today).days
    if left >= 0:
        words = ngettext("in %(count)s day", "in %(count)s days", left) % {"count": left}
    else:
        words = ngettext("%(count)s day ago", "%(count)s days ago", -left) % {"count": -left}
    return {"label": label, "text": f"{written_day(last_on)}, {words}"}


def _row(campaign: Campaign, state: str) -> dict[str, Any]:
    """label, count, its part of all, and where the list is when it may be opened."""
    count = campaign.count(state)
    is_open = bool(count) and state != NOTHING_SENT
    return {
        "label": dict(DOSSIER_STATES).get(state, _("Nothing sent yet")),
        "count": count,
        "ratio": count / campaign.total,
        "url": f"{reverse('dossier_list')}?state={state}" if is_open else "",
    }


def _money_rows(money: Money) -> list[dict[str, Any]]:
    after = money.year + 1
    words = _("%(year)s, estimate") if money.next_year_is_estimate else _("%(year)s, calculated")
    rows = [
        (_("%(year)s, decided") % {"year": money.year}, money.decided_cents),
        (_("%(year)s, under opinion") % {"year": money.year}, money.under_opinion_cents),
        (_("%(year)s, calculated") % {"year": money.year}, money.calculated_cents),
    ]
    if money.next_year_cents:
        rows.append((words % {"year": after}, money.next_year_cents))
    return [{"label": label, "cents": cents} for label, cents in rows]
