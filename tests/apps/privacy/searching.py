"""Looking for a text everywhere: in every column of every table, in every file of a folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection


def tables() -> list[str]:
    return sorted(connection.introspection.table_names())


def found_in_tables(texts: Iterable[str]) -> Iterator[str]:
    """Table and column of every cell that holds one of the texts, whatever its type."""
    wanted = [text.casefold() for text in texts]
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    shown = str(value).casefold()
                    yield from (f"{table}.{column}: {value}" for text in wanted if text in shown)


def found_in_files(folder: Path, texts: Iterable[str]) -> Iterator[str]:
    """Files whose bytes hold one of the texts, in UTF-8 or in UTF-16."""
    wanted = [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le")]
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield from (f"{path}: {text!r}" for text in wanted if text in content)
