"""The columns of the register on the page."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from drempel.apps.associations.models import Association
from drempel.apps.kernel.lists import Column
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.register.selectors import Asked, Tenure, tenure_of


def name_language(association: Association, language: str) -> str:
    """The language of the name that a reader of ``language`` is shown."""
    wanted = "nl" if language == "nl" else "fr"
    if association.name_nl if wanted == "nl" else association.name_fr:
        return wanted
    return "fr" if association.name_fr else "nl"


def award_words(state: str) -> str:
    if state == "notified":
        return pgettext("award", "Notified")
    return pgettext("award", "Decided")


class _Words:
    """Labels of the pack in one language, read once a page."""

    def __init__(self, language: str) -> None:
        scheme = active_scheme()
        self.places = {p.nis: scheme.text(p.labels, language) for p in scheme.municipalities}
        self.work = {c.code: scheme.text(c.labels, language) for c in scheme.codelist("peer_group")}
        self.lines = {m.code: scheme.text(m.labels, language) for m in scheme.missions}


def _until(tenure: Tenure | None, asked: Asked) -> dict[str, Any]:
    if tenure is None:
        return {"kind": "plain", "text": _("Not accredited")}
    if tenure.is_suspended_on(asked.on):
        return {"kind": "late", "text": _("Suspended")}
    if not tenure.holds_on(asked.on):
        return {"day": tenure.last_on, "note": _("no longer accredited")}
    note = _("extended by decision") if tenure.is_extended else ""
    return {"day": tenure.last_on, "note": note}


def _amount(row: Any) -> dict[str, Any]:
    if row.award_cents is None:
        return {"text": "–"}
    return {"cents": row.award_cents, "note": award_words(row.award_state)}


def _no_text(_row: Any) -> str:
    return ""


def register_columns(asked: Asked, language: str) -> Sequence[Column]:
    """Five columns, the kind of work under the name; exports have their own, see ``opendata``."""
    words = _Words(language)

    def name(row: Any) -> dict[str, Any]:
        url = reverse("register_association", args=[row.enterprise_number])
        lang = name_language(row, language)
        cell = {"text": row.name_in(lang), "url": url, "name": True, "lang": lang, "head": True}
        return cell | {"note": words.work.get(row.peer_group, row.peer_group)}

    def lines(row: Any) -> dict[str, Any]:
        tenure = tenure_of(row.tenure_data)
        codes = tenure.codes if tenure and tenure.covers(asked.on) else ()
        if not codes:
            return {"text": "–"}
        count = ngettext("%(count)s line", "%(count)s lines", len(codes)) % {"count": len(codes)}
        return {"summary": count, "points": [words.lines.get(code, code) for code in codes]}

    def place(row: Any) -> dict[str, Any]:
        return {"text": words.places.get(row.municipality, row.municipality), "name": True}

    def until(row: Any) -> dict[str, Any]:
        return _until(tenure_of(row.tenure_data), asked)

    return (
        Column("name", _("Association"), name, _no_text, "sort_name"),
        Column("municipality", _("Municipality"), place, _no_text),
        Column("lines", _("Service lines"), lines, _no_text),
        Column("until", _("Accredited until"), until, _no_text),
        Column(
            "amount",
            _("%(year)s (€)") % {"year": asked.year},
            _amount,
            _no_text,
            "award_cents",
            num=True,
        ),
    )
