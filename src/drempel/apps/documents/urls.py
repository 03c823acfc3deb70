"""Addresses of the app `documents`."""

from django.urls import path

from drempel.apps.documents import views

urlpatterns = [
    path("letters/<str:code>.pdf", views.letter_file, name="letter_file"),
    path("verify/", views.verify, name="verify"),
    path("verify/<str:code>/", views.verify_code, name="verify_code"),
]
