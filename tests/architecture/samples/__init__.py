"""Addresses with arguments, app by app; a file of its own for each app of the daily work."""

from typing import Any

from tests.architecture.samples import (
    activity,
    api,
    consultation,
    dwellings,
    funders,
    households,
    imports,
    offline,
    privacy,
    reports,
    sector,
)

WITH_ARGUMENTS: dict[str, Any] = {}
_APPS = (activity, api, consultation, dwellings, funders, households, imports, offline, privacy)
for _app in (*_APPS, reports, sector):
    WITH_ARGUMENTS |= _app.WITH_ARGUMENTS
