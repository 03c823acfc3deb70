"""The accounts a visitor of the demonstration can use, and their one password."""

from collections.abc import Iterable

from drempel.apps.kernel.roles import LABELS
from drempel.demo.sources import Human, bodies, humans

# Known to everyone on purpose; it opens only databases founded as demonstration.
PASSWORD = "seuil-drempel-2026"  # noqa: S105 - printed for every visitor


def featured() -> list[Human]:
    """Staff of the Region first, then people of associations whose dossier is worth a look."""
    return [human for human in humans() if human.is_featured]


def _place(human: Human) -> str:
    if not human.association:
        return str(LABELS[human.role])
    body = next(one for one in bodies() if one.key == human.association)
    return f"{LABELS[human.role]}, {body.name_fr or body.name_nl}"


def _columns(rows: Iterable[tuple[str, ...]]) -> list[str]:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def accounts_table() -> str:
    """Address, name and role of each account; the password, the same for all, in each line."""
    head = ("address", "name", "role", "password")
    rows = [(one.email, one.name, _place(one), PASSWORD) for one in featured()]
    return "\n".join(_columns([head, *rows]))
