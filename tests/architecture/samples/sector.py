"""Addresses with arguments of the app `sector`: numbers of all associations together."""

from typing import Any

from tests.architecture.shapes import Sample

WITH_ARGUMENTS: dict[str, Any] = {
    "sector_figure": lambda _w, _h: [Sample("sector_figure", {"code": "AX-04"})],
    "sector_public_figure": lambda _w, _h: [Sample("sector_public_figure", {"code": "AX-04"})],
    "sector_release": lambda world, _h: [
        Sample("sector_release", {"reference": world.sector.reference})
    ],
}
