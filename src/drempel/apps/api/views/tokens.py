"""The tokens of an association: seen, made and revoked by its manager."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from drempel.apps.api import selectors
from drempel.apps.api.forms import FIRST, TokenForm
from drempel.apps.api.services.tokens import make_token, revoke_token
from drempel.apps.api.shown import promise_secret, secret_to_show
from drempel.apps.api.tables import token_heads, token_row
from drempel.apps.associations.selectors import managed_association
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page


def _crumbs(act: str) -> list[dict[str, str]]:
    return [
        {"label": _("Link with your own software"), "url": reverse("api_tokens")},
        {"label": act},
    ]


@require_GET
@never_cache
def api_tokens(request: HttpRequest) -> HttpResponse:
    association = managed_association(request.user)
    tokens = selectors.tokens_of(association.pk)
    context = {
        "heads": token_heads(),
        "rows": [token_row(token, today()) for token in tokens],
        "secret": secret_to_show(request),
    }
    return render(request, "api/tokens.html", context)


@keeps_typed_values
def api_token_new(request: HttpRequest) -> HttpResponse:
    association, back = managed_association(request.user), reverse("api_tokens")

    def act(form: TokenForm) -> str:
        _token, secret = make_token(
            association=association,
            name=form.cleaned_data["name"],
            scopes=form.cleaned_data["scopes"],
            expires_on=form.expires_on(today()),
            by=request.user,
        )
        promise_secret(request, secret)
        return back

    title = _("Make a token")
    lede = _("You see it once. Give it to whoever runs the program, not by an open channel.")
    words = {"title": title, "lede": lede, "submit": title, "cancel_url": back}
    return form_page(
        request,
        make_form=TokenForm,
        act=act,
        template="associations/act.html",
        initial=FIRST,
        context=words | {"crumbs": _crumbs(title)},
    )


@keeps_typed_values
def api_token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    association, back = managed_association(request.user), reverse("api_tokens")
    token = selectors.token_of(association.pk, token_id)

    def act(_form: Form) -> str:
        revoke_token(token=token, by=request.user)
        return back

    title = _("Revoke a token")
    lede = _("The program that uses it stops at once. What it stored stays.")
    words = {"title": title, "lede": lede, "submit": _("Revoke the token"), "cancel_url": back}
    return form_page(
        request,
        make_form=Form,
        act=act,
        template="associations/act.html",
        context=words | {"crumbs": _crumbs(title), "who": f"{token.name} ({token.prefix}…)"},
    )
