"""Computing the sector report, and releasing what may leave the administration."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.references import next_reference
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT
from drempel.apps.kernel.states import Refused, RoleRefused, move_record
from drempel.apps.kernel.trail import record_event
from drempel.apps.sector.models import SectorReport
from drempel.apps.sector.selectors.reckoning import (
    Sector,
    figures_in_words,
    limits_on,
    reckon_sector,
)
from drempel.apps.sector.selectors.reports import hidden_before, released
from drempel.apps.sector.states import SECTOR_REPORT
from drempel.engines.disclosure import is_small
from drempel.engines.indicators.showing import plain
from drempel.engines.publishing import Limits, Published, is_count, is_safe, publish
from drempel.engines.trace import canonical_json

PREFIX = "SEC"
Data = dict[str, Any]


def compute_sector(*, year: int, by: Any, on: date) -> SectorReport:
    """Reckon the year over all subsidised associations and keep what it came to.

    by: a case officer or head of unit; None when a command does it.
    """
    if by is not None and not by.has_role(CASE_OFFICER, HEAD_OF_UNIT):
        raise RoleRefused(_("Your role does not allow this step."))
    sector, limits = reckon_sector(year, on), limits_on(on)
    if not sector.bodies:
        raise Refused(_("No association received a subsidy for %(year)s.") % {"year": year})
    with transaction.atomic():
        made = SectorReport.objects.create(
            reference=next_reference(SectorReport, PREFIX, year),
            year=year,
            content_json=canonical_json(_content(sector, limits, on)).decode(),
            log_json="",
            computed_on=on,
            computed_by=by,
        )
        _note(made, "compute", by, {"year": year, "associations": sector.bodies})
    return made


def _content(sector: Sector, limits: Limits, on: date) -> Data:
    """For the administration, and beside it what would be published with these limits."""
    before = hidden_before(sector.year)
    figures = dict(figures_in_words(sector))
    shown, log = {}, {}
    for code, figure in figures.items():
        result = sector.results[code]
        found = publish(result, _groups(sector, code, limits), limits, before.get(code))
        if not is_safe(found, limits):
            raise ValueError(f"{code}: what would be published is not safe")
        shown[code] = _published(figure, result, found)
        log[code] = {"why": found.why, "hidden": found.hidden, "audit": found.audit}
        figure["groups"] = _group_values(sector, code, limits)
    head = {
        "year": sector.year,
        "computed_on": on.isoformat(),
        "associations": sector.bodies,
        "reports": dict(sector.reports),
        "groups": {
            name: size for name, (size, _r) in sector.groups.items() if size >= limits.bodies
        },
        "limits": {
            "threshold": limits.threshold,
            "sensitive": limits.sensitive,
            "shares": limits.shares,
            "medians": limits.medians,
            "bodies": limits.bodies,
        },
    }
    return {
        **head,
        "figures": figures,
        "public": {**head, "figures": shown},
        "log": {"figures": log},
    }


def _groups(sector: Sector, code: str, limits: Limits) -> dict[str, int]:
    """The counts of a figure by kind of work, for kinds with enough associations."""
    return {
        name: int(results[code].value)
        for name, (size, results) in sector.groups.items()
        if size >= limits.bodies and is_count(results[code])
    }


def _group_values(sector: Sector, code: str, limits: Limits) -> Data:
    return {
        name: plain(results[code].figure, results[code].value)
        for name, (size, results) in sector.groups.items()
        if size >= limits.bodies
    }


def _published(figure: Data, result: Any, found: Published) -> Data:
    """A figure as the public reads it: hidden cells are left out and said to be hidden."""
    by = dict(found.by)
    groups = by.pop("group", {})
    hidden = {name: sorted(codes) for name, codes in found.hidden.items() if codes}
    names = {
        "label",
        "unit_label",
        "indicator",
        "unit",
        "version",
        "is_double",
        "dimensions",
        "names",
    }
    return {
        **{name: figure[name] for name in names if name in figure},
        "code": result.code,
        "value": plain(result.figure, found.value) if not found.why else None,
        "shown": figure["shown"] if not found.why else "",
        "why": found.why,
        **_known(result, found),
        "breakdowns": {
            name: {code: plain(result.figure, value) for code, value in codes.items()}
            for name, codes in by.items()
        },
        "groups": {name: plain(result.figure, value) for name, value in groups.items()},
        "hidden": hidden,
    }


def _known(result: Any, found: Published) -> Data:
    """For how many it is known, where that tells no small number."""
    unknown, least = result.units - result.known, found.least
    if found.why or is_small(result.known, least) or is_small(unknown, least):
        return {"n": None, "N": None}
    return {"n": result.known, "N": result.units}


def release_sector(*, report: SectorReport, by: Any, on: date) -> SectorReport:
    """Release a computed report: its public part is fixed; the release before it is followed."""
    with transaction.atomic():
        before = released(report.year)
        content = report.content
        public = canonical_json(content["public"])
        SectorReport.objects.filter(pk=report.pk, state="computed").update(
            public_json=public.decode(), log_json=canonical_json(content["log"]).decode()
        )
        if before is not None and before.pk != report.pk:
            move_record(SECTOR_REPORT, before, "supersede", by=by, on=on)
        return move_record(
            SECTOR_REPORT,
            report,
            "release",
            by=by,
            on=on,
            released_on=on,
            released_by=by,
            digest=hashlib.sha256(public).hexdigest(),
        )


def _note(report: SectorReport, verb: str, by: Any, data: Mapping[str, Any]) -> None:
    record_event(
        by=by or SYSTEM,
        verb=verb,
        subject=("sector_report", report.reference),
        association_id=None,
        data=data,
    )
