"""Dossiers of every state and their trail, moved in bulk along the roads the database allows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from drempel.apps.accreditation.models import Dossier, DossierLine
from drempel.apps.associations.models import Association
from drempel.apps.documents.codes import new_code
from drempel.apps.documents.models import Letter
from drempel.apps.kernel.models import Event, TrailHead
from drempel.apps.kernel.roles import CASE_OFFICER, HEAD_OF_UNIT, MANAGER
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.trail.chain import GENESIS, canonical, event_hash, sign
from drempel.apps.kernel.trail.outside import trail_key
from drempel.apps.kernel.trail.write import chain_name
from drempel.apps.subsidies.models import Award

BATCH = 500
OPEN_STATES = ("draft", "submitted", "complete", "examined", "under_opinion")
ROAD = ("submitted", "complete", "examined", "under_opinion", "decided", "notified")
VERBS = ("open", "submit", "acknowledge", "declare_complete", "examine", "decide", "notify")


def _fields(state: str, year: int, who: dict[str, Any]) -> dict[str, Any]:
    """What a move writes, besides the state."""
    officer = who[CASE_OFFICER]
    return {
        "submitted": {"submitted_on": date(year, 2, 2), "submitted_by": who[MANAGER]},
        "complete": {
            "acknowledged_on": date(year, 2, 3),
            "handled_by": officer,
            "complete_on": date(year, 2, 9),
        },
        "examined": {
            "examined_on": date(year, 3, 9),
            "examined_by": officer,
            "outcome": "GRANTED",
            "reasons": "Les conditions sont remplies.",
            "granted_from_on": date(year + 1, 1, 1),
            "granted_until_on": date(year + 3, 12, 31),
            "reference_amount_cents": 3_000_000,
            "reference_month": f"{year - 1}-12",
        },
        "decided": {
            "decided_on": date(year, 4, 2),
            "decided_by": who[HEAD_OF_UNIT],
            "decision_reference": f"{year}-114",
        },
        "notified": {"notified_on": date(year, 4, 9), "notified_by": officer},
    }.get(state, {})


def _move(rows: list[Dossier], until: str, year: int, who: dict[str, Any]) -> None:
    """One statement a step for all of them: the triggers look at every row."""
    if until == "draft":
        return
    ids = [row.pk for row in rows]
    for state in ROAD[: ROAD.index(until) + 1]:
        for start in range(0, len(ids), BATCH):
            some = Dossier.objects.filter(pk__in=ids[start : start + BATCH])
            some.update(state=state, **_fields(state, year, who))


def _drafts(all_of: list[Association], year: int, who: dict[str, Any]) -> list[Dossier]:
    made = Dossier.objects.bulk_create(
        (
            Dossier(
                reference=f"ACC-{year}-{association.pk:05d}",
                association=association,
                kind=Dossier.RENEWAL,
                language=association.language,
                created_on=date(year, 2, 1),
                created_by=who[MANAGER],
                activities="Nous aidons des ménages à trouver un logement. " * 20,
                plan="Trois permanences par semaine. " * 20,
                rule_set=active_scheme().rule_set(date(year, 2, 1)).key,
                requested_from_on=date(year + 1, 1, 1),
                requested_until_on=date(year + 3, 12, 31),
            )
            for association in all_of
        ),
        batch_size=BATCH,
    )
    codes = [line.code for line in active_scheme().service_lines]
    DossierLine.objects.bulk_create(
        (
            DossierLine(dossier=one, code=code)
            for n, one in enumerate(made)
            for code in {codes[n % len(codes)], codes[(n + 1) % len(codes)]}
        ),
        batch_size=BATCH,
    )
    return made


def fill_dossiers(all_of: list[Association], who: dict[str, Any]) -> list[Dossier]:
    """A notified dossier of 2023 each, and of 2026 one in every open state by turns."""
    with transaction.atomic():
        old = _drafts(all_of, 2023, who)
        _move(old, "notified", 2023, who)
        new = _drafts(all_of, 2026, who)
        for turn, state in enumerate(OPEN_STATES):
            _move(new[turn :: len(OPEN_STATES)], state, 2026, who)
    return old + new


def fill_letters(awards: list[Award], sent: Letter) -> int:
    """A letter for each award of 2026, all with the file of the one that was really made."""
    rows = [
        Letter(
            code=new_code(),
            kind=sent.kind,
            language=sent.language,
            association_id=award.association_id,
            subject_type="award",
            subject_id=award.reference,
            title=sent.title,
            data="{}",
            file_id=sent.file_id,
            issued_on=award.notified_on,
            issued_at=sent.issued_at,
            issued_by_id=sent.issued_by_id,
        )
        for award in awards
        if award.year == 2026
    ]
    Letter.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def _told(dossiers: list[Dossier], awards: list[Award]) -> Iterator[tuple[str, str, str, int]]:
    for dossier in dossiers:
        for verb in VERBS:
            yield verb, "dossier", dossier.reference, dossier.association_id
    for award in awards:
        yield "take_over", "award", award.reference, award.association_id


def fill_trail(dossiers: list[Dossier], awards: list[Award], who: dict[str, Any]) -> int:
    """Every event chained to the one before, as the product writes them; return how many."""
    head = TrailHead.objects.filter(pk=1).first()
    seq, previous = (head.seq, head.hash) if head else (0, GENESIS)
    actor = f"person:{who[CASE_OFFICER].pk}"
    events = []
    for verb, kind, reference, association_id in _told(dossiers, awards):
        seq += 1
        row = {
            "seq": seq,
            "at": "2026-03-09T09:00:00.000000Z",
            "actor": actor,
            "verb": verb,
            "object_type": kind,
            "object_id": reference,
            "association_id": association_id,
            "data": canonical({"on": "2026-03-09", "reason": ""}),
        }
        made = event_hash(row, previous)
        events.append(Event(**row, previous=previous, hash=made))
        previous = made
    with transaction.atomic():
        Event.objects.bulk_create(events, batch_size=BATCH)
        signature = sign(trail_key(), chain_name(), seq, previous)
        values = {"seq": seq, "hash": previous, "signature": signature}
        TrailHead.objects.update_or_create(pk=1, defaults=values)
    return len(events)
