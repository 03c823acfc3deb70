"""Addresses of the app `consultation`; ``reference`` is that of a proposal, PRO-2026-0001."""

from django.urls import path

from drempel.apps.consultation.views import catalogue, proposals

urlpatterns = [
    path("indicators/", catalogue.indicator_list, name="indicator_list"),
    path("indicators/changes/", catalogue.indicator_changes, name="indicator_changes"),
    path("indicators/<slug:code>/", catalogue.indicator_detail, name="indicator_detail"),
    path("consultation/", proposals.proposal_list, name="proposal_list"),
    path("consultation/new/", proposals.proposal_new, name="proposal_new"),
    path("consultation/burden/", proposals.burden, name="burden"),
    path("consultation/<slug:reference>/", proposals.proposal_detail, name="proposal_detail"),
    path(
        "consultation/<slug:reference>/comment/",
        proposals.proposal_comment,
        name="proposal_comment",
    ),
    path(
        "consultation/<slug:reference>/comment/<int:key>/",
        proposals.proposal_answer,
        name="proposal_answer",
    ),
    path("consultation/<slug:reference>/pilot/", proposals.proposal_pilot, name="proposal_pilot"),
    path(
        "consultation/<slug:reference>/step/<slug:verb>/",
        proposals.proposal_step,
        name="proposal_step",
    ),
]
