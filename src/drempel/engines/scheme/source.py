"""Files of a pack, read with the places a person can find back.

In: a path. Out: tables and rows that know their file and line. SchemeError for a
missing file, broken TOML, a missing or unknown column.
"""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from drempel.engines import wording
from drempel.engines.scheme.errors import SchemeError

_HEADER = re.compile(r"^\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a TOML file with its place.

    name: the table's name, dotted. lines: the line of each key, where it was found.
    """

    file: str
    name: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def place(self, key: str = "") -> str:
        """Say where the table, or one of its keys, stands."""
        where = f"{self.file}, table {self.name}" if self.name else self.file
        line = self.lines.get(key, self.line)
        return f"{where}, line {line}" + (f", {key}" if key else "")

    def fail(self, key: str, expected: str) -> SchemeError:
        """Make the error for a key that is absent or wrong."""
        found = repr(_shown(self.values[key])) if key in self.values else "nothing"
        return SchemeError.at(self.place(key), found, expected)

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(key, "a text that is not empty")
        return value

    def optional_text(self, key: str) -> str:
        """Return a text, empty when the key is absent."""
        return self.text(key) if key in self.values else ""

    def day(self, key: str) -> date:
        """Return a date."""
        value = self.values.get(key)
        if type(value) is not date:
            raise self.fail(key, "a date without quotes, like 2024-01-01")
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a date, or None when the key is absent."""
        return self.day(key) if key in self.values else None

    def whole(self, key: str) -> int:
        """Return a whole number."""
        value = self.values.get(key)
        if type(value) is not int:
            raise self.fail(key, "a whole number")
        return value

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """Return one of the allowed texts."""
        value = self.values.get(key)
        if value not in allowed:
            raise self.fail(key, "one of " + ", ".join(allowed))
        return str(value)

    def labels(self, key: str, languages: Sequence[str]) -> dict[str, str]:
        """Return one text per language of the pack."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.fail(key, f"a text for each of {', '.join(languages)}")
        for lang in languages:
            if not isinstance(value.get(lang), str) or not value[lang].strip():
                raise SchemeError.at(self.place(key), f"no text for {lang}", "one per language")
        return {lang: wording.typeset(value[lang], lang) for lang in languages}

    def only(self, known: Sequence[str]) -> None:
        """Refuse keys that nobody reads."""
        for key in self.values:
            if key not in known:
                raise SchemeError.at(self.place(key), "an unknown key", ", ".join(known))


def _shown(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


class TomlFile:
    """A TOML file of a pack and the lines its tables stand on."""

    def __init__(self, folder: Path, name: str) -> None:
        """Read the file; SchemeError when it is missing or is no TOML."""
        self.name = name
        path = folder / name
        try:
            text = path.read_text(encoding="utf-8")
            self.content: dict[str, Any] = tomllib.loads(text)
        except FileNotFoundError:
            raise SchemeError.at(name, "no such file", f"a file in {folder}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SchemeError.at(name, str(error), "a TOML file") from None
        self._lines = text.splitlines()
        self._headers = [
            (found.group(1).strip(), number)
            for number, line in enumerate(self._lines, start=1)
            if (found := _HEADER.match(line))
        ]

    def _keys_after(self, line: int) -> dict[str, int]:
        keys: dict[str, int] = {}
        for number in range(line + 1, len(self._lines) + 1):
            text = self._lines[number - 1]
            if _HEADER.match(text):
                break
            key, equals, _ = text.partition("=")
            if equals and not key.lstrip().startswith("#"):
                keys.setdefault(key.strip().split(".")[0].strip("\"' "), number)
        return keys

    def top(self) -> Table:
        """Return the keys that stand above the first table, and all tables as values."""
        return Table(self.name, "", 1, self.content, self._keys_after(0))

    def table(self, name: str) -> Table:
        """Return a single table; SchemeError when it is absent."""
        value: Any = self.content
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if not isinstance(value, dict):
            raise SchemeError.at(f"{self.name}, table [{name}]", "nothing", "this table")
        line = next((at for header, at in self._headers if header == name), 1)
        return Table(self.name, f"[{name}]", line, value, self._keys_after(line))

    def blocks(self, name: str) -> list[Table]:
        """Return the blocks [[name]] in file order; SchemeError when there are none."""
        value = self.content.get(name)
        if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
            raise SchemeError.at(
                f"{self.name}, table [[{name}]]", "nothing", "at least one block of this name"
            )
        at = [line for header, line in self._headers if header == name]
        return [
            Table(self.name, f"[[{name}]]", line, block, self._keys_after(line))
            for block, line in zip(value, [*at, *[1] * len(value)], strict=False)
        ]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a CSV file with its place."""

    file: str
    line: int
    values: Mapping[str, str]

    def place(self, column: str) -> str:
        """Say where a cell stands."""
        return f"{self.file}, line {self.line}, {column}"

    def fail(self, column: str, expected: str) -> SchemeError:
        """Make the error for a wrong cell."""
        return SchemeError.at(self.place(column), repr(self.values.get(column, "")), expected)

    def text(self, column: str) -> str:
        """Return a cell that is not empty."""
        value = self.values[column].strip()
        if not value:
            raise self.fail(column, "a text that is not empty")
        return value

    def labels(self, languages: Sequence[str]) -> dict[str, str]:
        """Return the labels, one column per language of the pack."""
        return {lang: wording.typeset(self.text(lang), lang) for lang in languages}


def rows(folder: Path, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Read a CSV file with a heading; columns: those that must be there, at least."""
    path = folder / name
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SchemeError.at(name, "no such file", f"a file in {folder}") from None
    except UnicodeDecodeError as error:
        raise SchemeError.at(name, str(error), "a file in UTF-8") from None
    reader = csv.DictReader(content.splitlines(keepends=True), strict=True)
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise SchemeError.at(
            f"{name}, line 1", f"no column {', '.join(missing)}", "columns " + ", ".join(columns)
        )
    try:
        for row in reader:
            if None in row or None in row.values():
                raise SchemeError.at(
                    f"{name}, line {reader.line_num}",
                    "a row of another length",
                    f"{len(reader.fieldnames or ())} cells",
                )
            yield Row(name, reader.line_num, row)
    except csv.Error as error:
        raise SchemeError.at(f"{name}, line {reader.line_num}", str(error), "a CSV row") from None
