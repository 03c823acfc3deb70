"""Published index figures, exactly as printed.

In: the figures of a pack (series, base, month, value, status). Out: figures as exact
fractions with their printed text. Unknown months are errors; two figures are divided
only inside one series and one base.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


class UnknownFigure(ValueError):  # noqa: N818 - reads as what it is
    """An index figure that is not in the pack was asked for."""


@dataclass(frozen=True, slots=True)
class IndexFigure:
    """One figure: value is exact, printed is the text of the source ("136.69").

    month: YYYY-MM. status: official, secondary (one public source) or computed.
    """

    series: str
    base: str
    month: str
    value: Fraction
    printed: str
    status: str

    def evidence(self) -> dict[str, str]:
        """Return what a trace keeps of the figure; its provenance may still improve."""
        return {
            "series": self.series,
            "base": self.base,
            "month": self.month,
            "value": self.printed,
        }


class IndexTable:
    """All figures of a pack, by series and base."""

    def __init__(self, figures: Iterable[IndexFigure]) -> None:
        """Sort the figures by series, base and month."""
        self._months: dict[tuple[str, str], dict[str, IndexFigure]] = {}
        for one in figures:
            self._months.setdefault((one.series, one.base), {})[one.month] = one

    def series(self) -> list[tuple[str, str]]:
        """List the known pairs of series and base."""
        return sorted(self._months)

    def months(self, series: str, base: str) -> dict[str, IndexFigure]:
        """Return the figures of one series and base by month, oldest first."""
        try:
            return self._months[series, base]
        except KeyError:
            known = ", ".join(f"{name} {year}" for name, year in self.series())
            raise UnknownFigure(
                f"the {_spoken(series)} index, base {base}, is not known; known: {known}"
            ) from None

    def figure(self, series: str, base: str, month: str) -> IndexFigure:
        """Return one figure; UnknownFigure names the last known month."""
        months = self.months(series, base)
        found = months.get(month)
        if found is not None:
            return found
        first, last = next(iter(months)), next(reversed(months))
        since = f"first known month {first}, " if month < first else ""
        raise UnknownFigure(
            f"the {_spoken(series)} index, base {base}, of {month} is not known; "
            f"{since}last known month {last}"
        )

    def last_known(self, series: str, base: str, month: str) -> IndexFigure:
        """Return the figure of a month or, when it is still to come, the last known one."""
        months = self.months(series, base)
        last = next(reversed(months))
        return self.figure(series, base, min(month, last))


def ratio(new: IndexFigure, old: IndexFigure) -> Fraction:
    """Divide two figures; ValueError unless they share series and base."""
    if (new.series, new.base) != (old.series, old.base):
        raise ValueError(
            f"an index of series {new.series}, base {new.base}, cannot be divided by one of "
            f"series {old.series}, base {old.base}"
        )
    return new.value / old.value


def _spoken(series: str) -> str:
    return series.replace("_", " ")
