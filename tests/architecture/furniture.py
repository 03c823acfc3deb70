"""What an association has beside its records: batches, own fields and tags, tokens, looks.

In: the association, someone of it, its records and the mark of its texts. Out: rows, one of every
table that holds something of an association. A new table gets its row here.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from drempel.apps.activity.models import (
    Batch,
    DocumentedException,
    FileView,
    OwnField,
    OwnTag,
    Record,
)
from drempel.apps.api.models import ApiToken
from drempel.apps.consultation import services as voices
from drempel.apps.consultation.models import Proposal
from drempel.apps.funders.models import TypedLine
from drempel.apps.imports import uploads
from drempel.apps.imports.models import Import
from drempel.apps.imports.models import Mapping as Source
from drempel.apps.imports.services.running import run
from drempel.apps.kernel.installation import instant
from drempel.apps.reports.models import Report, TypedTotal


def _explain(person: Any, slot: Record, mark: str) -> None:
    """A permanence that nobody said was held, and why."""
    type(slot).objects.filter(pk=slot.pk).update(is_held=None)
    DocumentedException.objects.create(
        association=slot.association,
        rule="permanence_not_answered",
        kind="slot",
        uid=slot.uid,
        version=slot.version,
        reason=f"{mark}reason",
        lifted_on=instant().date(),
        lifted_by=person,
    )


def furnish(person: Any, records: Mapping[str, Record], mark: str) -> None:
    """Make one row of each; ``mark`` begins every text that a person could have written."""
    association = records["file"].association
    OwnField.objects.create(
        association=association,
        kind="contact",
        key="note",
        label=f"{mark}field",
        type="choice",
        choices=[f"{mark}choice"],
    )
    OwnTag.objects.create(association=association, key="tag", label=f"{mark}tag")
    for way in ("file", "tally"):
        Batch.objects.create(
            association=association,
            kind="contact",
            way=way,
            name=f"{mark}batch.csv",
            made_at=instant(),
            made_by=person,
        )
    ApiToken.objects.create(
        association=association,
        name=f"{mark}token",
        prefix="drp_000000",
        hash=f"{association.pk:064}",
        scopes=["read"],
        made_by=person,
        made_at=instant(),
        expires_on=instant().date(),
    )
    _explain(person, records["slot"], mark)
    FileView.objects.create(
        association=association,
        person=person,
        kind="file",
        uid=records["file"].uid,
        act="open",
        at=instant(),
    )
    send_files(person, association, mark)


def furnish_report(person: Any, report: Report, mark: str) -> None:
    """What people typed for a report beside its texts."""
    said = {"association": report.association, "year": report.year}
    TypedTotal.objects.create(
        **said,
        code="AX-04",
        value="12",
        categories={"D8": {"DESK": "12"}},
        source="DECLARED",
        reason=f"{mark}Agenda.",
        typed_on=instant().date(),
        typed_by=person,
    )


def furnish_funders(person: Any, mark: str) -> None:
    """A number typed for another funder."""
    TypedLine.objects.create(
        association=person.mandates.get().association,
        template="bright_room",
        version=1,
        period="2025",
        line="M3",
        value="12",
        reason=f"{mark}Agenda.",
        typed_on=date(2026, 11, 2),
        typed_by=person,
    )


def make_proposal(cast: Any) -> Proposal:
    """A proposal of the association, in consultation, with a comment and a volunteer."""
    on = date(2026, 11, 2)
    said = {"subject": "indicator", "act": "change", "code": "AX-08"}
    said |= {"title_fr": "a", "title_nl": "b", "reason_fr": "c", "reason_nl": "d"}
    made = voices.propose(said=said, by=cast.manager, on=on)
    made = voices.consult_sector(proposal=made, by=cast.officer, on=on)
    voices.comment_proposal(proposal=made, text="Oui.", language="fr", by=cast.worker, on=on)
    voices.join_pilot(proposal=made, by=cast.manager, on=on)
    return made


def send_files(
    person: Any, association: Any, mark: str, states: tuple[str, ...] = ("checking", "done")
) -> None:
    """A file that waits with a wrong row, one that was stored, and a source that is known."""
    text = f"happened_on,topic\n{mark}day,{mark}topic\n"
    header, cells = (line.split(",") for line in text.splitlines())
    for state in states:
        one = Import.objects.create(
            association=association,
            made_by=person,
            key=uploads.keep([text.encode()]),
            kind="contact",
            name=f"{mark}file.csv",
            source=f"{mark}source",
            state=state,
            columns={"0": "happened_on", "1": "topic"},
            values={"topic": {f"{mark}word": "DEBT"}},
            rows=1,
            batch=Batch.objects.filter(association=association, way="file").first(),
            trouble=f"{mark}trouble",
            made_at=instant(),
            moved_at=instant(),
        )
        values = {str(n): {cell: 1} for n, cell in enumerate(cells)}
        seen = {"header": header, "samples": [cells], "rows": 1, "notes": [], "values": values}
        uploads.write_json(one.key, "seen", seen)
        run(one.key)
    Source.objects.create(
        association=association,
        kind="contact",
        name=f"{mark}source",
        columns={f"{mark}column": "topic"},
        values={"topic": {f"{mark}word": "DEBT"}},
        used_at=instant(),
    )
