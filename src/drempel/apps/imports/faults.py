"""What can be said of a row that is not stored."""

from dataclasses import dataclass
from typing import Any

from drempel.engines.records.reading import Fault
from drempel.engines.tables import TableError


@dataclass(frozen=True, slots=True)
class RowFault:
    """row: as a spreadsheet numbers it. column: as the file calls it, "" for the whole row.

    what: a fault of a field, or of the row itself.
    """

    row: int
    column: str
    what: Fault | TableError

    @property
    def found(self) -> str:
        if isinstance(self.what, TableError):
            values = self.what.values
            return values.get("found") or values.get("error") or values.get("value") or ""
        return self.what.found

    def packed(self) -> dict[str, Any]:
        """As JSON, to be put into words later, in the language of whoever reads it."""
        if isinstance(self.what, TableError):
            values = {name: text for name, text in self.what.values.items() if name != "row"}
            what = {"table": self.what.key, "values": values}
        else:
            one = self.what
            what = {"field": one.field, "found": one.found, "key": one.key}
            what["values"] = dict(one.values)
        return {"row": self.row, "column": self.column, "what": what}


def unpacked(packed: dict[str, Any]) -> RowFault:
    """What ``packed`` made, back again."""
    what, row = packed["what"], packed["row"]
    found: Fault | TableError
    if "table" in what:
        found = TableError(what["table"], row=row, **what["values"])
    else:
        found = Fault(what["field"], what["found"], what["key"], what["values"])
    return RowFault(row, packed["column"], found)
