"""Answers kept for programs, after their term, or when a record they name becomes anonymous."""

import json

from drempel.apps.api.models import ApiAnswer
from drempel.apps.privacy.stores import Renamed, Store, delete_rows, register_store


def forget_answers(association_id: int, renamed: Renamed) -> None:
    """Drop the answers that name one of these records."""
    old = [json.dumps(uid) for uids in renamed.values() for uid in uids]
    answers = ApiAnswer.objects.filter(token__association_id=association_id)
    found = [
        answer.pk
        for answer in answers.iterator(chunk_size=500)
        if any(uid in json.dumps(answer.outcome) for uid in old)
    ]
    delete_rows(ApiAnswer.objects.filter(pk__in=found))


def register() -> None:
    """Make them known to the retention run."""
    register_store(
        Store(
            "answer",
            "api_answers",
            lambda before: ApiAnswer.objects.filter(made_at__lt=before),
            forget=forget_answers,
        )
    )
