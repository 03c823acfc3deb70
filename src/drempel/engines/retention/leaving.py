"""What goes from a record and what stays, so that every count stays as it was.

In: the descriptions of the kinds. Out: for each field what happens to it. Codes, numbers and days
stay: figures are made of them. Texts, names, years of birth and identifiers go.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from drempel.engines.records import STORED, Kind
from drempel.engines.records.definition import EVERY, Field

# How a field leaves: as an empty value, as a random code where one is needed, or as the code of
# a group that others still share.
EMPTY, CODE, GROUP = "empty", "code", "group"
# How a random code begins, so that people and pages recognise it.
PREFIX = "anon-"

# Values that no figure reads: they go although they are codes, years or days.
UNREAD: Mapping[str, frozenset[str]] = {
    "file": frozenset({"ref_birth_year", "residence_status", "informed_on"}),
    "member": frozenset({"gender", "birth_year", "from_on", "until_on"}),
}
# A savings group is counted by its code, in purchases and in sessions.
SHARED: Mapping[str, frozenset[str]] = {"pur": frozenset({"saving_group"})}
# Class to the fields that leave by themselves, before or without their record: kind to names.
CLEARED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "path_texts": {
        "path": ("remark", "assigned_to"),
        "goal": ("wording",),
        "review": ("remark",),
        "act": ("remark",),
    },
    "contact_remarks": {"contact": ("remark",)},
    "owner": {"owner": ("label", "phone")},
    "dwelling": {"unit": ("label", "address")},
    "signal": {"signal": ("body",)},
    "feedback": {"feed": ()},
    "complaint": {"complaint": ("subject",)},
    "request": {"dsr": ()},
}
# Texts that tell of the association or the sector, not of a person, and why they stay.
NOT_PERSONAL: Mapping[str, str] = {
    "advocacy.title": "an action towards authorities, in the activity report",
    "commitment.code": "a commitment of the association",
    "commitment.reason": "why a commitment was dropped",
    "commitment.title": "a commitment of the association",
    "decl.special_events": "events of the year, in the activity report",
    "learning.change": "what the association changed",
    "learning.indicator": "the code of an indicator",
    "meeting.title": "a meeting of a consultation body",
    "narr.happened": "the activity report, read before it is released",
    "narr.method_note": "the activity report",
    "narr.not_shown": "the activity report, read before it is released",
    "narr.outlook": "the activity report",
    "narr.portrait": "de-identified and confirmed by a person before release",
    "narr.signalled": "the activity report, read before it is released",
    "narr.wanted": "the activity report",
    "partn.name": "an organisation",
    "proj.name": "a housing project",
    "sess.saving_group": "a code; it leaves with the last household of the group",
    "sess.title": "an activity open to many",
    "tool.title": "a publication",
}


@dataclass(frozen=True, slots=True)
class Leaving:
    """Names of fields by what happens to them when a record is made anonymous."""

    empty: tuple[str, ...]
    code: tuple[str, ...]
    group: tuple[str, ...]


@cache
def leaving_of(code: str) -> Leaving:
    """What leaves a kind of record; everything it does not name stays."""
    kind = next(one for one in STORED if one.code == code)
    ways = {one.name: _way(kind, one) for one in kind.own_fields}

    def names(way: str) -> tuple[str, ...]:
        return tuple(name for name, found in ways.items() if found == way)

    return Leaving(names(EMPTY), names(CODE), names(GROUP))


def _way(kind: Kind, one: Field) -> str:
    if one.name in EVERY:
        return ""
    if one.name in UNREAD.get(kind.code, ()):
        return EMPTY
    if not one.is_text or f"{kind.code}.{one.name}" in NOT_PERSONAL:
        return ""
    if one.name in SHARED.get(kind.code, ()):
        return GROUP
    return CODE if one.required == "yes" else EMPTY


@cache
def belongings() -> Mapping[str, tuple[str, ...]]:
    """Kinds that lead to a household file, nearest first: code to the fields by which they do.

    Read off the descriptions: a new kind that refers to one of these is found by itself.
    """
    found: dict[str, tuple[str, ...]] = {"file": ()}
    before = 0
    while len(found) > before:
        before = len(found)
        for kind in STORED:
            names = tuple(
                one.name
                for one in kind.own_fields
                if one.type == "reference" and one.target in found
            )
            if names and kind.code != "file":
                found[kind.code] = names
    return {code: found[code] for code in _nearest_first(found)}


def _nearest_first(found: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Each after the kinds that it refers to."""
    kinds = {kind.code: kind for kind in STORED}
    done: list[str] = ["file"]
    while len(done) < len(found):
        for code, names in found.items():
            if code in done:
                continue
            targets = {kinds[code].field(name).target for name in names}
            if targets <= {*done, code}:
                done.append(code)
    return done
