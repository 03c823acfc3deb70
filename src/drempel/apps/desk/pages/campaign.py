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
from drempel.apps.kernel.templatetags.drempel import whole


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
    shown = {"money": money, "money_rows": _money_rows(money), "money_heads": _money_heads()}
    if campaign is None:
        return shown | {"title": _("No accreditation ends within a year"), "campaign": None}
    limit_on = campaign.limit.end_on
    return shown | {
        "campaign": campaign,
        "title": _title(campaign),
        "lede": campaign_line(campaign),
        "heads": _heads(),
        "rows": [_row(campaign, state) for state in ROAD],
        "clocks": [
            _days(_("Last day to apply"), limit_on, today) | {"why": why(campaign.limit)},
            _days(_("Last day of the accreditations"), campaign.expires_on, today),
        ],
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
    if last_on is None:
        return {"label": label, "figure": "–", "day": None}
    left = (last_on - today).days
    if left >= 0:
        figure = ngettext("in %(count)s day", "in %(count)s days", left) % {"count": left}
    else:
        figure = ngettext("%(count)s day ago", "%(count)s days ago", -left) % {"count": -left}
    return {"label": label, "figure": figure, "day": last_on}


def _heads() -> list[dict[str, Any]]:
    return [
        {"label": _("Where the renewal stands")},
        {"label": _("Associations"), "num": True},
        {"label": _("Share")},
    ]


def _row(campaign: Campaign, state: str) -> list[dict[str, Any]]:
    label = dict(DOSSIER_STATES).get(state, _("Nothing sent yet"))
    first: dict[str, Any] = {"text": str(label), "head": True}
    if state != NOTHING_SENT and campaign.count(state):
        first["url"] = f"{reverse('dossier_list')}?state={state}"
    return [
        first,
        {"text": whole(campaign.count(state)), "num": True},
        {"ratio": campaign.count(state) / campaign.total},
    ]


def _money_heads() -> list[dict[str, Any]]:
    return [{"label": _("How firm")}, {"label": _("Amount (€)"), "num": True}]


def _money_rows(money: Money) -> list[list[dict[str, Any]]]:
    after = money.year + 1
    words = _("%(year)s, estimate") if money.next_year_is_estimate else _("%(year)s, calculated")
    rows = (
        (_("%(year)s, decided") % {"year": money.year}, money.decided_cents),
        (_("%(year)s, under opinion") % {"year": money.year}, money.under_opinion_cents),
        (_("%(year)s, calculated") % {"year": money.year}, money.calculated_cents),
        (words % {"year": after}, money.next_year_cents),
    )
    return [[{"text": label, "head": True}, {"cents": cents, "num": True}] for label, cents in rows]
