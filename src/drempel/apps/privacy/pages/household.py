"""What a household may ask about its data, and what stands in the way of anonymity."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from drempel.apps.activity.models import Record
from drempel.apps.activity.shown import title_of
from drempel.apps.kernel.roles import MANAGER
from drempel.apps.privacy.pages.log import thread_address
from drempel.apps.privacy.selectors.lives import household_lives
from drempel.apps.privacy.words import open_words


def _crumbs(file: Record, here: str) -> list[dict[str, Any]]:
    found = [{"label": title_of(file, shows=False), "url": thread_address(file.uid), "name": True}]
    return [*_list_crumb(), *found, {"label": here}]


def _list_crumb() -> list[dict[str, Any]]:
    try:
        return [{"label": _("Households"), "url": reverse("household_list")}]
    except NoReverseMatch:
        return []


def rights_page(file: Record, person: Any) -> dict[str, Any]:
    return {
        "file": file,
        "code": file.code,
        "crumbs": _crumbs(file, _("The household’s data")),
        "copy_url": "?format=zip",
        "edit_url": reverse("record_edit", args=[file.KIND, file.uid]),
        "anonymise_url": reverse("household_anonymise", args=[file.uid])
        if person.has_role(MANAGER)
        else "",
        "request_url": reverse("record_new", args=["dsr"]) + "?request_type=ACCESS",
        "log_url": f"{reverse('access_log')}?code={file.code}",
        "is_anonymous": file.anonymised_at is not None,
    }


def anonymise_page(file: Record) -> dict[str, Any]:
    lives = household_lives(file.association_id, files=[file.pk])
    life = lives[0] if lives else None
    return {
        "file": file,
        "code": file.code,
        "crumbs": _crumbs(file, _("Make anonymous")),
        "is_anonymous": life is None,
        "open": open_words(life.open) if life else "",
        "doubles": sorted(set(life.codes.values()) - {file.code}) if life else [],
        "cancel_url": thread_address(file.uid),
    }
