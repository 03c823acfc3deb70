"""Addresses of the app `offline`; the service worker reigns over /offline/ and nothing else."""

from django.urls import path

from drempel.apps.offline import views

urlpatterns = [
    path("offline/", views.offline_app, name="offline_app"),
    path("offline/worker.js", views.offline_worker, name="offline_worker"),
    path("offline/manifest.webmanifest", views.offline_manifest, name="offline_manifest"),
    path("offline/words.json", views.offline_words, name="offline_words"),
    path("offline/session.json", views.offline_session, name="offline_session"),
    path("offline/kinds.json", views.offline_kinds, name="offline_kinds"),
    path("offline/data/", views.offline_data, name="offline_data"),
    path("offline/key/", views.offline_key, name="offline_key"),
    path("offline/sync/", views.offline_sync, name="offline_sync"),
    path("offline/choose/", views.offline_choose, name="offline_choose"),
    path("offline/conflicts/", views.conflict_list, name="conflict_list"),
]
