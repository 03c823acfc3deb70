"""The rights of one household: a copy of its data, and anonymity."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.activity.selectors.records import record_by_uid
from drempel.apps.activity.services.viewing import EXPORT, log_view
from drempel.apps.kernel.installation import instant, today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.apps.privacy.forms import AnonymiseForm
from drempel.apps.privacy.pages.household import anonymise_page, rights_page
from drempel.apps.privacy.pages.subject import subject_zip
from drempel.apps.privacy.selectors.subject import held_on
from drempel.apps.privacy.services.households import anonymise_household
from drempel.engines.records import kind_of

FILE = kind_of("file")


@require_safe
def subject_export(request: HttpRequest, uid: str) -> HttpResponse:
    """What a household may ask about its data; with ?format=zip the copy itself, noted as a look."""
    file = record_by_uid(FILE, request.user.association_id, uid)
    if request.GET.get("format") != "zip":
        return render(request, "privacy/subject.html", rights_page(file, request.user))
    held = held_on(file)
    count = sum(len(rows) for _kind, rows in held.records)
    content = subject_zip(held, today())
    # The one write of a page that only reads: the association can see who took a copy.
    log_view(request.user, FILE, file.uid, EXPORT, count, instant())
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="household-{today():%Y%m%d}.zip"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed_values
def household_anonymise(request: HttpRequest, uid: str) -> HttpResponse:
    """Make one household anonymous now; while something is open, say what."""
    file = record_by_uid(FILE, request.user.association_id, uid)

    def act(form: Any) -> str:
        reason = form.cleaned_data["reason"]
        anonymise_household(file=file, by=request.user, reason=reason, on=today())
        return reverse("retention") + "?done=1"

    return form_page(
        request,
        make_form=AnonymiseForm,
        act=act,
        template="privacy/anonymise.html",
        context=anonymise_page(file),
    )
