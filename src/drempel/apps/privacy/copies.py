"""The copies that the product itself keeps: looks at files, sent forms, sign-ins, sessions."""

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import Q

from drempel.apps.activity.models import DocumentedException, FileView
from drempel.apps.activity.services.faults import forget_exceptions
from drempel.apps.kernel.models import SentForm
from drempel.apps.privacy.stores import Renamed, Store, delete_rows, register_store


def rename_views(association_id: int, renamed: Renamed) -> None:
    """Who looked stays known; of whom is no longer."""
    for kind, uids in renamed.items():
        rows = FileView.objects.filter(association_id=association_id, kind=kind)
        seen = rows.filter(uid__in=list(uids)).values_list("uid", flat=True).distinct()
        for uid in list(seen):
            rows.filter(uid=uid).update(uid=uids[uid])


def forget_reasons(association_id: int, renamed: Renamed) -> None:
    """Why a record was right may tell of whom it was."""
    for kind, uids in renamed.items():
        forget_exceptions(association_id, kind, list(uids))


def forget_sent_forms(_association_id: int, renamed: Renamed) -> None:
    """The receipt of a sent form may name a record by its address."""
    old = {uid for uids in renamed.values() for uid in uids}
    found = [
        sent.pk
        for sent in SentForm.objects.only("pk", "location").iterator(chunk_size=2000)
        if old & set(sent.location.replace("?", "/").replace("=", "/").split("/"))
    ]
    delete_rows(SentForm.objects.filter(pk__in=found))


def register() -> None:
    """Make them known to the retention run."""
    register_store(
        Store(
            "access_log",
            "views",
            lambda before: FileView.objects.filter(at__lt=before),
            forget=rename_views,
        )
    )
    register_store(
        Store(
            # It goes with its record: nothing of it is due before.
            "household",
            "exceptions",
            lambda _before: DocumentedException.objects.none(),
            forget=forget_reasons,
        )
    )
    register_store(
        Store(
            "sent_form",
            "sent_forms",
            lambda before: SentForm.objects.filter(sent_at__lt=before),
            forget=forget_sent_forms,
        )
    )
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        register_store(
            Store(
                "sign_in",
                model.__name__.lower(),
                lambda before, table=model: table.objects.filter(attempt_time__lt=before),
            )
        )
    register_store(
        Store(
            "session",
            "sessions",
            lambda before: Session.objects.filter(Q(expire_date__lt=before)),
        )
    )
