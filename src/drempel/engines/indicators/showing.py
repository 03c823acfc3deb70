"""How a figure is written: rounded for display only, half away from zero.

In: exact values with their unit. Out: numbers of a few decimals, and what programs read.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from drempel.engines.indicators.definition import LIST, MEDIAN, P90, Figure
from drempel.engines.indicators.results import Result

PRECISION = 6


def rounded(value: Fraction | Decimal | int, places: int) -> Decimal:
    """Round half away from zero to so many decimals."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = (scaled + Fraction(1, 2)).__floor__()
    number = Decimal(whole).scaleb(-places)
    return -number if exact < 0 else number


def places(figure: Figure, value: Fraction | Decimal | int) -> int:
    """How many decimals a value of this figure is shown with."""
    if figure.is_whole:
        return 0
    if figure.measure in {MEDIAN, P90} and Fraction(value).denominator == 1 and not figure.decimals:
        return 0
    return max(1, figure.decimals)


def shown(figure: Figure, value: Any) -> Decimal | None:
    """The value as it is displayed; None when there is none."""
    return None if value is None else rounded(value, places(figure, value))


def plain(figure: Figure, value: Any) -> Any:
    """The value for programs: whole counts as integers, other numbers as decimal texts.

    Not rounded as for display: up to six decimals, so that whoever reads it may go on reckoning.
    """
    if value is None or isinstance(value, list):
        return value
    if figure.is_whole:
        return int(value)
    return _text(rounded(value, PRECISION), max(1, figure.decimals))


def _text(number: Decimal, least: int) -> str:
    """Digits without needless zeros, at least so many decimals."""
    whole, _point, decimals = f"{number:f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(least, '0')}"


def as_data(result: Result) -> Mapping[str, Any]:
    """One figure as the command, the API and the open data give it."""
    figure = result.figure
    data: dict[str, Any] = {
        "code": figure.code,
        "value": plain(figure, result.value),
        "unit": figure.unit,
        "n": result.known,
        "N": result.units,
        "source": result.source,
        "version": figure.version,
        "breakdowns": {
            name: {code: plain(figure, value) for code, value in codes.items()}
            for name, codes in result.by.items()
        },
    }
    if result.low is not None and result.high is not None:
        data["interval"] = [plain(figure, result.low), plain(figure, result.high)]
    if figure.measure == LIST:
        data["value"] = [] if result.value is None else result.value
    return data


def as_document(results: Iterable[Result]) -> Mapping[str, Any]:
    """Figures as one document: what the command prints, and the API and the file of figures give."""
    return {"indicators": [as_data(one) for one in results]}
