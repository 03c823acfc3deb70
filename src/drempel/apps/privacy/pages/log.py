"""The access log: who opened what, when."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drempel.apps.activity.models import FileView
from drempel.apps.activity.scheme import kind_label
from drempel.apps.kernel.lists import FILTERS_ID, safe_cell
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.apps.privacy.selectors.looks import ViewsPage
from drempel.apps.privacy.words import ACT_WORDS
from drempel.engines.records import kind_of
from drempel.engines.retention import PREFIX

CSV_HEADER = ("at", "person", "act", "kind", "file_code", "uid", "rows")


def log_page(
    request: HttpRequest, page: ViewsPage, codes: Mapping[str, str], filters: Any
) -> dict[str, Any]:
    return {
        "heads": [
            {"label": _("When")},
            {"label": _("Who")},
            {"label": _("Did what")},
            {"label": _("With what")},
        ],
        "rows": [_cells(view, codes) for view in page.rows],
        "lede": _total(page),
        "newer": _address(request, before=page.newer) if page.newer else "",
        "older": _address(request, after=page.older) if page.older else "",
        "export_url": _address(request, format="csv"),
        "filters": filters,
        "page_form_id": FILTERS_ID,
        "reset_url": request.path if filters.asked() else "",
    }


def _cells(view: FileView, codes: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"moment": view.at, "head": True},
        {"text": view.person.full_name if view.person else _("the system"), "name": True},
        {"text": ACT_WORDS.get(view.act, view.act)},
        _what(view, codes),
    ]


def _what(view: FileView, codes: Mapping[str, str]) -> dict[str, Any]:
    kind = kind_of(view.kind)
    if not view.uid:
        words = ngettext("a list of %(n)s record", "a list of %(n)s records", view.rows)
        return {"text": kind_label(kind, many=True), "note": words % {"n": whole(view.rows)}}
    cell: dict[str, Any] = {"text": kind_label(kind)}
    code = codes.get(view.uid, "")
    if code.startswith(PREFIX):
        cell["note"] = _("anonymous meanwhile")
    elif code:
        here = {"text": code, "name": True, "url": thread_address(view.uid)}
        return here | {"note": kind_label(kind)}
    return cell


def thread_address(uid: str) -> str:
    """The page of a household; empty where there is none."""
    try:
        return reverse("household_thread", args=[uid])
    except NoReverseMatch:
        return ""


def csv_rows(views: Any, codes: Mapping[str, str]) -> Iterator[list[str]]:
    for view in views:
        yield [
            timezone.localtime(view.at).isoformat(timespec="seconds"),
            safe_cell(view.person.full_name) if view.person else "",
            view.act,
            view.kind,
            safe_cell(codes.get(view.uid, "")),
            safe_cell(view.uid),
            str(view.rows),
        ]


def _total(page: ViewsPage) -> str:
    if page.is_more:
        return _("More than %(count)s found") % {"count": whole(page.total)}
    if page.total == 1:
        return _("1 found")
    return _("%(count)s found") % {"count": whole(page.total)}


def _address(request: HttpRequest, **changes: str) -> str:
    gone = {"after", "before", "format"}
    kept = {key: value for key, value in request.GET.items() if value and key not in gone}
    return f"?{urlencode(kept | changes)}"
