"""All addresses, app by app."""

from django.urls import include, path

urlpatterns = [
    path("", include("drempel.apps.desk.urls")),
    path("", include("drempel.apps.register.urls")),
    path("", include("drempel.apps.consultation.urls")),
    path("", include("drempel.apps.sector.urls")),
    path("", include("drempel.apps.funders.urls")),
    path("", include("drempel.apps.payments.urls")),
    path("", include("drempel.apps.reports.urls")),
    path("", include("drempel.apps.subsidies.urls")),
    path("", include("drempel.apps.api.urls")),
    path("", include("drempel.apps.imports.urls")),
    path("", include("drempel.apps.offline.urls")),
    path("", include("drempel.apps.privacy.urls")),
    path("", include("drempel.apps.households.urls")),
    path("", include("drempel.apps.dwellings.urls")),
    path("", include("drempel.apps.activity.urls")),
    path("", include("drempel.apps.accreditation.urls")),
    path("", include("drempel.apps.documents.urls")),
    path("", include("drempel.apps.associations.urls")),
    path("", include("drempel.apps.accounts.urls")),
    path("", include("drempel.demo.urls")),
    path("", include("drempel.apps.kernel.urls")),
]
