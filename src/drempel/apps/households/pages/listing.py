"""The list of households, read by place as the other lists of the daily work."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.access import may_add
from drempel.apps.activity.room import Room
from drempel.apps.activity.scheme import in_language, value_label
from drempel.apps.activity.selectors.records import Page, page_of
from drempel.apps.households.forms import HouseholdFilter
from drempel.apps.households.pages.thread import persons
from drempel.apps.households.selectors.files import Beside, beside
from drempel.apps.kernel.lists import FILTERS_ID
from drempel.apps.kernel.templatetags.drempel import whole
from drempel.engines.records import kind_of

_FILE = kind_of("file")


def list_page(request: HttpRequest, room: Room, filters: HouseholdFilter) -> dict[str, Any]:
    """One page of files; three questions, whatever the number of files."""
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = page_of(_FILE, filters.apply(), after=after, before=before)
    also = beside(room.association_id, [row.pk for row in page.rows], filters.on)
    return {
        "title": _("Households"),
        "lede": _total(page),
        "crumbs": [{"label": _("My day"), "url": reverse("my_day")}, {"label": _("Households")}],
        "heads": _heads(),
        "rows": [_row(row, also[row.pk]) for row in page.rows],
        "filters": filters,
        "page_form_id": FILTERS_ID,
        "newer": _address(request, before=page.before) if page.before else "",
        "older": _address(request, after=page.after) if page.after else "",
        "reset_url": request.path if filters.values() else "",
        "actions": _actions(room),
    }


def _heads() -> list[dict[str, Any]]:
    return [
        {"label": in_language(_FILE.field("code").labels)},
        {"label": in_language(_FILE.field("household_type").labels)},
        {"label": in_language(_FILE.field("municipality").labels)},
        {"label": _("Persons")},
        {"label": _("Last contact")},
        {"label": _("Open pathways"), "num": True},
        {"label": _("Opened on")},
    ]


def _row(row: Any, also: Beside) -> list[dict[str, Any]]:
    double = _("double of %(code)s") % {"code": row.double_of.code} if row.double_of else ""
    code = {"text": row.code, "url": reverse("household_thread", args=[row.uid])}
    return [
        code | {"head": True, "name": True, "note": double},
        {"text": value_label(_FILE.field("household_type"), row.household_type)},
        {"text": value_label(_FILE.field("municipality"), row.municipality)},
        {"text": persons(row)},
        {"day": also.last_on} if also.last_on else {"text": _("none yet")},
        {"text": whole(also.paths), "num": True, "note": _("housed now") if also.is_housed else ""},
        {"day": row.opened_on},
    ]


def _actions(room: Room) -> list[dict[str, Any]]:
    found = []
    if may_add(_FILE, room.person):
        found.append({"url": reverse("household_new"), "label": _("New household file")})
    return [*found, {"url": reverse("next_steps"), "label": _("What is next"), "quiet": True}]


def _total(page: Page) -> str:
    if page.is_more:
        return _("More than %(count)s found") % {"count": whole(page.total)}
    if page.total == 1:
        return _("1 found")
    return _("%(count)s found") % {"count": whole(page.total)}


def _address(request: HttpRequest, **changes: str) -> str:
    gone = {"after", "before"}
    kept = {key: value for key, value in request.GET.items() if value and key not in gone}
    return f"?{urlencode(kept | changes)}"
