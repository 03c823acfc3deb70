"""Which file another one doubles: the similar ones of the association are offered."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.room import Room
from drempel.apps.activity.services.preparing import current_values
from drempel.apps.households.pages.writing import double_rows
from drempel.apps.households.selectors.doubles import possible_doubles
from drempel.apps.households.selectors.groups import links_of, representative


def link_page(room: Room, record: Any) -> dict[str, Any]:
    """What the page shows beside its form; at most two questions."""
    found = possible_doubles(room.association_id, current_values(record), but=record.pk)
    links = links_of(room.association_id)
    own = representative(record.pk, links)
    apart = [pair for pair in found if representative(pair[0].pk, links) != own]
    thread = reverse("household_thread", args=[record.uid])
    return {
        "title": _("Link %(code)s as a double") % {"code": record.code},
        "record": record,
        "alike": double_rows(apart),
        "cancel_url": thread,
        "crumbs": [
            {"label": _("Households"), "url": reverse("household_list")},
            {"label": record.code, "url": thread, "name": True},
            {"label": _("Link a double")},
        ],
    }
