"""The command ``drempel disclosure``: protect a table of counts, and audit a protected one.

In: long CSV files, one column for each dimension, then ``count``. Out: the text to print; ``protect``
writes its file itself. ValueError or OSError, in one line, when a file cannot be used.
"""

import argparse
import csv
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from drempel.cli.engine import Parser
from drempel.engines.disclosure import (
    MARGIN,
    SHOWN,
    Table,
    intervals,
    is_small,
    lone_cells,
    make_table,
    protect_table,
    rounded_counts,
)
from drempel.engines.disclosure.search import STEPS_A_SECOND

COUNT, STATUS = "count", "status"
Key = tuple[str, ...]


class NotPassed(str):
    """An answer that says no: printed as any other, with exit status 1."""

    __slots__ = ()


def disclosure(words: Sequence[str]) -> str:
    """Answer ``drempel disclosure protect`` and ``drempel disclosure audit``."""
    asked = _parser().parse_args(words)
    if asked.threshold < len("ab"):
        raise ValueError(f"--threshold: found {asked.threshold}; expected 2 or more")
    return _protect(asked) if asked.verb == "protect" else _audit(asked)


def _parser() -> Parser:
    parser = Parser(prog="drempel disclosure")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Parser)
    protect = verbs.add_parser("protect", help="hide small counts and what gives them away")
    protect.add_argument("input", help="CSV with the inner counts")
    protect.add_argument("--out", required=True, help="CSV to write, margins included")
    protect.add_argument("--group", help="a sensitive dimension: no group may sit in one cell")
    protect.add_argument("--method", choices=("suppress", "round"), default="suppress")
    protect.add_argument("--time-limit", type=int, default=10, help="seconds, about")
    audit = verbs.add_parser("audit", help="what a reader can find of each hidden count")
    audit.add_argument("original", help="CSV with the inner counts")
    audit.add_argument("published", help="CSV that protect wrote")
    for one in (protect, audit):
        one.add_argument("--threshold", type=int, default=5, help="the smallest count shown")
    return parser


def _protect(asked: argparse.Namespace) -> str:
    names, inner = _read(asked.input)
    table = make_table(inner)
    if asked.time_limit < 0:
        raise ValueError(f"--time-limit: found {asked.time_limit}; expected seconds")
    if asked.method == "round":
        counts = rounded_counts(table)
        lines = {key: (str(counts[key]), SHOWN) for key in table.counts}
        said: dict[str, Any] = {"method": "round", "cells": len(lines)}
    else:
        found = protect_table(
            table,
            asked.threshold,
            sensitive=lone_cells(table, _place(names, asked.group)) if asked.group else (),
            steps=asked.time_limit * STEPS_A_SECOND,
        )
        lines = {
            key: (str(table.counts[key]) if one == SHOWN else "", one)
            for key, one in found.status.items()
        }
        said = {"method": "suppress", "cells": len(lines), "hidden": len(found.hidden())}
        said["least"] = found.is_least
    _write(asked.out, names, table, lines)
    return json.dumps(said)


def _place(names: Sequence[str], group: str) -> int:
    if group not in names:
        raise ValueError(f"--group: found {group!r}; expected one of {', '.join(names)}")
    return names.index(group)


def _write(path: str, names: Sequence[str], table: Table, lines: Mapping[Key, Any]) -> None:
    """Inner cells and margins in the order of their codes; the whole file or none of it."""
    unfinished = Path(f"{path}.part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*names, COUNT, STATUS])
        for key in product(*((*codes, MARGIN) for codes in table.codes)):
            writer.writerow([*key, *lines[key]])
    os.replace(unfinished, path)


def _audit(asked: argparse.Namespace) -> str:
    names, inner = _read(asked.original)
    table = make_table(inner)
    shown = _shown(asked.published, names, table)
    hidden = [key for key in table.counts if key not in shown]
    found = intervals(table, hidden)
    cells = [
        dict(zip(names, key, strict=True))
        | {"lo": one.low, "hi": one.high, "true": table.counts[key]}
        | {"protected": one.protects(asked.threshold), "exact": one.is_exact}
        for key, one in sorted(found.items())
    ]
    small = [
        dict(zip(names, key, strict=True)) | {"true": count}
        for key, count in sorted(shown.items())
        if is_small(count, asked.threshold)
    ]
    is_safe = not small and all(one["protected"] for one in cells)
    answer = {"threshold": asked.threshold, "protected": is_safe, "cells": cells}
    text = json.dumps(answer | {"shown_small": small}, ensure_ascii=False, indent=1)
    return text if is_safe else NotPassed(text)


def _shown(path: str, names: Sequence[str], table: Table) -> dict[Key, int]:
    """The counts that stand in a published file; each must be that of the original."""
    found = {}
    for number, row in _rows(path, names):
        key = tuple(row[name] for name in names)
        if key not in table.counts:
            raise ValueError(f"{path}, line {number}: {', '.join(key)} is not in the original")
        if row[COUNT] == "":
            continue
        count = _count(path, number, row[COUNT])
        if count != table.counts[key]:
            raise ValueError(
                f"{path}, line {number}: found {count}; expected {table.counts[key]}, the original"
            )
        found[key] = count
    return found


def _read(path: str) -> tuple[list[str], dict[Key, int]]:
    """The names of the dimensions, and the inner counts."""
    names: list[str] = []
    found: dict[Key, int] = {}
    for number, row in _rows(path, None):
        names = names or [name for name in row if name not in {COUNT, STATUS}]
        key = tuple(row[name] for name in names)
        if key in found:
            raise ValueError(f"{path}, line {number}: {', '.join(key)} stands twice")
        found[key] = _count(path, number, row[COUNT])
    if not found:
        raise ValueError(f"{path}: no counts; expected a line for each inner cell")
    return names, found


def _rows(path: str, names: Sequence[str] | None) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    head = reader.fieldnames or []
    wanted = [*names, COUNT] if names is not None else [*head[:-1], COUNT]
    if [one for one in head if one != STATUS] != wanted or len(set(head)) < len(head):
        raise ValueError(f"{path}: found {', '.join(head)}; expected {', '.join(wanted)}")
    for row in reader:
        if None in row or None in row.values():
            raise ValueError(f"{path}, line {reader.line_num}: expected {len(head)} cells")
        yield reader.line_num, row


def _count(path: str, number: int, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{path}, line {number}: found {text!r}; expected a whole number")
    return int(text)
