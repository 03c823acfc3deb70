"""A contact in five taps: four large choices and Save; whatever else stands folded below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from drempel.apps.activity.forms.fields import TypedChoice, code_pairs, form_field, reasons
from drempel.apps.activity.forms.record import RecordForm
from drempel.apps.activity.scheme import book
from drempel.engines.records import Field

# So many answers are shown at once; the others unfold.
_AT_ONCE = {"topic": 8, "language": 6}
# Nobody leaves a contact without a topic or a channel for this reason.
_NO_REASON = "NOT_APPLICABLE"
_TAPPED = ("topic", "channel", "language", "result", "duration_band", "service_line")
_FIRST = ("happened_on", "count", "household", "remark", "municipality", "refusal_reason")
_LAST = ("source", "funder_tags")
# More service lines than this are chosen from a list: it is filled in already.
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Tap:
    """One question. first: shown at once; more: folded; why: reasons for no answer, small."""

    field: BoundField
    first: Sequence[Any]
    more: Sequence[Any]
    why: Sequence[Any]
    more_label: str

    @property
    def is_open(self) -> bool:
        return any(option.data["selected"] for option in [*self.more, *self.why])


class ContactForm(RecordForm):
    """usual: codes by field, those to show first; the rest follows in the order of the list."""

    def __init__(self, *args: Any, usual: dict[str, Sequence[str]], **kwargs: Any) -> None:
        self.usual = usual
        super().__init__(*args, **kwargs)

    @property
    def tapped(self) -> list[str]:
        few = len(self.subject.room.lines) <= _MOST_LINES
        return [name for name in _TAPPED if few or name != "service_line"]

    def make_field(self, one: Field) -> forms.Field:
        if one.name not in self.tapped:
            return super().make_field(one)
        pairs = _ordered(code_pairs(one), self.usual.get(one.name, ()))
        if one.name == "service_line":
            pairs = [pair for pair in pairs if pair[0] in self.subject.room.lines]
        why = [pair for pair in reasons() if pair[0] != _NO_REASON] if one.has_reasons else []
        made = TypedChoice(choices=[*pairs, *why], widget=forms.RadioSelect)
        plain = form_field(one)
        made.required, made.label = False, plain.label
        made.is_needed_later = plain.is_needed_later  # type: ignore[attr-defined]
        return made

    @property
    def taps(self) -> list[Tap]:
        """The questions in the order of the taps; the service line last, when there are several."""
        return [self._tap(name) for name in self.tapped if name in self.fields]

    def _tap(self, name: str) -> Tap:
        field = self[name]
        options = list(field)
        why = [one for one in options if one.data["value"] in book().reasons]
        codes = [one for one in options if one not in why]
        most = _AT_ONCE.get(name, len(codes))
        if not self.is_bound and name == "topic" and codes:
            codes[0].data["attrs"]["autofocus"] = True
        return Tap(field, codes[:most], codes[most:], why, _more_label(name))

    @property
    def folded(self) -> list[BoundField]:
        """What stands below the fold, the association's own fields apart."""
        own = self.subject.own.names
        rest = [name for name in self.names if name not in {*_TAPPED, *own}]
        return self.bound(sorted(rest, key=_place))

    @property
    def own_part(self) -> list[BoundField]:
        return self.bound(self.subject.own.names)

    @property
    def line(self) -> list[BoundField]:
        """The service line, where there are many."""
        return self.bound(name for name in ("service_line",) if name not in self.tapped)

    @property
    def is_unfolded(self) -> bool:
        """Whether something below the fold needs to be seen."""
        usual = {"count": "1", "is_missed_call": "no", "source": "RECORDED"}
        return any(
            one.errors
            or (
                one.name != "happened_on" and one.value() not in (usual.get(one.name), None, "", [])
            )
            for one in [*self.folded, *self.own_part]
        )


def _place(name: str) -> int:
    """Where a field stands below the fold; the sort leaves equals in their order."""
    if name in _LAST:
        return len(_FIRST) + 1
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _more_label(name: str) -> str:
    words = {
        "topic": _("More topics, or no answer"),
        "language": _("More languages, or no answer"),
    }
    return words.get(name, _("No answer"))


def _ordered(pairs: list[tuple[str, str]], first: Sequence[str]) -> list[tuple[str, str]]:
    words = dict(pairs)
    known = [code for code in dict.fromkeys(first) if code in words]
    return [(code, words[code]) for code in [*known, *(c for c in words if c not in known)]]
