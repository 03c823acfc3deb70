"""A program of an association that calls the interface, for tests."""

import json
from datetime import date
from typing import Any

from django.test import Client

from drempel.apps.api.models import ApiToken
from drempel.apps.api.scopes import SCOPES
from drempel.apps.api.services.tokens import make_token
from drempel.apps.kernel.roles import MANAGER
from tests.apps.associations.factories import make_person

ALL = tuple(SCOPES)
UNTIL = date(2027, 5, 23)


class Caller:
    """One program with one token."""

    def __init__(self, association: Any, scopes: Any = ALL, manager: Any = None) -> None:
        self.association = association
        self.manager = manager or make_person(role=MANAGER, association=association)
        self.token, self.secret = make_token(
            association=association, name="test", scopes=scopes, expires_on=UNTIL, by=self.manager
        )
        self.client = Client()

    def call(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        """The answer to one request. path: behind ``/api/v1/``. headers: with _ for -."""
        given = {"Authorization": f"Bearer {self.secret}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        body = data if isinstance(data, (str, bytes)) else json.dumps(data)
        content = {} if data is None else {"data": body, "content_type": "application/json"}
        return self.client.generic(method, f"/api/v1/{path}", headers=given, **content)

    def get(self, path: str, **headers: str) -> Any:
        return self.call("GET", path, **headers)

    def post(self, path: str, data: Any, **headers: str) -> Any:
        return self.call("POST", path, data, **headers)

    def put(self, path: str, data: Any, **headers: str) -> Any:
        return self.call("PUT", path, data, **headers)

    def patch(self, path: str, data: Any, **headers: str) -> Any:
        return self.call("PATCH", path, data, **headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self.call("DELETE", path, **headers)

    def every(self, path: str) -> list[dict[str, Any]]:
        """All items of a list, page by page."""
        items, after = [], ""
        while True:
            sign = "&" if "?" in path else "?"
            page = self.get(f"{path}{sign}after={after}" if after else path).json()
            items += page["items"]
            after = page["next"]
            if not after:
                return items


def revoked(token: ApiToken) -> ApiToken:
    return ApiToken.objects.get(pk=token.pk)
