"""In and out: signing in, signing out, a first password by a one-time link."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from drempel.apps.accounts.forms import NewPasswordForm, SignInForm
from drempel.apps.accounts.links import person_of_link
from drempel.apps.accounts.services import change_password
from drempel.apps.kernel.middleware import keeps_typed_values, remember_language
from drempel.apps.kernel.pages import FORM_ID, form_page


@method_decorator(keeps_typed_values, name="dispatch")
class SignIn(LoginView):
    """The sign-in page. Five wrong tries in a quarter of an hour lock it (django-axes)."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.language_switch:
            typed = {"username": request.POST.get("username", "")}
            form = SignInForm(request, initial=typed)
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {
            "page_form_id": FORM_ID,
            "password_set": self.request.GET.get("done") == "password",
        }
        return super().get_context_data(**kwargs) | more

    def form_valid(self, form: SignInForm) -> HttpResponse:
        response = super().form_valid(form)
        return greet(self.request, response)

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def greet(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Right after signing in: the person's language, unless this device has chosen one."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        remember_language(response, request.user.language)
    return response


class SignOut(LogoutView):
    """Ends the session; only by a form, so that no link or picture can do it."""

    http_method_names = ["post", "options"]


@never_cache
@sensitive_post_parameters()
@keeps_typed_values
def set_password(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    person = person_of_link(uid, token)
    if person is None:
        return render(request, "accounts/link_over.html", status=404)

    def act(form: NewPasswordForm) -> str:
        change_password(person=person, password=form.cleaned_data["new"], by=person)
        return f"{reverse('sign_in')}?done=password"

    return form_page(
        request,
        make_form=partial(NewPasswordForm, person=person),
        act=act,
        template="accounts/set_password.html",
        context={"owner": person},
    )
