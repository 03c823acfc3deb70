"""What the pages of the register show, put together for their templates."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from drempel.apps.associations.models import Association
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags.drempel import amount, enterprise_number, money, whole
from drempel.apps.kernel.templatetags.drempel import day as written_day
from drempel.apps.payments.models import Instalment
from drempel.apps.register import opendata
from drempel.apps.register.chart import bars
from drempel.apps.register.columns import award_words, name_language
from drempel.apps.register.forms import DayAsked
from drempel.apps.register.selectors import (
    Asked,
    AwardYear,
    Card,
    Tenure,
    association_card,
    tenure_on,
    year_of,
)
from drempel.engines.scheme import Scheme

_NAME = "\0"
LICENCE = {"name": opendata.LICENCE, "url": opendata.LICENCE_URL}


def register_page(request: HttpRequest, asked: Asked, years: list[AwardYear]) -> dict[str, Any]:
    """Title, totals of the year and addresses of the files, beside the list itself."""
    kept = {key: value for key, value in request.GET.items() if value and key != "page"}
    return {
        "asked": asked,
        "total": year_of(years, asked.year),
        "is_filtered": bool(set(kept) - {"year", "on", "sort"}),
        "json_url": f"{reverse('register_json')}?{urlencode(kept)}".rstrip("?"),
        "licence": LICENCE,
    }


def totals_page(years: list[AwardYear]) -> dict[str, Any]:
    """The chart, and the table that says the same."""
    heads = [
        {"label": _("Year")},
        {"label": _("Associations"), "num": True},
        {"label": _("Total (€)"), "num": True},
        {"label": _("Mean (€)"), "num": True},
        {"label": _("Difference (€)"), "num": True},
    ]
    return {
        "years": years,
        "last": years[-1] if years else None,
        "bars": bars(years),
        "heads": heads,
        "rows": _year_rows(years),
        "licence": LICENCE,
    }


def _year_rows(years: Sequence[AwardYear]) -> list[list[dict[str, Any]]]:
    """The newest year first, each with its difference with the year before."""
    rows = []
    for before, one in zip([None, *years], years, strict=False):
        difference = one.total_cents - before.total_cents if before else None
        rows.append(
            [
                {"text": str(one.year), "url": f"{reverse('register')}?year={one.year}"}
                | {"head": True},
                {"text": whole(one.associations), "num": True},
                {"cents": one.total_cents, "num": True},
                {"cents": one.mean_cents, "num": True},
                {"text": _signed(difference), "num": True},
            ]
        )
    return rows[::-1]


def _signed(cents: int | None) -> str:
    if cents is None:
        return "–"
    sign = "+" if cents > 0 else "−" if cents < 0 else ""
    return f"{sign}{amount(abs(cents))}"


def association_page(association: Association, form: DayAsked) -> dict[str, Any]:
    """Everything of one association, and the answer for the day that was asked."""
    language, here, scheme = get_language() or "en", today(), active_scheme()
    card = association_card(association)
    lang = name_language(association, language)
    now = tenure_on(card.tenures, here)
    shown = {
        "association": association,
        "name": association.name_in(lang),
        "name_lang": lang,
        "now": now,
        "holds": now is not None and now.holds_on(here),
        "last": card.tenures[0] if card.tenures else None,
        "coming": next((one for one in card.tenures if one.begins_on > here), None),
        "periods": _periods(card.tenures, scheme, language),
        "amounts": _amounts(card),
        "facts": _facts(association, scheme, language),
        "contact": _contact(association),
        "form": form,
        "today": here,
    }
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        values, told = _answer_values(tenure_on(card.tenures, on), on)
        shown["answer"] = told | _around(scheme.phrase(told["key"], language, **values))
    return shown


def _answer_values(tenure: Tenure | None, on: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """What fills the phrase of the pack, and what the page must know about the answer."""
    holds = tenure is not None and tenure.holds_on(on)
    values: dict[str, Any] = {"association": _NAME, "date": on}
    if holds:
        values |= {"start": tenure.begins_on, "end": tenure.last_on}
    told = {
        "key": "register.accredited_yes" if holds else "register.accredited_no",
        "holds": holds,
        "is_suspended": tenure is not None and tenure.is_suspended_on(on),
    }
    return values, told


def _around(phrase: str) -> dict[str, str]:
    """The phrase, cut where the name stands: a name is never translated."""
    before, _name, after = phrase.partition(_NAME)
    return {"before": before, "after": after}


def _periods(found: list[Tenure], scheme: Scheme, language: str) -> list[dict[str, Any]]:
    return [
        {
            "tenure": tenure,
            "lines": [scheme.text(scheme.mission(code).labels, language) for code in tenure.codes],
            "pauses": tenure.pauses,
        }
        for tenure in found
    ]


def _amounts(card: Card) -> dict[str, Any]:
    """Heads and rows of the amounts; a column of payments where some are planned."""
    heads: list[dict[str, Any]] = [
        {"label": _("Year")},
        {"label": _("Amount (€)"), "num": True},
        {"label": _("Status")},
        {"label": pgettext("award", "Decided on")},
    ]
    rows: list[list[dict[str, Any]]] = [
        [
            {"text": str(award.year), "head": True},
            {"cents": award.amount_cents, "num": True},
            {
                "kind": "done" if award.state == "notified" else "turn",
                "text": award_words(award.state),
            },
            {"day": award.decided_on},
        ]
        for award in card.awards
    ]
    if card.instalments:
        heads.append({"label": _("Planned payments")})
        for award, row in zip(card.awards, rows, strict=True):
            row.append({"text": _planned(card.instalments.get(award.pk, []))})
    return {"heads": heads, "rows": rows}


def _planned(parts: list[Instalment]) -> str:
    """ "€24,000.00 by 8 May 2026; €6,000.00 after the accounts are checked" """
    said = []
    for part in parts:
        figure = money(part.amount_cents)
        if part.due_on:
            said.append(
                _("%(amount)s by %(day)s") % {"amount": figure, "day": written_day(part.due_on)}
            )
        else:
            said.append(_("%(amount)s after control of the documents") % {"amount": figure})
    return "; ".join(said)


def _facts(association: Association, scheme: Scheme, language: str) -> list[dict[str, Any]]:
    places = {place.nis: place.labels for place in scheme.municipalities}
    place = places.get(association.municipality)
    work = {code.code: code.labels for code in scheme.codelist("peer_group")}
    kind = work.get(association.peer_group)
    return [
        {
            "label": _("Enterprise number"),
            "text": enterprise_number(association.enterprise_number),
            "num": True,
            "name": True,
        },
        {
            "label": _("Municipality"),
            "text": scheme.text(place, language) if place else association.municipality,
            "name": True,
        },
        {"label": _("Kind of work"), "text": scheme.text(kind, language) if kind else ""},
    ]


def _contact(association: Association) -> dict[str, str]:
    return {
        "address": f"{association.street}\n{association.postcode}",
        "phone": association.phone,
        "email": association.email,
        "website": association.website,
    }
