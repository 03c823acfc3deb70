"""Addresses of the app `activity`."""

from typing import Any

from django.urls import path, register_converter

from drempel.apps.activity import views
from drempel.engines.records import STORED, Kind, kind_of


class KindInAddress:
    """A kind of record by its code; anything else is no address."""

    regex = "|".join(kind.code for kind in STORED)

    def to_python(self, value: str) -> Kind:
        return kind_of(value)

    def to_url(self, value: Kind | str) -> str:
        return value if isinstance(value, str) else value.code


class UidInAddress:
    """The identifier of a record, as devices and other systems make them."""

    regex = r"[A-Za-z0-9][A-Za-z0-9_.:\-]{0,63}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindInAddress, "kind")
register_converter(UidInAddress, "uid")

urlpatterns: list[Any] = [
    path("work/", views.my_day, name="my_day"),
    path("work/new-contact/", views.contact_new, name="contact_new"),
    path("work/new-contact/<uid:uid>/undo/", views.contact_undo, name="contact_undo"),
    path("work/tally/", views.contact_tally, name="contact_tally"),
    path("work/tally/<int:batch_id>/undo/", views.tally_undo, name="tally_undo"),
    path("work/to-look-at/", views.fault_list, name="fault_list"),
    path(
        "work/to-look-at/<slug:rule>/<kind:kind>/<uid:uid>/",
        views.fault_detail,
        name="fault_detail",
    ),
    path("work/own-fields/", views.own_field_list, name="own_fields"),
    path("work/own-fields/<kind:kind>/new/", views.own_field_new, name="own_field_new"),
    path("work/own-fields/<int:key>/", views.own_field_edit, name="own_field_edit"),
    path("work/own-fields/<int:key>/move/", views.own_field_move, name="own_field_move"),
    path("work/own-tags/", views.own_tag_list, name="own_tag_list"),
    path("work/own-tags/<int:key>/", views.own_tag_edit, name="own_tag_edit"),
    path("work/<kind:kind>/", views.record_list, name="record_list"),
    path("work/<kind:kind>/new/", views.record_new, name="record_new"),
    path("work/<kind:kind>/<uid:uid>/", views.record_detail, name="record_detail"),
    path("work/<kind:kind>/<uid:uid>/edit/", views.record_edit, name="record_edit"),
    path("work/<kind:kind>/<uid:uid>/remove/", views.record_remove, name="record_remove"),
]
