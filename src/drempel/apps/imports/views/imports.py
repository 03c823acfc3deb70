"""From a file to records, step by step."""

import tempfile
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.activity.room import room_of
from drempel.apps.imports import uploads
from drempel.apps.imports.acts import after_columns, after_upload, remove_source, take_step
from drempel.apps.imports.forms import ColumnsForm, StartForm, StepForm, ValuesForm
from drempel.apps.imports.models import CHECKED, UNDER_WAY
from drempel.apps.imports.pages.detail import crumbs, detail_page
from drempel.apps.imports.pages.faulty import faulty_book
from drempel.apps.imports.pages.start import kinds_for, start_page
from drempel.apps.imports.pages.templates import code_lines, example_row, template_fields
from drempel.apps.imports.selectors.own import own_import, own_mapping
from drempel.apps.imports.services.running import notice_silence
from drempel.apps.imports.services.undoing import undo_import
from drempel.apps.imports.services.wizard import settle_columns, settle_values, unknown_of
from drempel.apps.kernel.lists import csv_response
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page
from drempel.engines.records import Kind, kind_of
from drempel.engines.tables import write_xlsx

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Seconds after which a page that tells how far the work is asks again.
_AGAIN = "3"


@POST_TOO
@keeps_typed_values
def import_start(request: HttpRequest) -> HttpResponse:
    """Send a file; the last imports and the known sources stand below."""
    room = room_of(request)
    return form_page(
        request,
        make_form=lambda **given: StartForm(kinds=kinds_for(room), **given),
        act=lambda form: after_upload(request.user, form.cleaned_data),
        template="imports/import_start.html",
        context=start_page(room),
        initial={"kind": request.GET.get("kind", "contact")},
    )


@require_safe
def import_template(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    """An empty file with the columns of a kind; as workbook also its codes."""
    if kind not in kinds_for(room_of(request, kind)):
        raise Http404
    header = [one.name for one in template_fields(kind)]
    if request.GET.get("format") == "csv":
        return csv_response(kind.code, header, iter([example_row(kind)]))
    place = tempfile.SpooledTemporaryFile()  # noqa: SIM115 - closed once sent
    notes = list(code_lines(kind))
    write_xlsx(place, header, [example_row(kind)], sheet_name=kind.code, notes=notes)
    place.seek(0)
    return FileResponse(place, as_attachment=True, filename=f"{kind.code}.xlsx", content_type=XLSX)


@POST_TOO
@keeps_typed_values
def import_columns(request: HttpRequest, key: str) -> HttpResponse:
    """Which column of the file is which field."""
    one = own_import(request.user, key, is_open=True)
    kind, seen = kind_of(one.kind), uploads.read_json(key, "seen")
    if seen is None or one.state in UNDER_WAY:
        raise Http404

    def act(form: Any) -> str:
        source = form.cleaned_data["source"]
        return after_columns(settle_columns(one=one, columns=form.columns, source=source))

    return form_page(
        request,
        make_form=lambda **given: ColumnsForm(kind=kind, seen=seen, **given),
        act=act,
        template="imports/import_columns.html",
        context={"title": _("Which column is what?"), "one": one, "crumbs": crumbs(one.name)},
        initial={f"column{n}": name for n, name in one.columns.items()} | {"source": one.source},
    )


@POST_TOO
@keeps_typed_values
def import_values(request: HttpRequest, key: str) -> HttpResponse:
    """What unknown texts of coded columns stand for; nothing unknown, nothing asked."""
    one = own_import(request.user, key, is_open=True)
    unknown = unknown_of(one)
    if one.state in UNDER_WAY or (not unknown and request.method != "POST"):
        return redirect("import_detail", key)

    def act(form: Any) -> str:
        return take_step(settle_values(one=one, values=form.values), "check")

    return form_page(
        request,
        make_form=lambda **given: ValuesForm(kind=kind_of(one.kind), unknown=unknown, **given),
        act=act,
        template="imports/import_values.html",
        context={"title": _("What do these values mean?"), "one": one, "crumbs": crumbs(one.name)},
    )


@POST_TOO
def import_detail(request: HttpRequest, key: str) -> HttpResponse:
    """How far it is, what was found, and the next step."""
    one = notice_silence(own_import(request.user, key))
    if request.method == "POST":
        return form_page(
            request,
            make_form=lambda **given: StepForm(data=given.get("data")),
            act=lambda form: take_step(one, form.cleaned_data["step"]),
            template="imports/import_detail.html",
            context=detail_page(one),
        )
    response = form_page(
        request,
        make_form=lambda **_given: StepForm(),
        act=str,
        template="imports/import_detail.html",
        context=detail_page(one),
    )
    if one.state in UNDER_WAY:
        response["Refresh"] = _AGAIN
    return response


@require_safe
def import_faults(request: HttpRequest, key: str) -> HttpResponseBase:
    """The wrong rows as a workbook to correct."""
    one = own_import(request.user, key, is_open=True)
    if one.state != CHECKED or not one.invalid:
        raise Http404
    return FileResponse(
        faulty_book(one), as_attachment=True, filename=f"{one.kind}-faults.xlsx", content_type=XLSX
    )


@POST_TOO
def import_undo(request: HttpRequest, key: str) -> HttpResponse:
    """Ask, then take the whole import back."""
    one = own_import(request.user, key)
    if one.batch is None:
        raise Http404

    def act(_form: Any) -> str:
        undo_import(batch=one.batch, by=request.user)
        return reverse("import_detail", args=[key])

    return form_page(
        request,
        make_form=lambda **given: forms.Form(data=given.get("data")),
        act=act,
        template="imports/import_undo.html",
        context={"title": _("Take this import back?"), "one": one, "crumbs": crumbs(one.name)},
    )


@POST_TOO
def import_source_remove(request: HttpRequest, source_id: int) -> HttpResponse:
    """Forget what a source calls its columns and values."""
    source = own_mapping(request.user, source_id)
    return form_page(
        request,
        make_form=lambda **given: forms.Form(data=given.get("data")),
        act=lambda _form: remove_source(source),
        template="imports/import_source_remove.html",
        context={
            "title": _("Forget this source?"),
            "source": source,
            "crumbs": crumbs(source.name),
        },
    )
