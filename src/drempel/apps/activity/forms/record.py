"""The form of any kind of record, made from its description.

In: the room, the kind, and texts to begin with. Out: texts by field name for ``store_record``;
faults come back to the field they are about, in the words that files and the API use too.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from drempel.apps.activity.access import visible_fields
from drempel.apps.activity.forms.fields import ListedInput, form_field
from drempel.apps.activity.forms.looking import LookedAt
from drempel.apps.activity.forms.own import OwnPart
from drempel.apps.activity.models import Record
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language
from drempel.apps.activity.selectors.choices import Options, options_for
from drempel.apps.activity.services.scanning import Finding, is_scanned, scan_texts
from drempel.apps.activity.words import fault_words
from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.installation import today
from drempel.engines.records import Field, Kind
from drempel.engines.records.reading import Fault

# Asked by whoever reports, hardly known to whoever writes: at the end.
_LAST = ("source", "funder_tags")
# A default that is worked out when the record is stored, from other fields.
_WORKED_OUT = ("", "when_past")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is about. own: the association's own fields and tags of this kind."""

    room: Room
    kind: Kind
    record: Record | None = None
    own: OwnPart = field(default_factory=OwnPart)

    @property
    def fields(self) -> list[Field]:
        """Those this person fills in; a line that is not in doubt is not asked."""
        shown = visible_fields(self.kind, self.room.person)
        return [
            one
            for one in shown
            if not one.is_computed and (one.name != "service_line" or self.asks_line)
        ]

    @property
    def asks_line(self) -> bool:
        return not self.kind.takes_line and len(self.room.lines_for(self.kind)) > 1


def mark_of_text(text: Any) -> int:
    plain = ";".join(text) if isinstance(text, (list, tuple)) else str(text or "")
    return zlib.crc32(plain.replace("\r\n", "\n").strip().encode())


def first_texts(kind: Kind) -> dict[str, str]:
    """What an empty form begins with: the defaults that are known beforehand."""
    found = {}
    for one in kind.typed_fields:
        if one.default == "today":
            found[one.name] = today().isoformat()
        elif one.default not in _WORKED_OUT and not kind.has(one.default):
            found[one.name] = one.default
    return found


class RecordForm(LookedAt, forms.Form):
    """Fields of one kind. ``initial``: texts by field name; ``findings``: what to look at again."""

    _opened = forms.CharField(required=False, widget=forms.HiddenInput)
    _confirmed = forms.CharField(required=False, widget=forms.HiddenInput)
    _version = forms.CharField(required=False, widget=forms.HiddenInput)
    _base = forms.CharField(required=False, widget=forms.HiddenInput)
    _choose = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject
        self.findings: list[tuple[Field, Finding]] = []
        for one in subject.fields:
            self.fields[one.name] = self.make_field(one)
        subject.own.add_to(self)
        if subject.record is not None:
            self.initial["_base"] = self.base_of(self.initial)

    def make_field(self, one: Field) -> forms.Field:
        options = self._options(one) if one.type == "reference" else None
        made = form_field(one, options)
        if one.name == "service_line":
            lines = [*self.subject.room.lines_for(self.subject.kind)]
            lines += [self.subject.record.service_line] if self.subject.record else []
            made.choices = [pair for pair in made.choices if pair[0] in {"", *lines}]
        if is_scanned(self.subject.kind, one):
            made.help_text = _("No name; nothing about health, origin, religion or justice.")
        return made

    def _options(self, one: Field) -> Options:
        room = self.subject.room
        now = str(self.data.get(one.name) or self.initial.get(one.name) or "")
        found = options_for(one, room.association_id, current=now, shows=room.shows)
        if not found.is_choice and now:
            self.initial[one.name] = found.words(now)
        return found

    # What was typed

    def written(self) -> dict[str, str]:
        """Texts by field name. A choice between two values that was not made changes nothing."""
        kept = self.cleaned_data
        open_choices = [n for n in kept.get("_choose", "").split() if n not in self.data]
        return {
            one.name: kept.get(one.name, "")
            for one in self.subject.fields
            if one.name in kept and one.name not in open_choices
        }

    @property
    def seen(self) -> int | None:
        """The version that the person looked at."""
        return whole_number(self.cleaned_data.get("_version", ""))

    # What it began with

    @property
    def names(self) -> list[str]:
        return [*(one.name for one in self.subject.fields), *self.subject.own.names]

    def base_of(self, texts: Mapping[str, Any]) -> str:
        """Marks of the values a form began with: tells later which ones the person touched."""
        return json.dumps({name: mark_of_text(texts.get(name, "")) for name in self.names})

    def base(self) -> dict[str, int]:
        """The marks that were sent along; none when they cannot be read."""
        try:
            found = json.loads(self.cleaned_data.get("_base", ""))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    # What is wrong

    def add_faults(self, faults: Iterable[Fault]) -> None:
        """Each fault beside its field; one of a field that is not here above the form."""
        kind = self.subject.kind
        for fault in faults:
            words = fault_words(kind, fault)
            if fault.field in self.fields:
                self.add_error(fault.field, words)
            elif kind.has(fault.field) and fault.field != "id":
                label = in_language(kind.field(fault.field).labels)
                self.add_error(None, f"{label}: {words}")
            else:
                self.add_error(None, words)

    def look_again(self) -> bool:
        """Whether a text seems to tell who someone is, and the person did not say to keep it."""
        texts = self.written() | self.subject.own.texts(self)
        self.findings = scan_texts(self.subject.kind, texts, self.initial)
        return self.is_in_doubt

    # How it is shown

    def bound(self, names: Iterable[str]) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def parts(self) -> dict[str, list[BoundField]]:
        """The fields in four parts: first what is always asked, then the rest."""
        return {key: self.bound(names) for key, names in _parted(self.subject).items()}

    @property
    def opens(self) -> Mapping[str, bool]:
        """Which folded parts stand open: those with an error or a value of their own."""
        usual = first_texts(self.subject.kind)
        return {
            key: any(
                one.errors or one.value() not in (usual.get(one.name), None, "", [], "no")
                for one in found
            )
            for key, found in self.parts.items()
        }

    @property
    def kept_along(self) -> list[BoundField]:
        """What an edit sends back unseen: the version, and the marks of what stood there."""
        return [self["_version"], self["_base"]]

    @property
    def listed(self) -> list[str]:
        return [n for n, f in self.fields.items() if isinstance(f.widget, ListedInput)]


def _parted(subject: Subject) -> dict[str, list[str]]:
    kind = subject.kind
    quick = [one.name for one in kind.quick_fields]
    needed = [one.name for one in subject.fields if one.required == "yes" and one.name != "source"]
    line = ["service_line"] if not kind.is_general else []
    main = [*quick, *(name for name in needed if name not in {*quick, "service_line"}), *line]
    ending = [one.name for one in subject.fields if one.required == "at_end"]
    rest = [one.name for one in subject.fields if one.name not in {*main, *ending, *_LAST}]
    rest += [one.name for one in subject.fields if one.name in _LAST]
    return {"main": main, "more": rest, "ending": ending, "own": subject.own.names}
