"""All addresses, app by app."""

from django.urls import include, path

urlpatterns = [
    path("", include("drempel.apps.desk.urls")),
    path("", include("drempel.apps.register.urls")),
    path("", include("drempel.apps.payments.urls")),
    path("", include("drempel.apps.subsidies.urls")),
    path("", include("drempel.apps.accreditation.urls")),
    path("", include("drempel.apps.documents.urls")),
    path("", include("drempel.apps.associations.urls")),
    path("", include("drempel.apps.accounts.urls")),
    path("", include("drempel.demo.urls")),
    path("", include("drempel.apps.kernel.urls")),
]
