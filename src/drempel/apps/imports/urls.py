"""Addresses of the app `imports`."""

from typing import Any

from django.urls import path

from drempel.apps.activity import urls as _kinds  # noqa: F401 - registers <kind:…> in addresses
from drempel.apps.imports import views

urlpatterns: list[Any] = [
    path("work/imports/", views.import_start, name="import_start"),
    path("work/imports/template/<kind:kind>/", views.import_template, name="import_template"),
    path(
        "work/imports/sources/<int:source_id>/remove/",
        views.import_source_remove,
        name="import_source_remove",
    ),
    path("work/imports/<slug:key>/", views.import_detail, name="import_detail"),
    path("work/imports/<slug:key>/columns/", views.import_columns, name="import_columns"),
    path("work/imports/<slug:key>/values/", views.import_values, name="import_values"),
    path("work/imports/<slug:key>/faults/", views.import_faults, name="import_faults"),
    path("work/imports/<slug:key>/undo/", views.import_undo, name="import_undo"),
    path("work/my-exports/", views.my_exports, name="my_exports"),
    path("work/my-exports/file/", views.my_export_file, name="my_export_file"),
]
