"""What a reference may be set to: the records that are open now, the newest first."""

from dataclasses import dataclass

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.shown import link_paths, title_of
from drempel.engines.records import Field, Kind, kind_of

MOST = 50


@dataclass(frozen=True, slots=True)
class Options:
    """pairs: identifier and words of each. is_choice: one of these is chosen, nothing is typed."""

    pairs: tuple[tuple[str, str], ...]
    is_choice: bool

    def words(self, uid: str) -> str:
        """What is read for an identifier; the identifier itself when it is not offered."""
        return dict(self.pairs).get(uid, uid)


def options_for(
    one: Field, association_id: int | None, *, current: str = "", shows: bool = True
) -> Options:
    """Open records of the kind that a reference points at, at most 50, and the current one."""
    kind = kind_of(one.target)
    rows = model_of(kind)._default_manager.filter(association_id=association_id)
    rows = rows.select_related(*link_paths(kind, kind.shown.title))
    still = rows.filter(anonymised_at=None)
    still = still.filter(**{f"{kind.end}__isnull": True}) if kind.end else still
    found = list(still.order_by("-id")[: MOST + 1])
    is_all, found = len(found) <= MOST, found[:MOST]
    if current and all(current not in {row.uid, _name(kind, row)} for row in found):
        found = [*rows.filter(uid=current), *found]
    pairs = tuple((row.uid, _words(kind, row, shows)) for row in found)
    # What has no name of its own cannot be typed: then the newest are offered.
    return Options(pairs, is_all or not kind.named_by)


def _name(kind: Kind, row: Record) -> str:
    return str(getattr(row, kind.named_by)) if kind.named_by else row.uid


def _words(kind: Kind, row: Record, shows: bool) -> str:
    """The title, with its day for what has no name of its own."""
    title = title_of(row, shows=shows)
    if kind.named_by or not kind.day:
        return title
    return f"{title} – {getattr(row, kind.day):%d.%m.%Y}"
