"""The stored calculation sheet of an award, read for pages: nothing is reckoned again."""

from collections.abc import Mapping
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
# Codes that stand as values in the pack, in words.
VALUE_WORDS = {
    "formula": gettext_lazy("by the formula"),
    "percentage": gettext_lazy("by a percentage"),
    "none": gettext_lazy("none"),
    "yearly": gettext_lazy("amount for one year"),
    "total": gettext_lazy("amount for the whole period"),
    "days": gettext_lazy("by days"),
    "months": gettext_lazy("by whole months"),
    "before_pro_rata": gettext_lazy("before the duration"),
    "after_pro_rata": gettext_lazy("after the duration"),
    "half_up": gettext_lazy("to the cent, half up"),
    "health": gettext_lazy("health index"),
    "rest": gettext_lazy("the rest"),
}


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
        """A rung wears the status of the value it is about; the others stand in its detail."""
        values = [_value(version) for version in step["parameters"]]
        first = values[0] if values else {"status": "", "status_label": ""}
        cents = money.parse_amount(step["result"])
        return {
            "title": TITLES[step["key"]],
            "result": wording.figure(cents, _language()),
            "why": in_language(step["text"]),
            "law": in_language(step["law_text"]),
            "status": first["status"],
            "status_label": first["status_label"],
            "values": values,
            "changed": step["changed"],
        }

    def total(self) -> dict[str, Any]:
        """The last, heavy line: the amount and how it is paid."""
        return {
            "label": _("Award %(year)s") % {"year": self.year},
            "result": wording.money(self.amount_cents, _language()),
            "note": in_language(self._step("instalments")["text"]),
        }


def _value(version: Mapping[str, Any]) -> dict[str, Any]:
    """One value behind a step: what it is, how much, on what ground, and how sure."""
    status = version["status"]
    return {
        "label": _label(version["name"]),
        "text": _words(version["value"]),
        # A value that was chosen for one calculation stands on no law.
        "law": in_language(version["law"]) if version.get("law") else "",
        "status": "assumed" if status == "case" else status,
        "status_label": STATUS_WORDS[status],
    }


def _label(name: str) -> str:
    versions = active_scheme().timeline(name).versions
    labels = next((one.labels for one in reversed(versions) if one.labels), {})
    return in_language(labels) if labels else name


def _words(value: Any) -> str:
    """A value as a reader says it; amounts in the spelling of the language."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (list, tuple)):
        return " + ".join(_words(one) for one in value)
    text = str(value)
    if text in VALUE_WORDS:
        return str(VALUE_WORDS[text])
    if "." in text and text.replace(".", "").isdigit():
        return wording.figure(money.parse_amount(text), _language())
    return text


def _language() -> str:
    scheme, language = active_scheme(), get_language() or ""
    return language if language in scheme.languages else scheme.languages[0]


def in_language(texts: Mapping[str, str]) -> str:
    """A text of a trace in the language of the screen, else in the pack's first one."""
    return active_scheme().text(texts, _language())
