"""The interface: its operations, its document, and the page that explains it.

What the operations need takes longer to load than a page to show: it is loaded when it is asked.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_GET

from drempel.apps.api.guide import guide

ROUTE = "drempel.apps.api.routes.route"
DOCUMENT = "drempel.apps.api.document.document_text"


@cache
def _loaded(name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = import_string(name)
    return found


@csrf_exempt
@never_cache
def api(request: HttpRequest, address: str) -> HttpResponse:
    response: HttpResponse = _loaded(ROUTE)(request, address)
    return response


def _digest(_request: HttpRequest) -> str:
    return '"' + hashlib.sha256(_loaded(DOCUMENT)().encode()).hexdigest()[:32] + '"'


@require_GET
@condition(etag_func=_digest)
def api_document(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_loaded(DOCUMENT)(), content_type="application/json")


@require_GET
def api_docs(request: HttpRequest) -> HttpResponse:
    return render(request, "api/guide.html", guide(settings.PUBLIC_ADDRESS))
