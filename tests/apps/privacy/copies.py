"""What the system keeps by itself about a household, made long ago: one row of every store."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from drempel.apps.activity.models import Batch, DocumentedException
from drempel.apps.api.models import ApiAnswer, ApiToken
from drempel.apps.associations.models import Mandate
from drempel.apps.imports import uploads
from drempel.apps.imports.models import Import
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.models import SentForm
from drempel.apps.offline.models import Conflict, Receipt

COPY = "CANARY-T-copy-"


def fill_copies(association: Any, person: Any, records: Mapping[str, Any]) -> None:
    """Make them, all older than their terms."""
    long_ago = instant() - timedelta(days=400)
    form = SentForm.objects.create(
        token="9d0d3ef2-5a3c-4b2e-9d0b-7c4d1f3c1a11",
        person_id=person.pk,
        location=f"/work/file/{records['file'].uid}/?saved={COPY}form",
    )
    SentForm.objects.filter(pk=form.pk).update(sent_at=long_ago)
    for model, more in (
        (AccessAttempt, {"failures_since_start": 1}),
        (AccessFailureLog, {}),
        (AccessLog, {}),
    ):
        tried = model.objects.create(username=f"{COPY}name", ip_address="192.0.2.1", **more)
        model.objects.filter(pk=tried.pk).update(attempt_time=long_ago)
    session = SessionStore()
    session["typed"] = f"{COPY}session"
    session.save()
    Session.objects.filter(pk=session.session_key).update(expire_date=long_ago)
    _fill_import(association, person, long_ago)
    _fill_device(person, records, long_ago)
    _fill_answer(association, person, records, long_ago)
    DocumentedException.objects.create(
        association=association,
        rule="day_in_future",
        kind="file",
        uid=records["file"].uid,
        version=records["file"].version,
        reason=f"{COPY}reason",
        lifted_on=long_ago.date(),
        lifted_by=person,
    )


def _fill_import(association: Any, person: Any, at: Any) -> None:
    """A file that waits to be checked, and one that was stored."""
    key = uploads.keep([f"code;remark\n{COPY}file;x\n".encode()])
    Import.objects.create(
        association=association,
        made_by=person,
        key=key,
        kind="contact",
        name=f"{COPY}name.csv",
        made_at=at,
        moved_at=at,
    )
    Batch.objects.create(
        association=association,
        kind="contact",
        way="file",
        name=f"{COPY}batch.csv",
        made_at=at,
        made_by=person,
    )


def _fill_device(person: Any, records: Mapping[str, Any], at: Any) -> None:
    """A change that met another one, and still waits for someone to choose."""
    receipt = Receipt.objects.create(
        mandate=Mandate.objects.get(person=person),
        change=f"{COPY}change",
        kind="contact",
        uid=records["contact"].uid,
        outcome="conflict",
        made_at=at,
        received_at=at,
    )
    Conflict.objects.create(
        receipt=receipt, differences=f'{{"remark": {{"base": "", "yours": "{COPY}yours"}}}}'
    )


def _fill_answer(association: Any, person: Any, records: Mapping[str, Any], at: Any) -> None:
    token = ApiToken.objects.create(
        association=association,
        name="nightly",
        prefix="drp_000000",
        hash=f"{association.pk:064}",
        made_by=person,
        made_at=at,
        expires_on=at.date(),
    )
    ApiAnswer.objects.create(
        token=token,
        key="k",
        digest="d",
        outcome=[{"id": records["file"].uid, "note": f"{COPY}answer"}],
        made_at=at,
    )
