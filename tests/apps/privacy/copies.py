"""What the system keeps by itself about a household, made long ago: one row of every store."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.models import SentForm

COPY = "CANARY-T-copy-"


def fill_copies(_association: Any, person: Any, records: Mapping[str, Any]) -> None:
    """Make them, all older than their terms."""
    long_ago = instant() - timedelta(days=400)
    form = SentForm.objects.create(
        token="9d0d3ef2-5a3c-4b2e-9d0b-7c4d1f3c1a11",
        person_id=person.pk,
        location=f"/work/file/{records['file'].uid}/?saved={COPY}form",
    )
    SentForm.objects.filter(pk=form.pk).update(sent_at=long_ago)
    attempt = AccessAttempt.objects.create(
        username=f"{COPY}name", ip_address="192.0.2.1", failures_since_start=1
    )
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=long_ago)
    session = SessionStore()
    session["typed"] = f"{COPY}session"
    session.save()
    Session.objects.filter(pk=session.session_key).update(expire_date=long_ago)
