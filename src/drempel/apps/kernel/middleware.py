"""Two small gates that every request passes: the language switch and the access table."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import translation

from drempel.apps.kernel.access import access_table

Response = Callable[[HttpRequest], HttpResponse]


def remember_language(response: HttpResponse, code: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )


def keeps_typed_values(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that shows its form again, as typed, when the language is switched."""
    view.keeps_typed_values = True  # type: ignore[attr-defined]
    return view


class LanguageSwitchMiddleware:
    """A form sent by a language button is shown again in that language and never carried out.

    A form that stands in the address (GET) comes back to the same address, in the language asked.
    """

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = request.POST.get("_language", "") if request.method == "POST" else ""
        request.language_switch = code in dict(settings.LANGUAGES)
        if request.language_switch:
            translation.activate(code)
            request.LANGUAGE_CODE = code
        response = self.get_response(request)
        if request.language_switch:
            remember_language(response, code)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        keeps = getattr(view, "keeps_typed_values", False)
        if request.language_switch:
            return None if keeps else redirect(request.get_full_path())
        code = request.GET.get("_language", "")
        return _same_address(request, code, keeps) if code in dict(settings.LANGUAGES) else None


def _same_address(request: HttpRequest, code: str, keeps: bool) -> HttpResponse:
    """The address without the switch; a view that keeps typed values is told not to judge them."""
    query = request.GET.copy()
    for name in ("_language", "_focus", "_typed"):
        query.pop(name, None)
    if keeps:
        query["_typed"] = "1"
    response = redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    remember_language(response, code)
    return response


class AccessMiddleware:
    """Ask the access table before any view runs. No access and not found look the same."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name
        line = access_table().get(name)
        if line is None:
            raise ImproperlyConfigured(f"the address {name!r} has no line in the access table")
        if line.public or line.token:
            return None
        if not request.user.is_authenticated:
            if request.headers.get("Accept") == "application/json":
                # A script cannot follow to the sign-in page: it tells the person itself.
                return JsonResponse({"error": "signed_out"}, status=401)
            return redirect_to_login(request.get_full_path())
        if line.roles and not request.user.has_role(*line.roles):
            raise Http404
        return None
