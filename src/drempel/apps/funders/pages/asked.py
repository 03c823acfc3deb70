"""What an address asks: a template, a period and a language of it, or nothing that exists."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.http import urlencode
from django.utils.translation import get_language

from drempel.apps.activity.room import room_of
from drempel.apps.funders.selectors import (
    Filled,
    known_filled,
    periods,
    usual_period,
    versions,
)
from drempel.apps.reports.pages.figures import shown_indicators
from drempel.engines.funders import Period, Template


@dataclass(frozen=True, slots=True)
class Asked:
    """language: in which the template is filled, one of its own; it need not be the screen's."""

    filled: Filled
    language: str

    @property
    def key(self) -> str:
        return self.filled.template.key

    def query(self, **changed: str) -> str:
        """The rest of an address that keeps period and language."""
        kept = {"period": self.filled.period.key, "language": self.language}
        return f"?{urlencode(kept | changed)}"


def asked(request: HttpRequest, key: str, on: date) -> Asked:
    """Http404 for a template, a period or a language that does not exist."""
    person: Any = request.user
    period = _period(request, key, on)
    filled = known_filled(person.association_id, key, period, on)
    return Asked(filled, _language(request, filled.template))


def period_of(key: str, written: str, on: date) -> Period | None:
    """The period of that key, or the usual one when nothing is written; None for no such period."""
    if not written:
        return usual_period(key, on)
    return next((one for one in periods(key, on) if one.key == written), None)


def _period(request: HttpRequest, key: str, on: date) -> Period:
    found = period_of(key, request.GET.get("period", ""), on) if versions(key) else None
    if found is None:
        raise Http404
    return found


def _language(request: HttpRequest, template: Template) -> str:
    """That of the address, else that of the screen when the funder takes it, else its first one."""
    written = request.GET.get("language", "")
    if written:
        if written not in template.languages:
            raise Http404
        return written
    screen = (get_language() or "")[:2]
    return screen if screen in template.languages else template.languages[0]


def linked_figures(request: HttpRequest, period: Period) -> frozenset[str]:
    """Codes of the figures that the association can open: those of the axes that it practises."""
    return frozenset(
        figure.code
        for indicator in shown_indicators(room_of(request))
        for figure in indicator.in_year(period.beside)
    )
