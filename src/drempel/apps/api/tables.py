"""How tokens stand in a table."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from drempel.apps.api.models import ApiToken
from drempel.apps.api.scopes import SHORT


def token_heads() -> list[dict[str, Any]]:
    words = (
        pgettext("token", "Purpose"),
        pgettext("token", "Begins with"),
        pgettext("token", "May"),
        pgettext("token", "Made"),
        pgettext("token", "Last used"),
        pgettext("token", "Works until"),
        pgettext("token", "State"),
    )
    return [{"label": word} for word in words]


def _state(token: ApiToken, on: date) -> dict[str, Any]:
    if token.revoked_at is not None:
        return {"text": pgettext("token", "revoked"), "kind": "plain"}
    if token.expires_on < on:
        return {"text": pgettext("token", "expired"), "kind": "plain"}
    return {"text": _("Revoke"), "url": reverse("api_token_revoke", args=[token.pk])}


def token_row(token: ApiToken, on: date) -> list[dict[str, Any]]:
    """One token; on: the day, which says whether it still works."""
    used = token.last_used_at
    scopes = [str(words) for code, words in SHORT.items() if code in token.scopes]
    return [
        {"text": token.name, "head": True, "name": True},
        {"text": f"{token.prefix}…", "name": True},
        {"text": ", ".join(scopes)},
        {"day": token.made_at.date(), "note": token.made_by.full_name, "note_name": True},
        {"day": used.date()} if used else {"text": pgettext("token", "never")},
        {"day": token.expires_on},
        _state(token, on),
    ]
