"""Files that may be of the same household, inside one association.

Names and telephones are compared by their sealed marks: nothing is opened for it.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from drempel.apps.activity.sealed import mark_of
from drempel.apps.activity.selectors.records import records_of
from drempel.engines.records import kind_of

MOST = 6
NAME, PHONE, CODE, ALIKE, BORN = "name", "phone", "code", "alike", "born"
# What two households have in common by chance unless all of it is the same.
_MAKE_UP = ("municipality", "household_type", "adults", "minors")
_NUMBERED = re.compile(r"[0-9]{1,12}$")
_FIRST_CODE = ("M-", 4)
_LOOKED_AT = 500
# So many of the newest codes say how the association writes them.
_USUAL = 50
# A longer code is no code that people type by hand.
_LONGEST = 30

Found = tuple[Any, tuple[str, ...]]


def possible_doubles(
    association_id: int, values: Mapping[str, Any], *, but: int | None = None
) -> list[Found]:
    """Files that look like one, each with the reasons why; at most six, the surest first.

    values: typed values of the file by field name; those that are not known may be left out.
    but: key of the file itself, when it is stored.
    """
    wanted = _alike(association_id, values)
    if not wanted:
        return []
    rows = records_of(kind_of("file"), association_id).filter(wanted, anonymised_at=None)
    if but is not None:
        rows = rows.exclude(pk=but)
    found = [(row, _reasons(row, values)) for row in rows.order_by("-id")[:_LOOKED_AT]]
    found = [(row, reasons) for row, reasons in found if reasons]
    return sorted(found, key=lambda pair: -len(pair[1]))[:MOST]


def _alike(association_id: int, values: Mapping[str, Any]) -> Q:
    wanted = Q()
    for name in (NAME, PHONE):
        mark = mark_of(association_id, str(values.get(name) or ""))
        if mark:
            wanted |= Q(**{f"{name}_mark": mark})
    same = {name: values.get(name) for name in ("ref_birth_year", *_MAKE_UP)}
    if None not in same.values():
        wanted |= Q(**same)
    code = str(values.get("code") or "")
    if digits := _digits(code):
        wanted |= Q(code__regex=rf"^[^0-9]*0*{digits}[^0-9]*$")
    if 1 < len(code) <= _LONGEST and values.get("municipality") and values.get("household_type"):
        place = {name: values[name] for name in ("municipality", "household_type")}
        wanted |= Q(code__iregex=one_off(code), **place)
    return wanted


def _reasons(row: Any, values: Mapping[str, Any]) -> tuple[str, ...]:
    found = []
    for name in (NAME, PHONE):
        mark = mark_of(row.association_id, str(values.get(name) or ""))
        if mark and mark == getattr(row, f"{name}_mark"):
            found.append(name)
    if all(values.get(name) == getattr(row, name) for name in ("ref_birth_year", *_MAKE_UP)) and (
        row.ref_birth_year is not None
    ):
        found.append(BORN)
    code = str(values.get("code") or "")
    if _digits(code) and _digits(code) == _digits(row.code):
        found.append(CODE)
    elif 1 < len(code) <= _LONGEST and re.match(one_off(code), row.code, re.IGNORECASE):
        found.append(ALIKE)
    return tuple(found)


def _digits(code: str) -> str:
    """The figures of a code that holds one number, without the zeros before it."""
    runs = re.findall(r"\d+", code)
    return runs[0].lstrip("0") if len(runs) == 1 else ""


def one_off(code: str) -> str:
    """A pattern of the codes that differ in one sign: another, one more, one less, two turned.

    A figure in the place of a figure is left out: M-0413 comes after M-0412 and doubles nothing.
    """
    signs = [re.escape(sign) for sign in code]
    forms = []
    for n in range(len(signs)):
        before, after = "".join(signs[:n]), "".join(signs[n + 1 :])
        forms.append(f"{before}{'[^0-9]?' if code[n].isdigit() else '.?'}{after}")
        if n + 1 < len(signs):
            forms.append(f"{before}{signs[n + 1]}{signs[n]}{''.join(signs[n + 2 :])}")
    forms += [f"{''.join(signs[:n])}.{''.join(signs[n:])}" for n in range(len(signs) + 1)]
    return f"^({'|'.join(forms)})$"


def next_code(association_id: int) -> str:
    """The next free code, written as most of the newest ones are: M-0413 after M-0412."""
    rows = records_of(kind_of("file"), association_id)
    recent = list(rows.order_by("-id").values_list("code", flat=True)[:_LOOKED_AT])
    endings = [(code, found) for code in recent if (found := _NUMBERED.search(code))]
    usual = Counter(code[: found.start()] for code, found in endings[:_USUAL]).most_common(1)
    if not usual:
        prefix, width = _FIRST_CODE
        return f"{prefix}{1:0{width}d}"
    prefix = usual[0][0]
    numbers = [found.group() for code, found in endings if code[: found.start()] == prefix]
    return f"{prefix}{max(map(int, numbers)) + 1:0{len(numbers[0])}d}"
