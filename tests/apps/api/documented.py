"""The operations of the document, for walks over all of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drempel.apps.activity.models import MODELS
from drempel.apps.api.document import document_text

YEAR = "2025"


@dataclass(frozen=True)
class Documented:
    """One operation of the document. kind: its code, empty for what is of no kind."""

    name: str
    method: str
    path: str
    kind: str
    said: dict[str, Any]

    def address(self, uid: str) -> str:
        return self.path.replace("{id}", uid).replace("{year}", YEAR)

    @property
    def is_yearly(self) -> bool:
        return "{year}" in self.path

    @property
    def reads(self) -> bool:
        return self.method == "get"


def operations() -> Iterator[Documented]:
    """Every operation, in the order of the document."""
    for path, item in json.loads(document_text())["paths"].items():
        for method, said in item.items():
            kind = path.split("/")[3]
            yield Documented(
                said["operationId"], method, path, kind if kind in MODELS else "", said
            )
