"""Numbers with what they count. Two that count different things are never added.

In: a value and its unit. Out: ``Amount``. ``UnitsDifferError`` says which two were to be added.
"""

from dataclasses import dataclass
from fractions import Fraction

from drempel.engines.indicators.errors import UnitsDifferError


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something. unit: a counting unit of the catalogue, as in ``household``."""

    value: Fraction | int
    unit: str

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.value + self._same(other).value, self.unit)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.value - self._same(other).value, self.unit)

    def _same(self, other: "Amount") -> "Amount":
        if other.unit != self.unit:
            raise UnitsDifferError(
                f"{self.unit} and {other.unit} are different things: never added"
            )
        return other
