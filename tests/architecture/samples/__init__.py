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
)

WITH_ARGUMENTS: dict[str, Any] = {}
for _app in (
    *(
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
    ),
):
    WITH_ARGUMENTS |= _app.WITH_ARGUMENTS
