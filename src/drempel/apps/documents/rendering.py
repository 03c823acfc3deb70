"""From stored data to the bytes of a PDF: the same data gives the same bytes, anywhere.

In: the data of a letter and the template of its scheme pack. Out: a tagged PDF that follows
PDF/UA-1 and PDF/A-2a. No clock, no database, no network, no font of the system.
"""

import io
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from drempel.engines.scheme import Scheme, SchemeError
from drempel.engines.wording import NO_BREAK

STANDARDS = ("ua-1", "a-2a")
# What the bundled fonts can draw: Latin, Greek, Cyrillic, punctuation, currencies, arrows and
# signs of arithmetic. Anything else a person typed becomes a visible empty box: the standards
# refuse a sign without a shape, and a letter must not fail on a name.
_DRAWN = (
    (0x20, 0x7E),
    (0xA0, 0x377),
    (0x3A3, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x202F, 0x2040),
    (0x20A0, 0x20BF),
    (0x2100, 0x211E),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
)
_BOX = "\u25a1"
# A figure and what it counts stay on one line: 24 novembre, 60 dagen, +32 2 549 67 00.
_AFTER_FIGURE = re.compile(r"(?<=[0-9]) (?=[^\W_])|(?<=1er) (?=\w)")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def render_letter(kind: str, data: Mapping[str, Any], scheme: Scheme) -> bytes:
    """Set the letter. data: see ``documents.services``; SchemeError without such a template."""
    template = scheme.letters_path / f"{kind}.typ"
    if not kind.isidentifier() or not template.is_file():
        raise SchemeError(f"the scheme {scheme.key} has no letter {kind!r}")
    return set_pdf(
        template,
        scheme.letters_path,
        data,
        timestamp=data["timestamp"],
        qr=qr_svg(data["frame"]["address"]),
    )


def set_pdf(
    template: Path, root: Path, data: Mapping[str, Any], *, timestamp: int, **inputs: str
) -> bytes:
    """Set a template with its data. root: the folder it may read; inputs: further texts it asks."""
    made = typst.compile(
        str(template),
        root=str(root),
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=list(STANDARDS),
        timestamp=timestamp,
        sys_inputs={"data": json.dumps(_typeset(data), ensure_ascii=False), **inputs},
    )
    return bytes(made)


def qr_svg(address: str) -> str:
    """The address as a QR code, in black on white."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        drawn = "".join(map(_drawn, unicodedata.normalize("NFC", value)))
        return _AFTER_FIGURE.sub(NO_BREAK, drawn)
    if isinstance(value, Mapping):
        return {key: _typeset(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_typeset(item) for item in value]
    return value


def _drawn(sign: str) -> str:
    """The sign itself, a space for a control, nothing for a mark that steers direction."""
    if sign == "\n" or any(first <= ord(sign) <= last for first, last in _DRAWN):
        return sign
    kind = unicodedata.category(sign)
    return {"Cf": "", "Cc": " "}.get(kind, _BOX)
