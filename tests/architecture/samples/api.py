"""Addresses with arguments of the app `api`: name to a function (world, house) -> samples."""

from typing import Any

from drempel.apps.api.models import ApiToken
from tests.architecture.shapes import Sample
from tests.architecture.world import House, World


def _behind_the_token(_world: World, house: House) -> list[Sample]:
    """A list, a year and a record; the other operations are walked in tests/apps/api."""
    record = house.records["contact"]
    addresses = ("kinds", "figures/2026", "reports/2026", "contact", f"contact/{record.uid}")
    return [Sample("api", {"address": address}, house) for address in addresses]


def _revoke(_world: World, house: House) -> list[Sample]:
    token = ApiToken.objects.filter(association=house.association).first()
    return [Sample("api_token_revoke", {"token_id": token.pk}, house)]


WITH_ARGUMENTS: dict[str, Any] = {"api": _behind_the_token, "api_token_revoke": _revoke}
