"""A proposed entry of the catalogue, read as the pack would read it.

In: the text of an entry as in ``indicators/*.toml``. Out: the indicator, or a ``DefinitionError``
that says what is wrong. Nothing is kept.
"""

import tomllib
from typing import Any

from drempel.engines.indicators.catalogue import Catalogue, read_indicator
from drempel.engines.indicators.definition import Indicator
from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.evaluation import Evaluator

FAMILY = ("axis", "from", "status")


def read_proposed(text: str, catalogue: Catalogue) -> Indicator:
    """Read one ``[[indicator]]`` with the head of its family, and make its figures ready.

    A figure that is reckoned from others may name those of the catalogue.
    """
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"the entry is no TOML: {error}") from None
    missing = [name for name in FAMILY if name not in table]
    if missing:
        raise DefinitionError(f"{missing[0]} is missing; expected axis, from and status on top")
    found = table.get("indicator", [])
    if len(found) != 1:
        raise DefinitionError(f"{len(found)} indicators; expected one [[indicator]]")
    try:
        one = read_indicator(found[0], table, catalogue.units)
    except KeyError as error:
        raise DefinitionError(f"{error.args[0]} is missing") from None
    year = max(figure.since.year for figure in one.figures)
    beside = [other for other in catalogue.figures(year) if other.indicator != one.code]
    Evaluator([*beside, *one.in_year(year)], catalogue.rules)
    return one
