"""What the database refuses: links across associations, and two uses of one dwelling at a time."""

from collections.abc import Iterator

from drempel.apps.kernel.triggers import Trigger, register
from drempel.engines.records import STORED, kind_of
from drempel.engines.records.definition import Kind

NEVER = "'9999-12-31'"


def _table(code: str) -> str:
    return f"activity_{code}"


def _same_house(kind: Kind) -> Iterator[Trigger]:
    """A reference never leaves the association. One trigger a table: each costs every row."""
    table = _table(kind.code)
    columns = [f"{one.name}_id" for one in kind.references]
    condition = " OR ".join(
        f"(NEW.{column} IS NOT NULL AND NEW.association_id <> "
        f"(SELECT association_id FROM {_table(one.target)} WHERE id = NEW.{column}))"
        for column, one in zip(columns, kind.references, strict=True)
    )
    message = f"{kind.code} refers to a record of another association"
    for event in ("INSERT", f"UPDATE OF {', '.join(columns)}, association_id"):
        yield Trigger(f"{table}_own_{event[:6].lower()}", table, event, message, condition)


def _free(table: str, other: str) -> str:
    """SQL: some period of ``other`` holds a day of the new one (the end day no longer counts)."""
    same = " AND o.id IS DISTINCT FROM NEW.id" if table == other else ""
    return (
        f"EXISTS (SELECT 1 FROM {_table(other)} o WHERE o.unit_id = NEW.unit_id{same} "
        f"AND o.start_on < COALESCE(NEW.end_on, {NEVER}) "
        f"AND COALESCE(o.end_on, {NEVER}) > NEW.start_on)"
    )


def _one_use() -> Iterator[Trigger]:
    lock = "PERFORM 1 FROM activity_unit WHERE id = NEW.unit_id FOR UPDATE;"
    for code in ("stay", "uday"):
        for other in ("stay", "uday"):
            for event in ("INSERT", "UPDATE OF unit_id, start_on, end_on"):
                yield Trigger(
                    f"activity_{code}_{other}_apart_{event[:6].lower()}",
                    _table(code),
                    event,
                    f"this dwelling has another {kind_of(other).labels['en'].lower()} then",
                    _free(code, other),
                    lock=lock,
                )


def _no_circle() -> Iterator[Trigger]:
    """A file is never its own double, and a double points at a file that is none itself."""
    for event in ("INSERT", "UPDATE OF double_of_id"):
        yield Trigger(
            f"activity_file_double_{event[:6].lower()}",
            "activity_file",
            event,
            "a file cannot be the double of itself",
            "NEW.double_of_id IS NOT NULL AND NEW.double_of_id = NEW.id",
        )


register(
    *(trigger for kind in STORED if kind.references for trigger in _same_house(kind)),
    *_one_use(),
    *_no_circle(),
)
