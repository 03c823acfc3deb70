"""The retention run: every class whose term has passed, association by association, in pieces.

Each piece is a transaction of its own; a run that is broken off goes on where it stopped, since
what is done no longer is due. One event an association tells how many.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from drempel.apps.activity.models import model_of
from drempel.apps.activity.sealed import mark_of
from drempel.apps.associations.models import Association
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.trail import record_event
from drempel.apps.privacy.selectors.classes import Part, counts_due, parts_due
from drempel.apps.privacy.selectors.lives import Life, due_lives, household_lives
from drempel.apps.privacy.services.anonymising import anonymise_rows, clear_fields
from drempel.apps.privacy.services.erasures import erased_marks, forget_notes
from drempel.apps.privacy.services.households import anonymise_households
from drempel.apps.privacy.stores import Store, forget_records, stores
from drempel.engines.retention import Term, load_terms

HOUSEHOLDS_AT_ONCE, ROWS_AT_ONCE = 50, 500


@dataclass(slots=True)
class Tally:
    """What a run did, or would do, for one association or for the installation (None)."""

    association: Association | None
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, count: int) -> None:
        if count:
            self.counts[key] = self.counts.get(key, 0) + count


def terms_on(on: date) -> Mapping[str, Term]:
    return load_terms(active_scheme(), on)


def moment_before(term: Term, on: date) -> datetime:
    """Everything from before this moment has had its term."""
    return timezone.make_aware(datetime.combine(term.last_gone(on) + timedelta(days=1), time.min))


def retain_all(*, on: date, by: Any, is_dry: bool) -> Iterator[Tally]:
    """Every association in turn, then what the system keeps by itself."""
    for association in Association.objects.order_by("pk"):
        yield retain_association(association=association, on=on, by=by, is_dry=is_dry)
    yield retain_stores(on=on, is_dry=is_dry, by=by)


def retain_association(*, association: Association, on: date, by: Any, is_dry: bool) -> Tally:
    """Everything due of one association; with is_dry, only counted."""
    terms, tally = terms_on(on), Tally(association)
    lives = _lives_due(association.pk, terms, on)
    if is_dry:
        tally.add("household", len(lives))
        tally.counts |= {k: n for k, n in counts_due(association.pk, terms, on).items() if n}
        return tally
    try:
        _retain_households(tally, association.pk, lives, terms, on)
        for term in terms.values():
            for part in parts_due(association.pk, term, on):
                _retain_part(tally, association.pk, part)
    finally:
        _tell(tally, association, by, on)
    return tally


def _lives_due(
    association_id: int, terms: Mapping[str, Term], on: date, files: Iterable[int] = ()
) -> list[Life]:
    """Households whose term has passed, and those that a restored backup brought back."""
    lives = household_lives(association_id, files=files)
    due = due_lives(lives, terms["household"], on) if "household" in terms else []
    if erased := erased_marks():
        known = {life.key for life in due}
        due += [
            life
            for life in lives
            if life.key not in known and mark_of(association_id, life.uid) in erased
        ]
    return due


def _retain_households(
    tally: Tally, association_id: int, lives: list[Life], terms: Mapping[str, Term], on: date
) -> None:
    for start in range(0, len(lives), HOUSEHOLDS_AT_ONCE):
        piece = lives[start : start + HOUSEHOLDS_AT_ONCE]
        files = [pk for life in piece for pk in life.files]
        with transaction.atomic():
            # Asked again under lock: someone may have helped one of them meanwhile.
            locked = model_of("file")._default_manager.filter(pk__in=files)
            list(locked.select_for_update().values_list("pk", flat=True))
            fresh = _lives_due(association_id, terms, on, files)
            anonymise_households(association_id, fresh, instant())
        tally.add("household", len(fresh))


def _retain_part(tally: Tally, association_id: int, part: Part) -> None:
    while keys := list(part.rows.order_by("pk").values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        with transaction.atomic():
            if part.is_whole:
                renamed = anonymise_rows(part.kind, association_id, keys, instant())
                forget_records(association_id, {part.kind: renamed})
            else:
                rows = model_of(part.kind)._default_manager.filter(pk__in=keys)
                clear_fields(part.kind, part.names, rows)
        tally.add(part.term, len(keys))


def _tell(tally: Tally, association: Association, by: Any, on: date) -> None:
    if not tally.counts:
        return
    with transaction.atomic():
        record_event(
            by=by,
            verb="retain",
            subject=("association", association.enterprise_number),
            association_id=association.pk,
            data={"on": on.isoformat(), "counts": tally.counts},
        )


def retain_stores(*, on: date, by: Any, is_dry: bool) -> Tally:
    """The copies that the system keeps by itself, over all associations."""
    terms, tally = terms_on(on), Tally(None)
    for store in stores():
        if store.term in terms:
            tally.add(store.term, _retain_store(store, terms[store.term], on, is_dry=is_dry))
    if "backup" in terms and not is_dry:
        forget_notes(terms["backup"].last_gone(on) - timedelta(days=1))
    if tally.counts and not is_dry:
        with transaction.atomic():
            record_event(
                by=by,
                verb="retain",
                subject=("installation", "copies"),
                data={"on": on.isoformat(), "counts": tally.counts},
            )
    return tally


def _retain_store(store: Store, term: Term, on: date, *, is_dry: bool) -> int:
    rows = store.due(moment_before(term, on))
    return rows.count() if is_dry else store.remove(rows)


def retain_own(*, association_id: int, by: Any, on: date) -> Tally:
    """What is due of one association, asked for by its manager before the night does it."""
    association = Association.objects.get(pk=association_id)
    return retain_association(association=association, on=on, by=by, is_dry=False)
