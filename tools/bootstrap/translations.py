"""Compile translations (.po to .mo) with Babel, so that no gettext has to be installed."""

from pathlib import Path

PATTERN = "src/drempel/**/locale/*/LC_MESSAGES/*.po"


def is_stale(po: Path, mo: Path) -> bool:
    """Tell whether ``mo`` is missing or older than ``po``."""
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def compile_stale(root: Path) -> int:
    """Compile what is stale below ``root`` and return how many files that were."""
    pairs = [(po, po.with_suffix(".mo")) for po in sorted(root.glob(PATTERN))]
    stale = [(po, mo) for po, mo in pairs if is_stale(po, mo)]
    for po, mo in stale:
        compile_one(po, mo)
    return len(stale)


def compile_one(po: Path, mo: Path) -> None:
    """Write ``mo`` from ``po`` in one move; uncertain ("fuzzy") translations are left out."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only in the environment
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
    draft = mo.with_suffix(".mo.draft")
    with draft.open("wb") as target:
        write_mo(target, catalogue)
    draft.replace(mo)
