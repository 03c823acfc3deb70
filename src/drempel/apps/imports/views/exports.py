"""Everything of an association, for its own people, to keep or to take elsewhere."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from drempel.apps.activity.room import room_of
from drempel.apps.imports.pages.everything import CODES, LABELS, everything


@require_safe
def my_exports(request: HttpRequest) -> HttpResponse:
    """What can be taken along, and in which form."""
    room = room_of(request)
    address = reverse("my_export_file")
    context = {
        "title": _("My exports"),
        "shows": room.shows,
        "codes_url": f"{address}?form={CODES}",
        "labels_url": f"{address}?form={LABELS}",
        "crumbs": [{"label": _("My day"), "url": reverse("my_day")}, {"label": _("My exports")}],
    }
    return render(request, "imports/my_exports.html", context)


@require_safe
def my_export_file(request: HttpRequest) -> HttpResponseBase:
    """One archive with a table for each kind; the look at households is noted."""
    room = room_of(request)
    form = LABELS if request.GET.get("form") == LABELS else CODES
    archive = everything(room, form)
    return FileResponse(
        archive, as_attachment=True, filename=f"records-{form}.zip", content_type="application/zip"
    )
