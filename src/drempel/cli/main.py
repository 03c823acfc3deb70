"""The command ``drempel``.

Questions to the engines (award, deadline, disclosure, index, kinds, scheme) are answered without Django,
so that they start at once; every other first word is a management command of Django.
Exit status: 0; 1 for an audit that did not pass; 2 with one line on the error stream and nothing on
the output.
"""

import os
import sys
from collections.abc import Callable, Sequence

from drempel.cli import engine, records
from drempel.cli.disclosure import NotPassed, disclosure

_DJANGO_SETTINGS = "drempel.config.settings.dev"
_ENGINES: dict[str, Callable[[Sequence[str]], str]] = {
    "award": engine.award,
    "deadline": engine.deadline,
    "disclosure": disclosure,
    "index": engine.index,
    "kinds": records.kinds,
    "scheme": engine.scheme,
}

_HELP = """\
drempel <command>: accreditation and subsidy of associations, explained

Questions, answered at once:
  award explain     an amount, step by step            --case CASE.json
  deadline explain  a date, line by line               --case CASE.json
  index value       one published figure               --series health --base 2013 --month 2025-12
  scheme check      load and check a scheme pack       [PATH]
  kinds             kinds of records and their columns --format json
  disclosure protect  hide small counts of a table     INPUT.csv --threshold 5 --out OUT.csv
  disclosure audit  what can be found of hidden counts ORIGINAL.csv PUBLISHED.csv --threshold 5

Records of an association, which its enterprise number names:
  import KIND FILE  a CSV or XLSX file becomes records --association 0123.456.749 [--dry-run]
  export KIND       what import reads                  --association 0123.456.749 --format csv

Figures for programs:
  report catalogue  the indicators, in three languages --format json
  report compute    what they come to in a year        --association NUMBER | --sector --year 2025
  report funder     a funder's template, filled        --association NUMBER --template KEY --period 2025

An installation:
  migrate           bring the database up to date
  createadmin       found a production installation with its first administrator
  demo              load the demonstration into an empty database
  expire            mark accreditations that ran out; once a day
  retain            make anonymous what was kept long enough; once a day     [--dry-run]
  backup            copy the database, check a copy, end old ones  --to FOLDER --prune FOLDER
  register export   the public awards of a year        --year 2021 --format csv
  audit verify      check the trail and the triggers

Each takes --help. Texts to translate: drempel messages. Everything else: drempel help --commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; arguments: those of the process when None."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help"} or words == ["help"]:
        print(_HELP)
        return 0
    if words[0] in _ENGINES:
        return _answer(_ENGINES[words[0]], words[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _DJANGO_SETTINGS)
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - starts slowly

    execute_from_command_line(["drempel", *words])
    return 0


def _answer(command: Callable[[Sequence[str]], str], words: Sequence[str]) -> int:
    """Print what a command answers, or the one line that says why it cannot."""
    try:
        answer = command(words)
    except (ValueError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    sys.stdout.buffer.write(answer.encode() + b"\n")
    sys.stdout.flush()
    return 1 if isinstance(answer, NotPassed) else 0


if __name__ == "__main__":
    sys.exit(main())
