"""Addresses of the app `register`."""

from django.urls import path

from drempel.apps.register import views

urlpatterns = [
    path("register/", views.register, name="register"),
    path("register.json", views.register_json, name="register_json"),
    path("register/years/", views.register_totals, name="register_totals"),
    path("register/accredited.json", views.register_accredited, name="register_accredited"),
    path("register/<str:number>/", views.register_association, name="register_association"),
]
