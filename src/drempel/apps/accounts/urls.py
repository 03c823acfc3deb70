"""Addresses of the app `accounts`."""

from django.urls import path

from drempel.apps.accounts.views import account, door, people

urlpatterns = [
    path("sign-in/", door.SignIn.as_view(), name="sign_in"),
    path("sign-out/", door.SignOut.as_view(), name="sign_out"),
    path("set-password/<str:uid>/<str:token>/", door.set_password, name="set_password"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password_change, name="password_change"),
    path("people/", people.person_list, name="people"),
    path("people/new/", people.person_create, name="person_create"),
    path("people/<int:person_id>/", people.person_detail, name="person_detail"),
    path("people/<int:person_id>/link/", people.person_link, name="person_link"),
    path("people/<int:person_id>/block/", people.person_deactivate, name="person_deactivate"),
    path("people/<int:person_id>/open/", people.person_activate, name="person_activate"),
    path("people/<int:person_id>/roles/give/", people.role_grant, name="role_grant"),
    path("people/<int:person_id>/roles/<str:role>/take/", people.role_take, name="role_take"),
]
