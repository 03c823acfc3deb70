"""Addresses of the app `funders`; ``key`` names a template of the pack, ``code`` a line of it."""

from django.urls import path

from drempel.apps.funders import views

urlpatterns = [
    path("report/funders/", views.funder_list, name="funder_list"),
    path("report/funders/<slug:key>/", views.funder_detail, name="funder_detail"),
    path("report/funders/<slug:key>/print/", views.funder_print, name="funder_print"),
    path("report/funders/<slug:key>/file/", views.funder_file, name="funder_file"),
    path("report/funders/<slug:key>/lines/<str:code>/", views.funder_line, name="funder_line"),
]
