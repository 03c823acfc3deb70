"""A token is shown once, on the page that follows its making.

Until then the session holds it sealed: whoever copies the database reads nothing.
"""

from django.http import HttpRequest

from drempel.apps.activity.sealed import seal, unseal

_KEY = "api_token_to_show"


def promise_secret(request: HttpRequest, secret: str) -> None:
    request.session[_KEY] = seal(secret)


def secret_to_show(request: HttpRequest) -> str:
    """The token that was just made, once; else empty."""
    sealed = request.session.pop(_KEY, "")
    return unseal(sealed)
