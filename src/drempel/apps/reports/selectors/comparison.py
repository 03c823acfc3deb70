"""The year before: as it was reported, and recomputed where a definition changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drempel.apps.reports.catalogue import evaluator
from drempel.apps.reports.selectors.figures import figures_under, known_figures
from drempel.apps.reports.selectors.reports import accepted_report
from drempel.engines.indicators import Figure, Result
from drempel.engines.indicators.showing import plain, shown

Results = Mapping[str, Result]


@dataclass(frozen=True)
class Before:
    """frozen: the figures of the accepted report of that year; results: what the records say now.

    recomputed: the same year under the definitions of this year, for figures that changed.
    """

    year: int
    results: Results
    frozen: Mapping[str, Any]
    recomputed: Results

    def says_something(self, code: str) -> bool:
        result = self.results.get(code)
        return result is not None and (result.value not in (None, 0, []) or bool(result.units))

    def data(self, figure: Figure) -> dict[str, Any]:
        """What stands beside a figure: last year, whether definitions differ, and recomputed."""
        found = self._then(figure.code)
        if found is None:
            return {"before": None, "is_break": False, "before_recomputed": None}
        is_break = found["version"] != figure.version
        again = self.recomputed.get(figure.code) if is_break else None
        return {
            "before": found,
            "is_break": is_break,
            "before_recomputed": None if again is None else _said(again),
        }

    def _then(self, code: str) -> dict[str, Any] | None:
        kept = self.frozen.get(code)
        if kept is not None:
            return {
                "value": kept["value"],
                "shown": kept["shown"],
                "version": kept["version"],
                "source": kept["source"],
                "year": self.year,
                "is_frozen": True,
            }
        result = self.results.get(code)
        if result is None:
            return None
        return _said(result) | {"year": self.year, "is_frozen": False}


def _said(result: Result) -> dict[str, Any]:
    written = None if isinstance(result.value, list) else shown(result.figure, result.value)
    return {
        "value": plain(result.figure, result.value),
        "shown": "" if written is None else f"{written:f}",
        "version": result.figure.version,
        "source": result.source,
    }


def year_before(association_id: int, year: int, on: date) -> Before:
    """Everything known of the year before a report."""
    last = year - 1
    accepted = accepted_report(association_id, last)
    return Before(
        year=last,
        results=known_figures(association_id, last, on),
        frozen=accepted.content["figures"] if accepted else {},
        recomputed=_again(association_id, year, on),
    )


def _again(association_id: int, year: int, on: date) -> Results:
    """Last year under this year's definitions; nothing when no definition changed."""
    then = {one.code: one.version for one in evaluator(year - 1).figures}
    changed = [one for one in evaluator(year).figures if then.get(one.code) != one.version]
    return figures_under(association_id, year, year - 1, on) if changed else {}
