"""The application as the association lives it: tasks, sections, check, receipt."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drempel.apps.accreditation import services
from drempel.apps.accreditation.forms.sections import SECTIONS, section_values
from drempel.apps.accreditation.forms.steps import PaperForm
from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.selectors import (
    dossier_by_reference,
    open_dossier_of,
    open_tasks,
)
from drempel.apps.accreditation.selectors import dossier_tasks as tasks_of
from drempel.apps.accreditation.selectors.check import check_rows, receipt_part
from drempel.apps.associations.models import Association
from drempel.apps.associations.selectors import association_by_number
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import FORM_ID, form_page
from drempel.apps.kernel.roles import CASE_OFFICER
from drempel.apps.kernel.steps import PlainForm

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


def _draft(request: HttpRequest, reference: str) -> Dossier:
    dossier = dossier_by_reference(request.user, reference)
    if dossier.state != "draft":
        raise Http404
    return dossier


@POST_TOO
@keeps_typed_values
def dossier_start(request: HttpRequest) -> HttpResponse:
    """The application of one's own association: go on with it, or open it."""
    association = Association.objects.filter(pk=request.user.association_id).first()
    if association is None:
        raise Http404
    running = open_dossier_of(association.pk)
    if running is not None:
        name = "dossier_tasks" if running.state == "draft" else "dossier_detail"
        return redirect(name, reference=running.reference)
    return _opening_page(request, association)


@POST_TOO
@keeps_typed_values
def dossier_start_paper(request: HttpRequest, number: str) -> HttpResponse:
    """The case officer opens the application that an association sent on paper."""
    return _opening_page(request, association_by_number(request.user, number))


def _opening_page(request: HttpRequest, association: Association) -> HttpResponse:
    def act(_form: Any) -> str:
        dossier = services.open_dossier(association=association, by=request.user, on=today())
        return reverse("dossier_tasks", args=[dossier.reference])

    return form_page(
        request,
        make_form=PlainForm,
        act=act,
        template="accreditation/dossier_start.html",
        context={"association": association},
    )


@require_http_methods(["GET", "HEAD"])
def dossier_tasks(request: HttpRequest, reference: str) -> HttpResponse:
    """What is done and what is still to do, in any order."""
    dossier = _draft(request, reference)
    tasks = tasks_of(dossier)
    parts = [
        task.part(reverse("dossier_section", args=[dossier.reference, task.section]))
        for task in tasks
    ]
    ready = all(task.state == "done" for task in tasks)
    context = {"dossier": dossier, "tasks": parts, "ready": ready}
    return render(request, "accreditation/dossier_tasks.html", context)


@POST_TOO
@keeps_typed_values
def dossier_section(request: HttpRequest, reference: str, section: str) -> HttpResponse:
    """One subject a page; saving leads back to the tasks."""
    dossier = _draft(request, reference)
    if section not in SECTIONS:
        raise Http404

    def act(form: Any) -> str:
        answers = dict(form.cleaned_data)
        if section == "period":
            services.save_dossier_lines(
                dossier=dossier, by=request.user, codes=answers.pop("lines")
            )
        services.save_dossier_answers(dossier=dossier, by=request.user, **answers)
        after = "dossier_check" if request.GET.get("then") == "check" else "dossier_tasks"
        return reverse(after, args=[dossier.reference])

    task = next(task for task in tasks_of(dossier) if task.section == section)
    return form_page(
        request,
        make_form=SECTIONS[section],
        initial=section_values(section, dossier),
        act=act,
        template=f"accreditation/section_{section}.html",
        context={"dossier": dossier, "task": task, "association": dossier.association},
    )


@POST_TOO
@keeps_typed_values
def dossier_check(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything once more, with a way to change it; then it is sent."""
    dossier = dossier_by_reference(request.user, reference)
    if dossier.state != "draft":
        return redirect("dossier_receipt", reference=reference)
    on_paper = request.user.has_role(CASE_OFFICER)
    still_open = open_tasks(dossier)

    def act(form: Any) -> str:
        received = form.cleaned_data.get("received_on")
        services.submit_dossier(dossier=dossier, by=request.user, on=today(), received_on=received)
        return reverse("dossier_receipt", args=[dossier.reference])

    return form_page(
        request,
        make_form=PaperForm if on_paper else PlainForm,
        act=act,
        template="accreditation/dossier_check.html",
        context={
            "dossier": dossier,
            "rows": check_rows(dossier),
            "open_tasks": still_open,
            # Without the form there is nothing typed that a change of language could lose.
            "page_form_id": "" if still_open else FORM_ID,
        },
    )


@require_http_methods(["GET", "HEAD"])
def dossier_receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """The proof of sending; it can be opened again at any time."""
    dossier = dossier_by_reference(request.user, reference)
    if dossier.submitted_on is None:
        raise Http404
    context = {
        "dossier": dossier,
        "receipt": receipt_part(dossier),
        "receipt_title": _("Your application has arrived"),
    }
    return render(request, "accreditation/dossier_receipt.html", context)
