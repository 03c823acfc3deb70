"""Addresses of the demonstration."""

from django.urls import path

from drempel.demo import sign_in

urlpatterns = [path("demo/", sign_in.demo_people, name="demo_people")]
