"""Who is signed in, for the layout."""

from typing import Any

from django.http import HttpRequest

from drempel.apps.kernel.roles import LABELS


def person(request: HttpRequest) -> dict[str, Any]:
    """The person, their first role in words, and the association they act for."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"person": None, "role_label": "", "home_label": ""}
    roles = sorted(user.roles)
    return {
        "person": user,
        "role_label": LABELS[roles[0]] if roles else "",
        "home_label": getattr(user, "association_name", ""),
    }
