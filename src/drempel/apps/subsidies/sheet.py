"""The stored calculation sheet of an award, read for pages: nothing is reckoned again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from drempel.apps.kernel.scheme import active_scheme
from drempel.engines import money, wording

TITLES = {
    "reference": gettext_lazy("Reference amount"),
    "indexation": gettext_lazy("Indexation"),
    "continuity": gettext_lazy("Continuity"),
    "floor": gettext_lazy("Floor"),
    "pro_rata": gettext_lazy("Duration in the year"),
    "instalments": gettext_lazy("Instalments"),
}
STATUS_WORDS = {
    "confirmed": gettext_lazy("confirmed"),
    "assumed": gettext_lazy("assumption"),
    "case": gettext_lazy("chosen for this calculation"),
    "unknown": gettext_lazy("unknown"),
}
# What a reader must be told first of the values behind a step.
_WEAKEST_FIRST = ("unknown", "assumed", "case", "confirmed")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A calculation as it was stored. Amounts in cents; instalments add up to the amount."""

    stored: Mapping[str, Any]

    @property
    def year(self) -> int:
        year: int = self.stored["case"]["year"]
        return year

    @property
    def amount_cents(self) -> int:
        return money.parse_amount(self.stored["amount"])

    @property
    def instalments(self) -> tuple[int, ...]:
        return tuple(money.parse_amount(text) for text in self.stored["instalments"])

    @property
    def shares(self) -> tuple[str, ...]:
        """The shares in per cent, as the parameter version that was used words them."""
        for version in self._step("instalments")["parameters"]:
            if version["name"] == "award.instalments":
                return tuple(version["value"])
        raise ValueError("the sheet does not say how the amount is split")

    @property
    def is_estimate(self) -> bool:
        return bool(self.stored["is_estimate"])

    def _step(self, key: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = next(s for s in self.stored["steps"] if s["key"] == key)
        return found

    def ladder(self) -> list[dict[str, Any]]:
        """The steps as ``kernel/parts/ladder.html`` shows them, in the language of the screen."""
        return [self._rung(step) for step in self.stored["steps"] if step["key"] != "instalments"]

    def _rung(self, step: Mapping[str, Any]) -> dict[str, Any]:
        status = weakest(step["parameters"])
        cents = money.parse_amount(step["result"])
        return {
            "title": TITLES[step["key"]],
            "result": wording.figure(cents, _language()),
            "why": in_language(step["text"]),
            "law": in_language(step["law_text"]),
            "status": "assumed" if status == "case" else status,
            "status_label": STATUS_WORDS[status] if status else "",
            "changed": step["changed"],
        }

    def total(self) -> dict[str, Any]:
        """The last, heavy line: the amount and how it is paid."""
        return {
            "label": _("Award %(year)s") % {"year": self.year},
            "result": wording.money(self.amount_cents, _language()),
            "note": in_language(self._step("instalments")["text"]),
        }


def weakest(versions: Sequence[Mapping[str, Any]]) -> str:
    """The weakest status among the values behind a step; empty without values."""
    statuses = {version["status"] for version in versions}
    return next((status for status in _WEAKEST_FIRST if status in statuses), "")


def _language() -> str:
    scheme, language = active_scheme(), get_language() or ""
    return language if language in scheme.languages else scheme.languages[0]


def in_language(texts: Mapping[str, str]) -> str:
    """A text of a trace in the language of the screen, else in the pack's first one."""
    return active_scheme().text(texts, _language())
