"""Pages that belong to no noun: the language switch, the statements, the errors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language (the middleware sets the cookie) and go back to the same page."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    return redirect(target)


language.keeps_typed_values = True  # type: ignore[attr-defined]


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "kernel/accessibility.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "kernel/privacy.html")
