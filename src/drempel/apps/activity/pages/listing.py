"""The list of a kind: filtered by its address, read by place, exported exactly as filtered."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import may_add, visible_fields
from drempel.apps.activity.forms.filter import ListFilter
from drempel.apps.activity.models import Record
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language, kind_label
from drempel.apps.activity.selectors.records import Page, page_of
from drempel.apps.activity.shown import address_of, cell_of, inside, link_paths
from drempel.apps.kernel.lists import FILTERS_ID
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.engines.records import Field, Kind


def list_page(request: HttpRequest, room: Room, kind: Kind, filters: ListFilter) -> dict[str, Any]:
    """One page of records; three questions, whatever the number of rows."""
    columns = listed_fields(kind, room)
    rows = filters.apply().select_related(*link_paths(kind, kind.shown.listed))
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = page_of(kind, rows, after=after, before=before)
    plural = kind_label(kind, many=True)
    return {
        "title": plural,
        "lede": _total(page),
        "kind": kind,
        "crumbs": [{"label": _("My day"), "url": reverse("my_day")}, {"label": plural}],
        "heads": [head_of(one) for one in columns],
        "rows": [row_of(row, columns, shows=room.shows) for row in page.rows],
        "page": page,
        "filters": filters,
        "page_form_id": FILTERS_ID,
        "newer": _address(request, before=page.before) if page.before else "",
        "older": _address(request, after=page.after) if page.after else "",
        "csv_url": _address(request, format="csv"),
        "xlsx_url": _address(request, format="xlsx"),
        "reset_url": request.path if filters.is_narrowed else "",
        "actions": _actions(room, kind),
    }


def _actions(room: Room, kind: Kind) -> list[dict[str, Any]]:
    if not may_add(kind, room.person):
        return []
    if kind.code == "contact":
        return [
            {"url": reverse("contact_tally"), "label": _("Quick tally"), "quiet": True},
            {"url": reverse("contact_new"), "label": _("New contact")},
        ]
    label = _("Add: %(what)s") % {"what": inside(kind_label(kind))}
    return [{"url": reverse("record_new", args=[kind]), "label": label}]


def listed_fields(kind: Kind, room: Room) -> list[Field]:
    """Its columns; the service line is a filter, and repeats itself in a list."""
    shown = {one.name for one in visible_fields(kind, room.person)} - {"service_line"}
    return [kind.field(name) for name in kind.shown.listed if name in shown]


def head_of(one: Field) -> dict[str, Any]:
    return {
        "label": in_language(one.labels),
        "num": one.type in {"integer", "money", "decimal", "year"},
    }


def row_of(row: Record, columns: Iterable[Field], *, shows: bool) -> list[dict[str, Any]]:
    """The cells of a record; the first one that says something leads to it."""
    cells = [cell_of(one, row, shows=shows) for one in columns]
    first = next((cell for cell in cells if cell["text"]), cells[0])
    first["url"] = address_of(row)
    first["text"] = first["text"] or _("Open it")
    first["head"], first["num"] = True, False
    return cells


def _total(page: Page) -> str:
    if page.is_more:
        return _("More than %(count)s found") % {"count": whole(page.total)}
    if page.total == 1:
        return _("1 found")
    return _("%(count)s found") % {"count": whole(page.total)}


def _address(request: HttpRequest, **changes: str) -> str:
    """This list with its filters, elsewhere or in another form."""
    gone = {"after", "before", "format", "_typed"}
    kept = {key: value for key, value in request.GET.items() if value and key not in gone}
    return f"?{urlencode(kept | changes)}"
