"""What a kind of record is: its fields, its rules, how it is shown.

In: nothing. Out: the shapes that ``load`` fills from ``kinds/*.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

Labels = Mapping[str, str]

TYPES = frozenset(
    {
        "text",
        "long_text",
        "code",
        "many_codes",
        "integer",
        "decimal",
        "money",
        "date",
        "datetime",
        "year",
        "boolean",
        "reference",
    }
)
# Written by the system: read in exports, never typed.
SYSTEM_FIELDS = ("id", "created_at", "updated_at")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    required: "yes", "no", or "at_end" (once the end of the record is filled).
    target: a code list for codes, the code of a kind for a reference, else empty.
    quick: place in the fast entry, 0 for a field that is not in it.
    default: "", "today", "yes", "no", "when_past", a code, a number, or another field's name.
    least: the smallest whole number; has_reasons: a coded field that also takes a null reason.
    """

    name: str
    type: str
    labels: Labels
    target: str = ""
    required: str = "no"
    quick: int = 0
    default: str = ""
    note: str = ""
    least: int = 0
    is_sensitive: bool = False
    is_encrypted: bool = False
    is_computed: bool = False
    has_reasons: bool = False

    @property
    def is_coded(self) -> bool:
        return self.type in {"code", "many_codes"}

    @property
    def is_text(self) -> bool:
        return self.type in {"text", "long_text"}


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that holds between fields.

    check: "order" (fields: first, last), "needs" (fields[0] is filled when ``when`` holds),
    "only" (fields[0] stays empty unless ``when`` holds), "one_of" (exactly one is filled).
    when: field to allowed values; "*" means filled, "!CODE" means any other.
    """

    check: str
    fields: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """How lists and titles show a kind: names of fields, in order."""

    title: tuple[str, ...]
    listed: tuple[str, ...]
    filtered: tuple[str, ...]
    group: str


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of record; there is one of each, so what follows from its fields is found once.

    model: the name of its table's class; empty for a view that the system keeps.
    parent: the reference that a sub-record hangs on; it takes its service line from there.
    named_by: the field by which people refer to it, beside its identifier.
    unique: fields that, with the association, occur once.
    takes_line: a sub-record, which always has the service line of its parent.
    is_general: about the association as a whole; its line is the first one when none is said.
    is_half_open: its end day is the first day that no longer counts.
    is_declared: typed for a whole year rather than recorded day by day.
    is_funded: may carry funder tags (effort, never a person).
    """

    code: str
    model: str
    labels: Labels
    plurals: Labels
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    shown: Shown
    parent: str = ""
    named_by: str = ""
    unique: tuple[str, ...] = ()
    takes_line: bool = False
    is_general: bool = False
    is_half_open: bool = False
    is_declared: bool = False
    is_funded: bool = True

    @cached_property
    def is_system(self) -> bool:
        return not self.model

    @cached_property
    def own_fields(self) -> tuple[Field, ...]:
        """The fields of this kind alone, without those that every record carries."""
        return tuple(one for one in self.fields if one.name not in EVERY)

    @cached_property
    def typed_fields(self) -> tuple[Field, ...]:
        """Those a person or a file may fill in."""
        return tuple(one for one in self.fields if not one.is_computed)

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """The references that the record may hang on, in the order in which they are asked."""
        either = (name for rule in self.rules if rule.check == "one_of" for name in rule.fields)
        return tuple(dict.fromkeys((*filter(None, (self.parent,)), *either)))

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """Those that name another record."""
        return tuple(one for one in self.own_fields if one.type == "reference")

    @cached_property
    def defaulted(self) -> tuple[Field, ...]:
        """Those that store something when nothing is answered."""
        return tuple(one for one in self.fields if one.default)

    @cached_property
    def needed(self) -> tuple[Field, ...]:
        """Those that a record cannot do without, from the start or once it has ended."""
        return tuple(
            one
            for one in self.typed_fields
            if one.required in {"yes", "at_end"} and one.default != "when_past"
        )

    @cached_property
    def quick_fields(self) -> tuple[Field, ...]:
        return tuple(sorted((f for f in self.own_fields if f.quick), key=lambda f: f.quick))

    @cached_property
    def day(self) -> str:
        """The first required date, or empty: the day the record is about."""
        dated = (f.name for f in self.own_fields if f.type == "date" and f.required == "yes")
        return next(dated, "")

    @cached_property
    def end(self) -> str:
        """The date that ends the record, or empty."""
        dated = (f.name for f in self.own_fields if f.type == "date" and f.required == "at_end")
        return next(dated, "")

    @cached_property
    def _named(self) -> Mapping[str, Field]:
        return {one.name: one for one in self.fields}

    def field(self, name: str) -> Field:
        """Return a field by its name; KeyError when the kind has none."""
        return self._named[name]

    def has(self, name: str) -> bool:
        return name in self._named


EVERY = frozenset({*SYSTEM_FIELDS, "service_line", "source", "funder_tags"})
