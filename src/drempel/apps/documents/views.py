"""The file of a letter, and the public page that says whether a letter is genuine."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from drempel.apps.documents.fingerprints import sha256_of
from drempel.apps.documents.forms import CodeForm, FileForm
from drempel.apps.documents.selectors import letter_by_code, readable_letter
from drempel.apps.documents.words import letter_facts
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import FORM_ID, form_page

# Nothing is written by these pages, so nothing needs to be sent once only.
FORM = {"page_form_id": FORM_ID, "once": "", "focus": ""}


@require_GET
def letter_file(request: HttpRequest, code: str) -> HttpResponse:
    """The bytes that were sent, never made again."""
    letter = readable_letter(code, request.user)
    if letter is None:
        raise Http404
    response = HttpResponse(bytes(letter.file.content), content_type="application/pdf")
    way = "attachment" if "download" in request.GET else "inline"
    response["Content-Disposition"] = f'{way}; filename="{letter.subject_id}-{letter.code}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@keeps_typed_values
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a code and lead to its page."""
    return form_page(
        request,
        make_form=CodeForm,
        act=lambda form: reverse("verify_code", args=[form.cleaned_data["code"]]),
        template="documents/verify.html",
        context={"once": ""},
    )


@keeps_typed_values
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """Say what was sent under this code, and compare a file with it."""
    letter = letter_by_code(code)
    if letter is None:
        page = {"form": CodeForm(initial={"code": code[:40]}), "typed": code[:40]} | FORM
        return render(request, "documents/verify_unknown.html", page, status=404)
    if code != letter.code:
        return redirect("verify_code", letter.code)
    sent = request.method == "POST" and not request.language_switch
    form = FileForm(request.POST, request.FILES) if sent else FileForm()
    verdict, status = "", 200
    if sent and form.is_valid():
        same = sha256_of(form.cleaned_data["file"]) == letter.file_id
        verdict = "identical" if same else "different"
    elif sent:
        status = 422
    page = {"letter": letter, "facts": letter_facts(letter), "form": form, "verdict": verdict}
    page |= FORM
    return render(request, "documents/verify_code.html", page, status=status)
