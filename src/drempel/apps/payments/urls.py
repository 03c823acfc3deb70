"""Addresses of payments."""

from django.urls import path

from drempel.apps.payments import views

urlpatterns = [
    path("payments/", views.payment_list, name="payment_list"),
    path("awards/<str:reference>/notify/", views.notify_award, name="notify_award"),
]
