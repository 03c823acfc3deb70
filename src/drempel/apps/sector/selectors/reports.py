"""Sector reports as the administration and the public may read them."""

from django.http import Http404

from drempel.apps.sector.models import SectorReport
from drempel.apps.sector.states import RELEASED


def latest(year: int) -> SectorReport | None:
    """The newest report of a year, released or not."""
    return SectorReport.objects.filter(year=year).order_by("-pk").first()


def years() -> list[int]:
    found = SectorReport.objects.order_by("-year").values_list("year", flat=True)
    return list(dict.fromkeys(found))


def released(year: int | None = None) -> SectorReport | None:
    """The release that counts: of a year, or the newest."""
    rows = SectorReport.objects.filter(state=RELEASED)
    return (rows.filter(year=year) if year else rows).order_by("-year").first()


def report_of(reference: str) -> SectorReport:
    found = SectorReport.objects.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def hidden_before(year: int) -> dict[str, dict[str, frozenset[str]]]:
    """Figure to dimension to categories that an earlier release of the year hid."""
    found: dict[str, dict[str, set[str]]] = {}
    for one in SectorReport.objects.filter(year=year).exclude(log_json=""):
        for code, entry in one.log["figures"].items():
            for dimension, codes in entry["hidden"].items():
                found.setdefault(code, {}).setdefault(dimension, set()).update(codes)
    return {
        code: {name: frozenset(codes) for name, codes in tables.items()}
        for code, tables in found.items()
    }
