"""The rules of the data check in words: what is odd, as whoever corrects it reads it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from drempel.apps.activity.selectors.faults import CROWDED, FUTURE, LINE, UNANSWERED

RULE_NAMES: Mapping[str, Any] = {
    LINE: _("A service line outside the accreditation"),
    FUTURE: _("A day in the future"),
    UNANSWERED: _("A planned permanence: held or not?"),
    CROWDED: _("More persons than places"),
}
