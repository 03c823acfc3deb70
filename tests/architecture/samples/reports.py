"""Addresses with arguments of the app `reports`: name to a function (world, house) -> samples."""

from typing import Any

from tests.architecture.shapes import Sample

# A count, a share, a list of texts, and one of figures; each is that of one's own association.
CODES = ("AX-04", "A1-G09", "AM-08.area", "A1-G02.acts_per_path")

WITH_ARGUMENTS: dict[str, Any] = {
    "figure_detail": lambda _world, _house: [Sample("figure_detail", {"code": c}) for c in CODES]
}
