"""Tokens: made by a manager, shown once, revoked. Each act leaves an event."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from drempel.apps.api.models import ApiToken
from drempel.apps.api.scopes import SCOPES
from drempel.apps.associations.access import is_manager_of
from drempel.apps.associations.models import Association
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.states import Refused, RoleRefused
from drempel.apps.kernel.trail import record_event

BEGIN = "drp_"
MOST_TOKENS = 20
_SECRET_BYTES = 32
_SHOWN = len(BEGIN) + 6
_USED_EVERY = timedelta(minutes=1)


def fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _tell(verb: str, token: ApiToken, by: Any, **facts: Any) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=("api_token", token.reference),
        association_id=token.association_id,
        data=facts,
    )


@transaction.atomic
def make_token(
    *, association: Association, name: str, scopes: Sequence[str], expires_on: date, by: Any
) -> tuple[ApiToken, str]:
    """A new token and its secret, which is nowhere kept: whoever loses it makes another.

    scopes: codes of ``scopes.SCOPES``. Refused beyond twenty tokens that still work.
    """
    if not is_manager_of(by, association):
        raise RoleRefused(_("Your role does not allow this step."))
    held = sorted(set(scopes) & set(SCOPES))
    open_now = ApiToken.objects.filter(association=association, revoked_at=None)
    if open_now.filter(expires_on__gte=instant().date()).count() >= MOST_TOKENS:
        raise Refused(_("At most %(most)s tokens. Revoke one first.") % {"most": MOST_TOKENS})
    secret = BEGIN + secrets.token_urlsafe(_SECRET_BYTES)
    token = ApiToken.objects.create(
        association=association,
        name=name,
        prefix=secret[:_SHOWN],
        hash=fingerprint(secret),
        scopes=held,
        made_by_id=by.pk,
        made_at=instant(),
        expires_on=expires_on,
    )
    _tell("make_token", token, by, scopes=held, expires_on=expires_on.isoformat(), name=name)
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Any) -> ApiToken:
    """End a token at once; a second time changes nothing."""
    if not is_manager_of(by, token.association):
        raise RoleRefused(_("Your role does not allow this step."))
    locked = ApiToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if locked.revoked_at is None:
        locked.revoked_at = instant()
        locked.save(update_fields=["revoked_at"])
        _tell("revoke_token", locked, by, name=locked.name)
    return locked


def note_use(token: ApiToken, now: datetime) -> None:
    """Keep when a token was last used, at most once a minute."""
    long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - _USED_EVERY)
    if token.last_used_at is None or token.last_used_at < now - _USED_EVERY:
        ApiToken.objects.filter(long_ago, pk=token.pk).update(last_used_at=now)
