"""The page that types a number for one line of a template."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.funders import services
from drempel.apps.funders.forms import LineForm
from drempel.apps.funders.models import TypedLine
from drempel.apps.funders.pages.asked import Asked
from drempel.apps.funders.selectors import typeable, typed_lines
from drempel.apps.funders.words import said, unit_words
from drempel.engines.funders import FilledLine


def line_to_type(asked: Asked, code: str) -> FilledLine:
    """Http404 for a line that is reckoned or not there."""
    for one in typeable(asked.filled):
        if one.line.code == code:
            return one
    raise Http404


def kept_line(asked: Asked, code: str, association_id: int) -> TypedLine | None:
    return typed_lines(association_id, asked.key, asked.filled.period).get(code)


def line_page(asked: Asked, line: FilledLine) -> dict[str, Any]:
    template = asked.filled.template
    name = said(_words(asked, line))
    address = _address(asked)
    return {
        "title": name,
        "lede": f"{said(template.funder)}, {asked.filled.period.key}",
        "counted_in": unit_words(line),
        "cancel_url": address,
        "crumbs": [
            {"label": _("Other funders"), "url": reverse("funder_list")},
            {"label": said(template.labels), "url": address},
            {"label": name},
        ],
    }


def _words(asked: Asked, line: FilledLine) -> dict[str, str]:
    """The words of a line in the reader's language, or in that of the template."""
    labels = dict(line.line.labels)
    return {"en": labels[asked.language]} | labels


def _address(asked: Asked) -> str:
    return reverse("funder_detail", args=[asked.key]) + asked.query()


def keep_line(asked: Asked, form: LineForm, code: str, by: Any, on: date) -> str:
    """Store or remove a typed number; the address of the template."""
    if form.cleaned_data.get("remove"):
        services.remove_typed_line(filled=asked.filled, code=code, by=by)
    else:
        services.type_line(
            filled=asked.filled,
            code=code,
            value=form.cleaned_data["value"],
            reason=form.cleaned_data["reason"].strip(),
            by=by,
            on=on,
        )
    return _address(asked)
