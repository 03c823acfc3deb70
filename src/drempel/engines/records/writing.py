"""From typed values back to the texts that exports hold and imports read.

In: a typed value. Out: a text: ISO days, a dot before decimals, yes or no, codes with ";" between.
"""

from collections.abc import Callable, Mapping
from typing import Any

from drempel.engines import money
from drempel.engines.records.definition import Field

_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "money": money.plain,
    "boolean": lambda value: "yes" if value else "no",
    "many_codes": ";".join,
    "date": lambda value: str(value.isoformat()),
    "datetime": lambda value: str(value.isoformat()),
    "decimal": lambda value: f"{value:.2f}",
}


def write_value(one: Field, value: Any) -> str:
    """Write a value so that reading it gives the same value again; nothing gives ""."""
    if value is None or value == "":
        return ""
    return _WRITERS.get(one.type, str)(value)
