"""The scheme pack in force for this installation, read once."""

from functools import cache
from pathlib import Path

from django.conf import settings

from drempel.apps.kernel.installation import is_demonstration
from drempel.engines.scheme import Scheme, load_scheme


@cache
def _load(path: Path, overlay: str | None) -> Scheme:
    return load_scheme(path, overlay=overlay)


@cache
def _pack(path: str, is_demonstration: bool) -> Scheme:
    folder = Path(path)
    overlay = "demonstration" if is_demonstration else None
    if overlay and not (folder / f"{overlay}.toml").exists():
        overlay = None
    return _load(folder, overlay)


def active_scheme() -> Scheme:
    """The pack of the settings; in a demonstration with its marked assumptions laid over it."""
    return _pack(str(settings.SCHEME_PATH), is_demonstration())


def code_label(list_name: str, code: str, language: str) -> str:
    """The words of a code of the pack in a language; the code itself when it is unknown."""
    scheme = active_scheme()
    for entry in scheme.codelist(list_name):
        if entry.code == code:
            return scheme.text(entry.labels, language)
    return code
