"""Addresses of the kernel's own pages."""

from django.conf import settings
from django.urls import path

from drempel.apps.kernel import views

urlpatterns = [
    path("language/", views.language, name="language"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]

if settings.DESIGN_PAGE:
    from drempel.apps.kernel.design import design

    urlpatterns.append(path("design/", design, name="design"))
