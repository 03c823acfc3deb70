"""Making whole households anonymous: the files, and every record that leads to one."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.activity.models import model_of
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event
from drempel.apps.privacy.selectors.about import records_about
from drempel.apps.privacy.selectors.lives import Life, household_lives
from drempel.apps.privacy.services.anonymising import anonymise_rows, set_age_bands
from drempel.apps.privacy.services.erasures import note_erased
from drempel.apps.privacy.services.groups import rename_groups
from drempel.apps.privacy.stores import forget_records
from drempel.apps.privacy.words import open_words
from drempel.engines.retention import PREFIX

# Why a household is made anonymous before its term. A code, not a text: the trail keeps it.
REASONS = ("erasure", "objection", "mistake")


def anonymise_households(association_id: int, lives: Sequence[Life], now: datetime) -> int:
    """Inside a transaction: make these households anonymous; return how many records changed."""
    found = records_about(association_id, [pk for life in lives for pk in life.files])
    years = {pk: life.last_on.year for life in lives for pk in life.files}
    set_age_bands(model_of("file")._default_manager.filter(pk__in=years), years)
    rename_groups(association_id, found["pur"])
    renamed = {
        code: anonymise_rows(code, association_id, keys, now)
        for code, keys in found.items()
        if keys
    }
    forget_records(association_id, renamed)
    return sum(len(uids) for uids in renamed.values())


def anonymise_household(*, file: Any, by: Any, reason: str, on: date) -> str:
    """Make one household anonymous at its own request; return the code it has now.

    Refused while something of it is open, with what. reason: one of REASONS.
    """
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is no reason; expected one of {REASONS}")
    association_id = file.association_id
    with transaction.atomic():
        lives = household_lives(association_id, files=[file.pk])
        if not lives:
            raise Refused(_("This household is anonymous already."))
        if lives[0].is_open:
            raise Refused(
                _("Not yet: %(open)s still open. Close what is open, then come back.")
                % {"open": open_words(lives[0].open)}
            )
        uids = list(
            model_of("file")
            ._default_manager.filter(pk__in=lives[0].files)
            .values_list("uid", flat=True)
        )
        count = anonymise_households(association_id, lives, instant())
        file.refresh_from_db()
        transaction.on_commit(partial(note_erased, association_id, uids, on))
        record_event(
            by=by,
            verb="anonymise",
            subject=("file", file.uid),
            association_id=association_id,
            data={"reason": reason, "on": on.isoformat(), "records": count},
        )
    return str(file.code).removeprefix(PREFIX)
