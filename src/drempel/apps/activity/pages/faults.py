"""Faults that the data check found: a list to work through, and the page of one of them."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.forms.faults import LIFTED, ExceptionForm, FaultFilter
from drempel.apps.activity.pages.sending import form_answer
from drempel.apps.activity.room import Room
from drempel.apps.activity.rule_words import RULE_NAMES
from drempel.apps.activity.scheme import kind_label
from drempel.apps.activity.selectors.faults import Fault, fault_of, faults_of
from drempel.apps.activity.services import faults as services
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import FILTERS_ID, PER_PAGE, csv_response, safe_cell
from drempel.engines.records import Kind

COLUMNS = ("rule", "kind", "record", "opened_on", "lifted_on", "reason")
Data = dict[str, Any]


def list_answer(request: HttpRequest, room: Room) -> HttpResponse:
    """A page of 25, the oldest first, or all of them as CSV with ``?format=csv``."""
    filters = FaultFilter(request.GET)
    filters.is_valid()
    asked = {name: filters.cleaned_data.get(name, "") for name in ("rule", "state")}
    found = list(_fitting(room, asked))
    if request.GET.get("format") == "csv":
        return csv_response("faults", COLUMNS, (_line(one) for one in found))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    kept = {name: value for name, value in asked.items() if value}
    return render(
        request,
        "activity/fault_list.html",
        {
            "title": _("To look at"),
            "lede": _("What the data check found odd. Correct the record, or say why it is right."),
            "crumbs": _crumbs(_("To look at")),
            "filters": filters,
            "page_form_id": FILTERS_ID,
            "reset_url": request.path if kept else "",
            "page": page,
            "heads": _heads(asked),
            "rows": [_row(one, room) for one in page],
            "export_url": f"?{urlencode(kept | {'format': 'csv'})}",
        },
    )


def _fitting(room: Room, asked: dict[str, str]) -> Iterator[Fault]:
    for one in faults_of(room.association_id):
        is_lifted = one.exception is not None
        if (not asked["rule"] or one.rule == asked["rule"]) and is_lifted == (
            asked["state"] == LIFTED
        ):
            yield one


def _heads(asked: dict[str, str]) -> list[Data]:
    last = _("Explained on") if asked["state"] == LIFTED else _("Found on")
    return [{"label": _("Rule")}, {"label": _("Record")}, {"label": last}]


def _row(one: Fault, room: Room) -> list[Data]:
    address = reverse("fault_detail", args=[one.rule, one.kind, one.uid])
    record: Data = {"text": kind_label(one.kind)}
    if room.uses(one.kind.code):
        record["url"] = _address(one)
    return [
        {"text": str(RULE_NAMES[one.rule]), "url": address, "head": True},
        record,
        {"day": one.lifted_on or one.opened_on},
    ]


def _address(one: Fault) -> str:
    return reverse("record_detail", args=[one.kind, one.uid])


def _line(one: Fault) -> list[str]:
    reason = one.exception.reason if one.exception else ""
    lifted = one.lifted_on.isoformat() if one.lifted_on else ""
    cells = (one.rule, one.kind.code, one.uid, one.opened_on.isoformat(), lifted, reason)
    return [safe_cell(cell) for cell in cells]


def _crumbs(title: str, *, inside: bool = False) -> list[dict[str, str]]:
    between = [{"label": _("To look at"), "url": reverse("fault_list")}] if inside else []
    return [{"label": _("My day"), "url": reverse("my_day")}, *between, {"label": title}]


def detail_answer(
    request: HttpRequest, room: Room, rule: str, kind: Kind, uid: str
) -> HttpResponse:
    """One fault with the form of its exception; Http404 when the record keeps the rule."""
    fault = fault_of(room.association_id, rule, kind, uid)
    if fault is None:
        raise Http404
    kept = fault.exception

    before = kept.reason if kept else ""

    def make(data: Any = None) -> ExceptionForm:
        return ExceptionForm(data, initial={"reason": before}, before=before)

    def act(form: ExceptionForm) -> str:
        if kept and form.cleaned_data.get("withdraw"):
            services.withdraw_exception(exception=kept, by=room.person)
        else:
            reason = form.cleaned_data["reason"]
            services.document_exception(fault=fault, reason=reason, by=room.person, on=today())
        return reverse("fault_list")

    title = str(RULE_NAMES[rule])
    shown = {
        "title": title,
        "crumbs": _crumbs(title, inside=True),
        "kind": kind_label(kind),
        "record_url": _address(fault) if room.uses(kind.code) else "",
        "fault": fault,
        "exception": kept,
        "cancel_url": reverse("fault_list"),
    }
    return form_answer(
        request,
        make_form=make,
        act=act,
        template="activity/fault_detail.html",
        show=lambda _form: shown,
    )
