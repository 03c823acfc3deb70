"""What the data check found: looked at, corrected or explained by whoever works there."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.activity.pages import faults
from drempel.apps.activity.room import room_of
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.engines.records import Kind


@require_safe
def fault_list(request: HttpRequest) -> HttpResponse:
    return faults.list_answer(request, room_of(request))


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def fault_detail(request: HttpRequest, rule: str, kind: Kind, uid: str) -> HttpResponse:
    return faults.detail_answer(request, room_of(request), rule, kind, uid)
