"""Savings groups: several households and sessions share one code, and figures count the codes.

The code stays while a household that is not anonymous yet has it; with the last one it becomes a
random code, the same in every purchase and session.
"""

import secrets
from collections.abc import Sequence

from drempel.apps.activity.models import model_of
from drempel.engines.retention import PREFIX


def rename_groups(association_id: int, purchases: Sequence[int]) -> None:
    """Rename the groups whose last household goes with these purchases."""
    bought = model_of("pur")._default_manager.filter(association_id=association_id)
    held = bought.exclude(saving_group="").exclude(saving_group__startswith=PREFIX)
    leaving = set(held.filter(pk__in=purchases).values_list("saving_group", flat=True))
    if not leaving:
        return
    staying = held.exclude(pk__in=purchases).filter(anonymised_at__isnull=True)
    leaving -= set(staying.filter(saving_group__in=leaving).values_list("saving_group", flat=True))
    sessions = model_of("sess")._default_manager.filter(association_id=association_id)
    for code in leaving:
        fresh = f"{PREFIX}{secrets.token_hex(12)}"
        for rows in (bought, sessions):
            rows.filter(saving_group=code).update(saving_group=fresh)
