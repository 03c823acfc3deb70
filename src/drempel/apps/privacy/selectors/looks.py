"""Who looked at whom: the access log of one association, newest first, read by place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from drempel.apps.activity.models import FileView, model_of
from drempel.apps.activity.selectors.records import MOST_COUNTED, PER_PAGE
from drempel.apps.associations.models import Mandate


@dataclass(frozen=True, slots=True)
class ViewsPage:
    """Rows of one page, newest first. newer, older: where the pages beside it begin, or empty."""

    rows: list[FileView]
    newer: str
    older: str
    total: int
    is_more: bool


def views_of(association_id: int | None, filters: Mapping[str, Any]) -> QuerySet[FileView]:
    """filters: "person" (key), "kind", "code" of a household file, "from" and "until" (days)."""
    rows = FileView.objects.filter(association_id=association_id).select_related("person")
    if filters.get("person"):
        rows = rows.filter(person_id=filters["person"])
    if filters.get("kind"):
        rows = rows.filter(kind=filters["kind"])
    if filters.get("code"):
        uids = model_of("file")._default_manager.filter(
            association_id=association_id, code__iexact=filters["code"]
        )
        rows = rows.filter(kind="file", uid__in=uids.values("uid"))
    if filters.get("from"):
        rows = rows.filter(at__gte=_start_of(filters["from"]))
    if filters.get("until"):
        rows = rows.filter(at__lt=_start_of(filters["until"] + timedelta(days=1)))
    return rows.order_by("-pk")


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def page_of_views(rows: QuerySet[FileView], *, after: str = "", before: str = "") -> ViewsPage:
    """One page; a place that is none begins at the start."""
    after, before = (place if place.isdecimal() else "" for place in (after, before))
    if before:
        window = list(rows.filter(pk__gt=int(before)).reverse()[: PER_PAGE + 1])
        shown, is_first, is_last = window[:PER_PAGE][::-1], len(window) <= PER_PAGE, False
    else:
        found = rows.filter(pk__lt=int(after)) if after else rows
        window = list(found[: PER_PAGE + 1])
        shown, is_first, is_last = window[:PER_PAGE], not after, len(window) <= PER_PAGE
    total = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return ViewsPage(
        rows=shown,
        newer=str(shown[0].pk) if shown and not is_first else "",
        older=str(shown[-1].pk) if shown and not is_last else "",
        total=min(total, MOST_COUNTED),
        is_more=total > MOST_COUNTED,
    )


def file_codes(association_id: int | None, views: Iterable[FileView]) -> dict[str, str]:
    """Identifier to code of the household files that these lines name and that still exist."""
    uids = {view.uid for view in views if view.kind == "file" and view.uid}
    if not uids:
        return {}
    files = model_of("file")._default_manager.filter(association_id=association_id, uid__in=uids)
    return dict(files.values_list("uid", "code"))


def people_of(association_id: int | None) -> list[tuple[int, str]]:
    """Everyone who has or had a mandate in the association, by name."""
    found = Mandate.objects.filter(association_id=association_id).order_by("person__full_name")
    return list(dict(found.values_list("person_id", "person__full_name")).items())


def all_file_codes(association_id: int | None) -> dict[str, str]:
    """Identifier to code of every household file, for an export."""
    files = model_of("file")._default_manager.filter(association_id=association_id)
    return dict(files.values_list("uid", "code"))
