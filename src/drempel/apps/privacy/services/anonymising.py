"""Making records anonymous: identifiers and texts go, codes and days stay, so counts stay.

In: keys of rows of one kind and association. Out: how many, and which identifiers changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Func

from drempel.apps.activity.models import OwnField, model_of
from drempel.apps.activity.scheme import book
from drempel.engines.records import Kind, kind_of
from drempel.engines.retention import PREFIX, Leaving, age_band, leaving_of

# Own fields whose values an association chose from a list of its own: they name nobody.
_COUNTED_TYPES = ("choice", "boolean")


class RandomCode(Func):
    """A fresh random code for every row, made by the database: ``anon-`` and 24 figures."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **_more: Any) -> tuple[str, tuple[()]]:
        return f"('{PREFIX}' || lower(hex(randomblob(12))))", ()

    def as_postgresql(self, compiler: Any, connection: Any, **_more: Any) -> tuple[str, tuple[()]]:
        return f"('{PREFIX}' || left(replace(gen_random_uuid()::text, '-', ''), 24))", ()


def anonymise_rows(
    code: str, association_id: int, keys: Sequence[int], now: datetime
) -> Mapping[str, str]:
    """Make rows of a kind anonymous; return the old identifier of each with the new one.

    What is anonymous already keeps the identifier it has.
    """
    kind = kind_of(code)
    rows = model_of(kind)._default_manager.filter(
        association_id=association_id, pk__in=keys, anonymised_at__isnull=True
    )
    keys = list(rows.values_list("pk", flat=True))
    rows = model_of(kind)._default_manager.filter(pk__in=keys)
    before = dict(rows.values_list("pk", "uid"))
    _keep_counted(kind, association_id, rows)
    changes = _changes(kind, leaving_of(code))
    rows.update(
        **changes,
        uid=RandomCode(),
        own_tags=[],
        batch=None,
        version=F("version") + 1,
        anonymised_at=now,
    )
    after = dict(rows.values_list("pk", "uid"))
    return {uid: after[pk] for pk, uid in before.items()}


def _changes(kind: Kind, leaving: Leaving) -> dict[str, Any]:
    found: dict[str, Any] = {name: RandomCode() for name in leaving.code}
    found |= {name: empty_of(kind, name) for name in leaving.empty}
    found |= {
        f"{one.name}_mark": ""
        for one in kind.own_fields
        if one.is_encrypted and one.name in leaving.empty
    }
    return found


def empty_of(kind: Kind, name: str) -> Any:
    """What a field holds when nothing was filled in."""
    one = kind.field(name)
    if one.type == "many_codes":
        return []
    return "" if one.is_text or one.type == "code" else None


def _keep_counted(kind: Kind, association_id: int, rows: Any) -> None:
    """Of the association's own fields, values from a list stay; what people wrote goes."""
    with_own = list(rows.exclude(own={}).only("pk", "own"))
    if not with_own:
        return
    listed = {
        one.key: one
        for one in OwnField.objects.filter(
            association_id=association_id, kind=kind.code, type__in=_COUNTED_TYPES
        )
    }
    for row in with_own:
        row.own = {key: value for key, value in row.own.items() if _is_listed(listed, key, value)}
    type(with_own[0])._default_manager.bulk_update(with_own, ["own"], batch_size=200)


def _is_listed(listed: Mapping[str, OwnField], key: str, value: Any) -> bool:
    one = listed.get(key)
    if one is None:
        return False
    return isinstance(value, bool) if one.type == "boolean" else value in one.choices


def clear_fields(code: str, names: Iterable[str], rows: Any) -> int:
    """Empty some texts of rows that stay themselves; return how many rows."""
    kind = kind_of(code)
    return int(
        rows.update(**{name: empty_of(kind, name) for name in names}, version=F("version") + 1)
    )


def set_age_bands(files: Any, years: Mapping[int, int]) -> None:
    """Write the band of ages beside a year of birth that is about to go.

    years: key of a file to the reporting year of its last help.
    """
    codes = [one.code for one in book().entries("age_band")]
    by_band: dict[str, list[int]] = {}
    born = files.filter(ref_birth_year__isnull=False)
    for pk, year in born.values_list("pk", "ref_birth_year"):
        by_band.setdefault(age_band(years[pk] - year, codes), []).append(pk)
    for band, keys in by_band.items():
        files.filter(pk__in=keys).update(ref_age_band=band)
