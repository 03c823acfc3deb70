"""What the layout of every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from drempel.apps.kernel.installation import installation
from drempel.apps.kernel.scheme import active_scheme


def page(request: HttpRequest) -> dict[str, Any]:
    """Languages, the demonstration's day, and the administration's name from the scheme."""
    here = installation()
    return {
        "languages": [(code, code.upper()) for code, _name in settings.LANGUAGES],
        "LANGUAGE_CODE": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
        "demo": {"day": here.today} if here is not None and here.today else None,
        "authority": active_scheme().authority,
        "page_form_id": "",
        "design_page": settings.DESIGN_PAGE,
    }
