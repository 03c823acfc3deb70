"""The door of the interface: who comes with which token, how often, for which kind.

In: a request with a token. Out: a ``Visit``, or a refusal in the language that was asked for.
Loaded, as ``routes`` is, when the first request of the interface comes.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, Throttled
from ninja.security import HttpBearer

from drempel.apps.activity.models import MODELS
from drempel.apps.activity.services import Invalid
from drempel.apps.api.models import ApiToken
from drempel.apps.api.scopes import missing_scope
from drempel.apps.api.selectors import working_token
from drempel.apps.api.services.answers import KeyReused
from drempel.apps.api.services.limits import REQUESTS, take_turn
from drempel.apps.api.services.tokens import fingerprint, note_use
from drempel.apps.api.words import error_of
from drempel.apps.kernel.installation import instant, today
from drempel.apps.kernel.states import Refused
from drempel.engines.records import Kind, kind_of
from drempel.engines.records.reading import Fault


class Bearer(HttpBearer):
    """``Authorization: Bearer drp_…``, and nothing else: no session, no cookie."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = working_token(fingerprint(token.strip()), today())
        if found is not None:
            note_use(found, instant())
        return found


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was let in."""

    token: ApiToken
    kind: Kind

    @property
    def association_id(self) -> int:
        return self.token.association_id


def let_in(request: HttpRequest, *, counted: str = REQUESTS) -> ApiToken:
    """The token of the request; Throttled when it comes too often."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    wait = take_turn(token, counted, instant())
    if wait:
        raise Throttled(wait)
    return token


def enter(request: HttpRequest, code: str, act: str, *, counted: str = REQUESTS) -> Visit:
    """Let a request come to a kind; Http404 for one that does not exist, 403 without the scope."""
    token = let_in(request, counted=counted)
    if code not in MODELS:
        raise Http404
    kind = kind_of(code)
    request.api_kind = kind  # type: ignore[attr-defined]
    if scope := missing_scope(kind, act, token.scopes):
        raise _lacks(scope)
    return Visit(token, kind)


def enter_yearly(request: HttpRequest, scope: str) -> ApiToken:
    """Let a request come to what is given of a year; 403 without the scope."""
    token = let_in(request)
    if scope not in token.scopes:
        raise _lacks(scope)
    return token


def _lacks(scope: str) -> AuthorizationError:
    words = _("This token lacks the scope %(scope)s.") % {"scope": scope}
    return AuthorizationError(message=words)


def refusal(status: int, detail: str, **headers: str) -> HttpResponse:
    """A refusal in one sentence."""
    return JsonResponse({"detail": detail}, status=status, headers=headers)


def not_found(_request: HttpRequest, _error: Exception | None = None) -> HttpResponse:
    return refusal(404, _("There is nothing here under this name."))


def _no_token(_request: HttpRequest, _error: Exception) -> HttpResponse:
    detail = _("Send a token that is valid: Authorization: Bearer drp_…")
    return refusal(401, detail, **{"WWW-Authenticate": "Bearer"})


def _too_often(_request: HttpRequest, error: Throttled) -> HttpResponse:
    detail = _("Too many requests. Come back in %(seconds)s seconds.") % {"seconds": error.wait}
    return refusal(429, detail, **{"Retry-After": str(error.wait)})


def _invalid(request: HttpRequest, error: Invalid) -> HttpResponse:
    kind = getattr(request, "api_kind", None)
    return JsonResponse({"errors": [error_of(kind, one) for one in error.faults]}, status=422)


def _key_reused(request: HttpRequest, _error: KeyReused) -> HttpResponse:
    key = request.headers.get("Idempotency-Key", "")
    return _invalid(request, Invalid([Fault("Idempotency-Key", key, "key_reused", {})]))


def _http(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return refusal(error.status_code, str(error))


def _refused(_request: HttpRequest, error: Refused) -> HttpResponse:
    return refusal(409, str(error))


def make_api(**options: Any) -> NinjaAPI:
    """An interface behind this door; every operation asks for a token."""
    api = NinjaAPI(auth=Bearer(), docs_url=None, openapi_url=None, **options)
    handlers: dict[type[Exception], Any] = {
        AuthenticationError: _no_token,
        Throttled: _too_often,
        Invalid: _invalid,
        KeyReused: _key_reused,
        Refused: _refused,
        HttpError: _http,
        Http404: not_found,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, partial(handler))
    return api
