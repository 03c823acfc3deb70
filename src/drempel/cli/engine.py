"""Commands that ask an engine: award, deadline, index and scheme.

In: the words after the command. Out: the text to print. ValueError or OSError, in one
line, when the question cannot be answered.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from drempel.engines import money
from drempel.engines.award import Award, explain
from drempel.engines.check import check_scheme
from drempel.engines.deadlines import explain_clock
from drempel.engines.scheme import Scheme, load_scheme

_REPOSITORY_PACK = Path(__file__).resolve().parents[3] / "schemes" / "brussels_vih"
_WORKING_PACK = Path("schemes") / "brussels_vih"


class Parser(argparse.ArgumentParser):
    """A parser that gives its complaint as one line."""

    def error(self, message: str) -> NoReturn:
        raise ValueError(f"{self.prog}: {message}; see {self.prog} --help")


def _parser(command: str, verb: str, summary: str) -> tuple[Parser, Parser]:
    outer = Parser(prog=f"drempel {command}")
    inner = outer.add_subparsers(dest="verb", required=True, parser_class=Parser).add_parser(
        verb, help=summary, description=summary
    )
    return outer, inner


def _with_scheme(parser: Parser) -> None:
    parser.add_argument("--scheme", help="folder of the scheme pack (or DREMPEL_SCHEME)")


def _with_case(parser: Parser) -> None:
    parser.add_argument("--case", required=True, help="JSON file of the case, - for standard input")
    parser.add_argument("--format", choices=("json", "text"), default="json")
    parser.add_argument("--lang", help="language of the text, the first of the pack by default")
    _with_scheme(parser)


def pack_path(given: str | None) -> Path:
    """Return the folder of the pack: given, from the environment, or of the repository."""
    chosen = given or os.environ.get("DREMPEL_SCHEME")
    if chosen:
        return Path(chosen)
    return _REPOSITORY_PACK if _REPOSITORY_PACK.is_dir() else _WORKING_PACK


def _read_case(path: str) -> Any:
    """Read the JSON of a case; a key that stands twice is an error, not a choice."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}: no JSON, line {error.lineno}: {error.msg}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"found {name}; expected no such number")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _language(scheme: Scheme, asked: str | None) -> str:
    if asked is None:
        return scheme.languages[0]
    if asked not in scheme.languages:
        known = ", ".join(scheme.languages)
        raise ValueError(f"the scheme {scheme.key} has no language {asked}; it has {known}")
    return asked


def award(words: Sequence[str]) -> str:
    """Answer ``drempel award explain``."""
    parser, verb = _parser("award", "explain", "explain one yearly amount")
    _with_case(verb)
    verb.add_argument("--estimate", action="store_true", help="use the last known index figure")
    asked = parser.parse_args(words)
    scheme = load_scheme(pack_path(asked.scheme))
    found = explain(_read_case(asked.case), scheme, estimate=asked.estimate)
    if asked.format == "json":
        return _json(found.as_dict())
    return _award_text(found, _language(scheme, asked.lang))


def _award_text(found: Award, lang: str) -> str:
    lines = []
    for number, step in enumerate(found.steps, start=1):
        lines += [f"{number}. {step.text(lang)}", f"   {step.formula}"]
        lines.append(f"   = {money.plain(step.result_cents)}   ({step.law_in(lang)})")
    return "\n".join([*lines, f"SHA-256 {found.digest}"])


def deadline(words: Sequence[str]) -> str:
    """Answer ``drempel deadline explain``."""
    parser, verb = _parser("deadline", "explain", "explain one date limit")
    _with_case(verb)
    asked = parser.parse_args(words)
    scheme = load_scheme(pack_path(asked.scheme))
    found = explain_clock(_read_case(asked.case), scheme)
    if asked.format == "json":
        return _json(found.as_dict())
    return found.text(_language(scheme, asked.lang))


def index(words: Sequence[str]) -> str:
    """Answer ``drempel index value``."""
    parser, verb = _parser("index", "value", "print one published index figure")
    verb.add_argument("--series", required=True)
    verb.add_argument("--base", required=True)
    verb.add_argument("--month", required=True, help="YYYY-MM")
    _with_scheme(verb)
    asked = parser.parse_args(words)
    scheme = load_scheme(pack_path(asked.scheme))
    return scheme.index.figure(asked.series, asked.base, asked.month).printed


def scheme(words: Sequence[str]) -> str:
    """Answer ``drempel scheme check``."""
    parser, verb = _parser("scheme", "check", "load a pack and check everything in it")
    verb.add_argument("path", nargs="?", help="folder of the pack")
    _with_scheme(verb)
    asked = parser.parse_args(words)
    return check_scheme(pack_path(asked.path or asked.scheme))
