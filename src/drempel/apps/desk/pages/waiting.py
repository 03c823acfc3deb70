"""For the one who advises and the one who decides: what waits, since when, until when."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.desk.selectors import Waiting, waiting_for
from drempel.apps.kernel.roles import FINANCE_INSPECTOR
from drempel.apps.subsidies.models import Award


def waiting_page(request: HttpRequest, today: date) -> dict[str, Any]:
    found = waiting_for(request.user, today)
    advises = request.user.has_role(FINANCE_INSPECTOR)
    return {
        "title": _title(len(found), advises),
        "lede": _lede(found, today),
        "actions": [{"url": _address(found[0]), "label": _("Open the first")}] if found else [],
        "heads": _heads(),
        "rows": [_row(one, today) for one in found],
        "advises": advises,
    }


def _title(count: int, advises: bool) -> str:
    if not count:
        return _("Nothing waits for you")
    if advises:
        words = ngettext(
            "%(count)s proposal waits for your opinion",
            "%(count)s proposals wait for your opinion",
            count,
        )
    else:
        words = ngettext(
            "%(count)s proposal waits for the decision",
            "%(count)s proposals wait for the decision",
            count,
        )
    return words % {"count": count}


def _lede(found: list[Waiting], today: date) -> str:
    late = sum(1 for one in found if one.last_on and one.last_on < today)
    if late:
        return ngettext(
            "For %(count)s of them the legal last day has passed.",
            "For %(count)s of them the legal last day has passed.",
            late,
        ) % {"count": late}
    return ""


def _address(one: Waiting) -> str:
    name = "award_detail" if isinstance(one.record, Award) else "dossier_detail"
    return reverse(name, args=[one.record.reference])


def _heads() -> list[dict[str, Any]]:
    return [
        {"label": _("Association")},
        {"label": _("Proposal")},
        {"label": _("Amount (€)"), "num": True},
        {"label": _("Waiting since")},
        {"label": _("Legal deadline"), "num": True},
    ]


def _row(one: Waiting, today: date) -> list[dict[str, Any]]:
    record = one.record
    home = record.association
    if isinstance(record, Award):
        what, cents = _("Award %(year)s") % {"year": record.year}, record.amount_cents
    else:
        what, cents = capfirst(record.get_kind_display()), record.reference_amount_cents
    last: dict[str, Any] = {"text": _("none"), "num": True}
    if one.last_on:
        last = {"day": one.last_on, "num": True}
        if one.last_on < today:
            last["note"] = _("passed")
    return [
        {
            "text": home.name,
            "url": _address(one),
            "name": True,
            "lang": home.language,
            "head": True,
        },
        {"text": what, "note": record.reference},
        {"cents": cents, "num": True} if cents is not None else {"text": "–", "num": True},
        {"day": one.since_on},
        last,
    ]
