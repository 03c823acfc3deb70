"""Writes of the app `funders`: a number typed for a line, or taken away."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.associations.models import Association
from drempel.apps.funders.models import TypedLine
from drempel.apps.funders.selectors import Filled, typeable
from drempel.apps.kernel.roles import ASSOCIATION_ROLES
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail import record_event
from drempel.apps.reports.catalogue import catalogue
from drempel.engines.funders import FilledLine

LARGEST = 10**12


def _locked(association_id: int, by: Any) -> Association:
    """The association, locked: two people who type one line at once come one after the other."""
    if not by.has_role(*ASSOCIATION_ROLES) or by.association_id != association_id:
        raise RoleRefused(_("Only people of the association type its numbers."))
    return Association.objects.select_for_update().get(pk=association_id)


def type_line(
    *, filled: Filled, code: str, value: Fraction, reason: str, by: Any, on: date
) -> TypedLine:
    """Keep a number for a line of a period; a second one takes its place.

    Refused for a line that is reckoned, below zero, with parts of what is counted in whole numbers.
    """
    with transaction.atomic():
        association = _locked(by.association_id, by)
        _check(_line(filled, code), value)
        typed, _is_new = TypedLine.objects.update_or_create(
            association=association,
            template=filled.template.key,
            period=filled.period.key,
            line=code,
            defaults={
                "version": filled.template.version,
                "value": _text(value),
                "reason": reason,
                "typed_on": on,
                "typed_by": by,
            },
        )
        _note(filled, code, "type", by, {"value": typed.value, "reason": reason})
    return typed


def remove_typed_line(*, filled: Filled, code: str, by: Any) -> None:
    """Take a typed number away; nothing happens when there is none."""
    with transaction.atomic():
        association = _locked(by.association_id, by)
        found = TypedLine.objects.filter(
            association=association,
            template=filled.template.key,
            period=filled.period.key,
            line=code,
        )
        if found.delete()[0]:
            _note(filled, code, "remove", by, {})


def _line(filled: Filled, code: str) -> FilledLine:
    for one in typeable(filled):
        if one.line.code == code:
            return one
    raise Refused(_("This line is reckoned from the records: no number is typed over it."))


def is_whole(line: FilledLine) -> bool:
    """Whether what a line counts is not parted."""
    if line.figure is not None:
        return line.figure.is_whole
    return not catalogue().units[line.unit].get("decimals", 0)


def _check(line: FilledLine, value: Fraction) -> None:
    if not 0 <= value < LARGEST:
        raise Refused(_("Expected a number of zero or more."))
    if is_whole(line) and value.denominator != 1:
        raise Refused(_("This is counted in whole numbers: expected one without decimals."))
    if (value * 10_000).denominator != 1:
        raise Refused(_("Expected at most four decimals."))


def _text(value: Fraction) -> str:
    """Digits without needless zeros; the value has four decimals at most."""
    whole, rest = divmod(int(value * 10_000), 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")


def _note(filled: Filled, code: str, verb: str, by: Any, data: dict[str, Any]) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=("typed_line", f"{filled.template.key} {filled.period.key} {code}"),
        association_id=by.association_id,
        data={"version": filled.template.version} | data,
    )
