"""Addresses of the app `desk`."""

from django.urls import path

from drempel.apps.desk import views

urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("desk/", views.desk, name="desk"),
    path("desk/association/", views.my_association, name="my_association"),
    path("campaign/", views.campaign, name="campaign"),
]
