"""What can be said of a row that is not stored."""

from dataclasses import dataclass

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
