"""Addresses of dossiers and accreditations."""

from django.urls import path

from drempel.apps.accreditation import views

urlpatterns = [
    path("application/", views.dossier_start, name="dossier_start"),
    path(
        "associations/<str:number>/application/",
        views.dossier_start_paper,
        name="dossier_start_paper",
    ),
    path("dossiers/", views.dossier_list, name="dossier_list"),
    path("dossiers/<str:reference>/", views.dossier_detail, name="dossier_detail"),
    path("dossiers/<str:reference>/tasks/", views.dossier_tasks, name="dossier_tasks"),
    path(
        "dossiers/<str:reference>/tasks/<slug:section>/",
        views.dossier_section,
        name="dossier_section",
    ),
    path("dossiers/<str:reference>/check/", views.dossier_check, name="dossier_check"),
    path("dossiers/<str:reference>/receipt/", views.dossier_receipt, name="dossier_receipt"),
    path("dossiers/<str:reference>/step/<slug:verb>/", views.dossier_step, name="dossier_step"),
    path("accreditations/", views.accreditation_list, name="accreditation_list"),
    path(
        "accreditations/<str:reference>/", views.accreditation_detail, name="accreditation_detail"
    ),
    path(
        "accreditations/<str:reference>/step/<slug:verb>/",
        views.accreditation_step,
        name="accreditation_step",
    ),
]
