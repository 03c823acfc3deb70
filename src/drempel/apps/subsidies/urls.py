"""Addresses of awards and of the calculator."""

from django.urls import path

from drempel.apps.subsidies import views

urlpatterns = [
    path("calculator/", views.calculator, name="calculator"),
    path("awards/", views.award_list, name="award_list"),
    path("awards/calculate/", views.award_calculate_year, name="award_calculate_year"),
    path("awards/<str:reference>/", views.award_detail, name="award_detail"),
    path("awards/<str:reference>/step/<slug:verb>/", views.award_step, name="award_step"),
    path("associations/<str:number>/award/", views.award_calculate, name="award_calculate"),
]
