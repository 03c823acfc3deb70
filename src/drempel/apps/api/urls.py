"""Addresses of the app `api`."""

from django.urls import path, register_converter

from drempel.apps.api.views import door, tokens


class AnyAddress:
    """Whatever stands there, line breaks too: the interface itself says what does not exist."""

    regex = "(?s:.+)"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AnyAddress, "any")

urlpatterns = [
    path("api/", door.api_docs, name="api_docs"),
    path("api/tokens/", tokens.api_tokens, name="api_tokens"),
    path("api/tokens/new/", tokens.api_token_new, name="api_token_new"),
    path("api/tokens/<int:token_id>/revoke/", tokens.api_token_revoke, name="api_token_revoke"),
    path("api/v1/openapi.json", door.api_document, name="api_document"),
    path("api/v1/<any:address>", door.api, name="api"),
]
