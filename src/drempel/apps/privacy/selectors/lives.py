"""When each household was last helped, and what keeps it open. Two questions an association."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Max, Q, Value

from drempel.apps.activity.models import model_of
from drempel.apps.privacy.selectors.ways import file_of, last_day, still_open
from drempel.engines.records import kind_of
from drempel.engines.retention import Term, belongings


@dataclass(slots=True)
class Life:
    """One household with its doubles. key: the file that is no double itself.

    codes: by the key of each file. last_on: the last day of help, last_kind: the record that
    tells it. open: kinds that are not closed yet, with how many.
    """

    key: int
    codes: dict[int, str] = field(default_factory=dict)
    uid: str = ""
    last_on: date = date.min
    last_kind: str = "file"
    open: dict[str, int] = field(default_factory=dict)

    @property
    def files(self) -> list[int]:
        return sorted(self.codes)

    @property
    def code(self) -> str:
        return self.codes[self.key]

    @property
    def is_open(self) -> bool:
        return bool(self.open)


def household_lives(association_id: int | None, *, files: Iterable[int] = ()) -> list[Life]:
    """Every household of an association that is not anonymous yet, longest silent first.

    A record that came to an anonymous household later makes it one of them again.
    files: only the households of these files, when given.
    """
    lives = _groups(association_id)
    if wanted := set(files):
        lives = {pk: life for pk, life in lives.items() if wanted & set(life.codes)}
    if lives:
        _fill(association_id, lives)
    alive = {life.key: life for life in lives.values() if life.last_on > date.min}
    return sorted(alive.values(), key=_order)


def _order(life: Life) -> tuple[date, int]:
    return (life.last_on, life.key)


def _groups(association_id: int | None) -> dict[int, Life]:
    """Key of every file, anonymous ones too, to the life of its household; doubles share one."""
    rows = model_of("file")._default_manager.filter(association_id=association_id)
    found = {
        pk: (double, code, uid)
        for pk, double, code, uid in rows.values_list("pk", "double_of_id", "code", "uid")
    }
    doubles = {pk: double for pk, (double, _code, _uid) in found.items()}
    lives: dict[int, Life] = {}
    by_file: dict[int, Life] = {}
    for pk, (_double, code, _uid) in found.items():
        key = _representative(pk, doubles)
        life = lives.setdefault(key, Life(key, uid=found[key][2]))
        life.codes[pk] = code
        by_file[pk] = life
    return by_file


def _representative(pk: int, doubles: Mapping[int, int | None]) -> int:
    """Follow the links as far as they go; one that leads out of the list ends there."""
    seen = {pk}
    while (following := doubles.get(pk)) is not None and following in doubles:
        if following in seen:
            return min(seen)
        seen.add(following)
        pk = following
    return pk


def _fill(association_id: int | None, lives: Mapping[int, Life]) -> None:
    few = set(lives) if len(lives) <= _FEW else None
    for file_id, code, last_on, waiting in _summaries(association_id, few):
        life = lives.get(file_id)
        if life is None:
            continue
        if last_on > life.last_on:
            life.last_on, life.last_kind = last_on, code
        if waiting:
            life.open[code] = life.open.get(code, 0) + waiting


# So many files are named in the question; for more, all of the association are read.
_FEW = 200


def _summaries(association_id: int | None, files: set[int] | None) -> Any:
    """Rows of household file, kind, last day and how many are open; one question."""
    parts = [_summary(code, association_id, files) for code in belongings()]
    return parts[0].union(*parts[1:], all=True)


def _summary(code: str, association_id: int | None, files: set[int] | None) -> Any:
    kind = kind_of(code)
    waiting = still_open(kind)
    rows = model_of(kind)._default_manager.filter(
        association_id=association_id, anonymised_at__isnull=True
    )
    rows = rows.annotate(of_file=file_of(code)).filter(of_file__isnull=False)
    if files is not None:
        rows = rows.filter(of_file__in=files)
    return (
        rows.values("of_file")
        .annotate(
            of_kind=Value(code, output_field=CharField()),
            last=Max(last_day(kind)),
            waiting=Count("pk", filter=waiting if waiting is not None else Q(pk__isnull=True)),
        )
        .values_list("of_file", "of_kind", "last", "waiting")
    )


def due_lives(lives: Iterable[Life], term: Term, on: date) -> list[Life]:
    """Households that nothing holds open and whose term has passed on a day."""
    return [one for one in lives if not one.is_open and term.due_on(one.last_on) <= on]
