"""Many rows written at once: the statement Django makes for one row, for many; or a stream.

In: a model, names of its columns and rows of typed values. Out: rows in the table, every trigger
and constraint asked. Making an object of each row and a statement of each few costs ten times more.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.sql import InsertQuery

_MOST_REMEMBERED = 5_000
_HOLDING = (list, dict)
# What SQLite takes in one statement on every machine.
_MOST_VARIABLES = 999
# What the driver takes as it is, and what is written differently each time it is sealed.
_PLAIN = (models.CharField, models.IntegerField, models.ForeignKey)


class Inserter:
    """Writes rows of one table inside the open transaction; columns: attribute names, in order."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        by_name = {one.attname: one for one in model._meta.concrete_fields}
        fields = [by_name[name] for name in columns]
        query = InsertQuery(model)
        query.insert_values(fields, [model()], raw=True)
        ((one_row, _),) = query.get_compiler(connection=connection).as_sql()
        self._adapters = [_adapter(one) for one in fields]
        quoted = [connection.ops.quote_name(one.column) for one in fields]
        table = connection.ops.quote_name(model._meta.db_table)
        self._stream = f"COPY {table} ({', '.join(quoted)}) FROM STDIN"
        # SQLite keeps a copy of every page that a statement changes on a table with triggers, to
        # take the statement back: rows that share a statement share these copies.
        self._together = max(1, _MOST_VARIABLES // len(fields))
        values = one_row.rpartition("VALUES ")[2]
        self._one, self._many = one_row, one_row + f", {values}" * (self._together - 1)

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Insert the rows; IntegrityError when the database refuses one of them."""
        columns = zip(*rows, strict=True)
        adapted = [
            column if adapt is None else map(adapt, column)
            for column, adapt in zip(columns, self._adapters, strict=False)
        ]
        ready = list(zip(*adapted, strict=True)) if adapted else []
        if connection.vendor == "postgresql":
            self._copy(ready)
        else:
            self._insert(ready)

    def _insert(self, ready: Sequence[Sequence[Any]]) -> None:
        alone = len(ready) % self._together
        many = [
            [value for row in ready[start : start + self._together] for value in row]
            for start in range(0, len(ready) - alone, self._together)
        ]
        with connection.cursor() as cursor:
            if many:
                cursor.executemany(self._many, many)
            if alone:
                cursor.executemany(self._one, ready[-alone:])

    def _copy(self, ready: Sequence[Sequence[Any]]) -> None:
        """PostgreSQL takes a stream of rows; triggers and constraints are asked all the same."""
        with (
            connection.cursor() as cursor,
            connection.wrap_database_errors,
            cursor.cursor.copy(self._stream) as stream,
        ):
            for row in ready:
                stream.write_row(row)


def _adapter(one: models.Field) -> Callable[[Any], Any] | None:
    """How a value of a column is given to the driver; None where it goes as it is."""
    if type(one) in _PLAIN or isinstance(one, _PLAIN[1:]):
        return None

    def adapt(value: Any) -> Any:
        return one.get_db_prep_save(value, connection)

    if isinstance(one, models.TextField):
        return adapt
    return _remembering(adapt)


def _remembering(adapt: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Days, numbers and lists of codes come back again and again."""
    known: dict[Any, Any] = {}

    def recall(value: Any) -> Any:
        if value is None:
            return None
        key: Any = value
        if type(value) in _HOLDING:
            key = tuple(value.items() if type(value) is dict else value)
        found = known.get(key)
        if found is None:
            if len(known) > _MOST_REMEMBERED:
                known.clear()
            found = known[key] = adapt(value)
        return found

    return recall
