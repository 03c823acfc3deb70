"""What an association has beside its records: batches, own fields and tags, tokens, looks.

In: the association, someone of it, its records and the mark of its texts. Out: rows, one of every
table that holds something of an association. A new table gets its row here.
"""

from collections.abc import Mapping
from typing import Any

from drempel.apps.activity.models import Batch, FileView, OwnField, OwnTag, Record
from drempel.apps.api.models import ApiToken
from drempel.apps.kernel.installation import instant


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
    FileView.objects.create(
        association=association,
        person=person,
        kind="file",
        uid=records["file"].uid,
        act="open",
        at=instant(),
    )
