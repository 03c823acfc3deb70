"""The page with a form: shown, sent once, shown again with its errors or in another language."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from drempel.apps.kernel.once import already_sent, new_token, send_once
from drempel.apps.kernel.states import Refused

Form = forms.Form
FORM_ID = "page-form"


def form_page(
    request: HttpRequest,
    *,
    make_form: Callable[..., Form],
    act: Callable[[Any], str],
    template: str,
    context: dict[str, Any] | None = None,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Answer a GET or a POST of a page whose subject is one form.

    make_form: called with ``data`` and ``files``, or with ``initial``.
    act: receives the valid form and returns the address of the receipt; a Refused it raises is
    shown at the top of the form, and what was typed stays.
    """
    status = 200
    if request.method == "POST":
        form = make_form(data=request.POST, files=request.FILES)
        if request.language_switch:
            # Typed values as they are, without judging them.
            form._errors = ErrorDict()
        elif form.is_valid():
            try:
                return redirect(send_once(request, lambda: act(form)))
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 409
        else:
            status = 422
    else:
        form = make_form(initial=initial or {})
    token = request.POST.get("_once") or new_token()
    page = {"form": form, "once": token, "page_form_id": FORM_ID} | (context or {})
    page["focus"] = request.POST.get("_focus", "") if request.method == "POST" else ""
    return render(request, template, page, status=status)


def refused_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A step that is not open now: the receipt if this form was sent before, else why not."""
    location = already_sent(request)
    if location is not None:
        return redirect(location)
    return render(request, template, context, status=409)
