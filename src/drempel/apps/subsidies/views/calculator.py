"""The calculator: any amount explained from typed inputs, for everyone."""

from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import FORM_ID
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.subsidies.forms import CalculatorForm
from drempel.apps.subsidies.sheet import Sheet
from drempel.engines.award import explain


@require_http_methods(["GET", "HEAD"])
@keeps_typed_values
def calculator(request: HttpRequest) -> HttpResponse:
    """The question stands in the address, so that an answer can be sent to someone."""
    asked = "reference_amount" in request.GET
    form = CalculatorForm(request.GET) if asked else CalculatorForm(initial={"year": today().year})
    sheet = None
    if asked and form.is_valid():
        try:
            sheet = Sheet(explain(form.case(), active_scheme(), estimate=True).as_dict())
        except ValueError as error:
            form.add_error(None, str(error))
    # The language was switched in the middle of typing: nothing is judged yet.
    if sheet is None and "_typed" in request.GET:
        form._errors, asked = ErrorDict(), False
    status = 422 if asked and sheet is None else 200
    more = any(request.GET.get(name) for name in list(form.fields)[3:])
    context = {"form": form, "sheet": sheet, "more_open": more, "page_form_id": FORM_ID}
    return render(request, "subsidies/calculator.html", context, status=status)
