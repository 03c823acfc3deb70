"""Keeping what is written in a section: sent by a person, or by itself while they write."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.scheme import in_language
from drempel.apps.activity.services import Invalid, Stale, Stored
from drempel.apps.activity.words import fault_words
from drempel.apps.kernel.asked import whole_number
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.once import new_token, send_once
from drempel.apps.kernel.pages import FORM_ID
from drempel.apps.kernel.states import Refused
from drempel.apps.reports import services
from drempel.apps.reports.forms.section import SectionForm
from drempel.apps.reports.forms.writing import TotalForm
from drempel.apps.reports.models import Report, ReportComment
from drempel.apps.reports.pages.section import (
    first_values,
    kind_of_texts,
    length_words,
    previews,
    section_address,
    section_page,
    texts_record,
)
from drempel.apps.reports.pages.tasks import crumbs
from drempel.apps.reports.pages.totals import FAULTS, Total
from drempel.apps.reports.services.writing import TypedRefused
from drempel.engines.report import Section

AUTOSAVE = "_autosave"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section that someone writes in. on: the day."""

    request: HttpRequest
    report: Report
    section: Section
    on: date

    @property
    def address(self) -> str:
        return section_address(self.report, self.section)


def section_answer(
    request: HttpRequest, report: Report, section: Section, on: date
) -> HttpResponse:
    """Answer a GET or a POST of a section; nothing typed is lost on the way."""
    sheet = Sheet(request, report, section, on)
    first = first_values(report, section, texts_record(report, section))
    kind = kind_of_texts(section)
    if request.method != "POST":
        return _shown(sheet, SectionForm(initial=first, kind=kind, names=section.texts), 200)
    form = SectionForm(data=request.POST, initial=first, kind=kind, names=section.texts)
    if AUTOSAVE in request.POST:
        return _autosave(sheet, form, first)
    if request.language_switch:
        form._errors = ErrorDict()
        return _shown(sheet, form, 200)
    if not form.is_valid() or form.look_again(first):
        return _shown(sheet, form, 422)
    return _sent(sheet, form)


def _sent(sheet: Sheet, form: SectionForm) -> HttpResponse:
    try:
        return redirect(send_once(sheet.request, lambda: _keep(sheet, form)))
    except Stale as stale:
        return _shown(sheet, form, 409, stale=stale)
    except Invalid as refusal:
        _add_faults(form, refusal)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return _shown(sheet, form, 409)


def _add_faults(form: SectionForm, refusal: Invalid) -> None:
    for fault in refusal.faults:
        place = fault.field if fault.field in form.fields else None
        form.add_error(place, fault_words(form.kind, fault))


def _write(sheet: Sheet, form: SectionForm) -> Stored:
    return services.write_text(
        report=sheet.report,
        axis=sheet.section.axis,
        values=form.texts,
        by=sheet.request.user,
        on=sheet.on,
        seen=form.seen,
    )


def _keep(sheet: Sheet, form: SectionForm) -> str:
    if sheet.section.texts:
        _write(sheet, form)
    services.finish_section(
        report=sheet.report,
        section=sheet.section.key,
        is_done=form.cleaned_data["is_done"],
        by=sheet.request.user,
    )
    return reverse("report_tasks", args=[sheet.report.year])


def _autosave(sheet: Sheet, form: SectionForm, first: dict[str, Any]) -> HttpResponse:
    """Keep the texts while someone writes, and say so; what cannot be kept waits for the button."""
    said: dict[str, Any] = {"waits": _("Not saved yet: press the button to see why.")}
    if form.is_valid() and not form.look_again(first):
        try:
            stored = _write(sheet, form)
            said = {"saved_at": instant(), "version": stored.record.version}
        except (Stale, Invalid, Refused):
            pass
    return render(sheet.request, "reports/parts/autosaved.html", said)


def _shown(
    sheet: Sheet, form: SectionForm, status: int, *, stale: Stale | None = None
) -> HttpResponse:
    posted = sheet.request.POST if sheet.request.method == "POST" else {}
    page = section_page(sheet.report, sheet.section, sheet.on) | {
        "form": form,
        # A choice between two texts is a new sending.
        "once": ("" if stale else posted.get("_once", "")) or new_token(),
        "page_form_id": FORM_ID,
        "focus": posted.get("_focus", ""),
        "previews": previews(sheet.report, form, sheet.on),
        "length": length_words(sheet.report, sheet.section, form),
        "theirs": _theirs(form, stale) if stale else [],
        "version": stale.record.version if stale else form["_version"].value(),
        "confirmed": form.mark if form.findings else "",
        "comment_url": reverse("report_comment", args=[sheet.report.year, sheet.section.key]),
    }
    return render(sheet.request, "reports/report_section.html", page, status=status)


def _theirs(form: SectionForm, stale: Stale) -> list[dict[str, str]]:
    """What a colleague wrote meanwhile, beside what was typed here."""
    return [
        {"label": str(form.fields[name].label), "text": getattr(stale.record, name)}
        for name in form.names
        if getattr(stale.record, name) != str(form[name].value() or "")
    ]


def own_comment(report: Report, written: str) -> ReportComment:
    found = ReportComment.objects.filter(report=report, pk=whole_number(written)).first()
    if found is None:
        raise Http404
    return found


def comment_page(report: Report, section: Section) -> dict[str, Any]:
    title = _("A remark for colleagues on “%(section)s”") % {"section": in_language(section.title)}
    return small_page(report, title) | {"cancel_url": section_address(report, section)}


def small_page(report: Report, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "submit": _("Save"),
        "crumbs": crumbs(report, title),
        "cancel_url": reverse("report_tasks", args=[report.year]),
    }


def keep_total(total: Total, form: TotalForm, by: Any, on: date) -> str:
    """Store or remove a typed total; a fault comes back to the form as a refusal."""
    report, code = total.report, total.figure.code
    if form.cleaned_data.get("remove"):
        services.remove_typed_total(report=report, code=code, by=by)
    else:
        try:
            services.type_total(
                report=report,
                typed=form.typed(code, total.by),
                reason=form.cleaned_data["reason"],
                by=by,
                on=on,
            )
        except TypedRefused as refusal:
            expected = "; ".join(str(FAULTS[one]) for one in refusal.faults)
            raise Refused(_("Expected: %(expected)s.") % {"expected": expected}) from None
    return reverse("report_totals", args=[report.year])
