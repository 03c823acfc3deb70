"""Addresses of the app `associations`."""

from django.urls import path

from drempel.apps.associations.views import associations, team

_ONE = "associations/<str:enterprise_number>"

urlpatterns = [
    path("associations/", associations.association_list, name="association_list"),
    path("associations/new/", associations.association_create, name="association_create"),
    path(f"{_ONE}/", associations.association_detail, name="association_detail"),
    path(f"{_ONE}/edit/", associations.association_edit, name="association_edit"),
    path(f"{_ONE}/data/", associations.association_data, name="association_data"),
    path(f"{_ONE}/managers/new/", team.manager_invite, name="manager_invite"),
    path("team/", team.team, name="team"),
    path("team/invite/", team.team_invite, name="team_invite"),
    path("team/<int:mandate_id>/end/", team.mandate_end, name="mandate_end"),
    path("team/<int:mandate_id>/link/", team.member_link, name="member_link"),
]
