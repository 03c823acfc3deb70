"""The main menu: what a person in this role opens every day, in words short enough for one line."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from drempel.apps.kernel import roles

Item = tuple[str, str | Promise, tuple[str, ...]]

_REGISTER: Item = ("register", pgettext_lazy("menu", "Register"), ("register_",))
_DOSSIERS: Item = ("dossier_list", pgettext_lazy("menu", "Dossiers"), ("dossier_",))
_AWARDS: Item = ("award_list", pgettext_lazy("menu", "Awards"), ("award_", "notify_award"))
_CAMPAIGN: Item = ("campaign", pgettext_lazy("menu", "Campaign"), ())
_PAYMENTS: Item = ("payment_list", pgettext_lazy("menu", "Payments"), ())
_ASSOCIATIONS: Item = (
    "association_list",
    pgettext_lazy("menu", "Associations"),
    ("association_", "accreditation_"),
)

_PUBLIC: tuple[Item, ...] = (
    _REGISTER,
    ("sector_public", pgettext_lazy("menu", "Sector"), ("sector_public", "indicator_")),
    ("calculator", pgettext_lazy("menu", "Calculator"), ()),
    ("verify", pgettext_lazy("menu", "Verify"), ("verify_",)),
)
_OVERVIEW: Item = ("desk", pgettext_lazy("menu", "Overview"), ())
# The pages of the daily work, whatever app they live in.
_WORK: Item = (
    "my_day",
    pgettext_lazy("menu", "My day"),
    (
        *("contact_", "tally_", "record_", "own_", "double", "unit_", "occupancy", "stay_"),
        *("import", "my_export", "export", "offline", "access_log", "api_", "held_", "retention"),
    ),
)
_HOUSEHOLDS: Item = (
    "household_list",
    pgettext_lazy("menu", "Households"),
    ("household", "next_steps", "subject_"),
)
_FIGURES: Item = ("figures", pgettext_lazy("menu", "Figures"), ("figure",))
_REPORT: Item = ("report_home", pgettext_lazy("menu", "Report"), ("report_", "funder_", "figure"))
_REPORTS: Item = ("report_list", pgettext_lazy("menu", "Reports"), ("report_",))
_SECTOR: Item = (
    "sector_report",
    pgettext_lazy("menu", "Sector"),
    ("sector_", "activity_totals", "proposal_", "burden", "indicator_"),
)
_MINE: Item = (
    "my_association",
    pgettext_lazy("menu", "My association"),
    ("association_", "team"),
)
_OWN: tuple[Item, ...] = (
    ("dossier_start", pgettext_lazy("menu", "Application"), ("dossier_",)),
    _AWARDS,
    _PAYMENTS,
    _MINE,
)
# The first role that a person holds decides.
MENUS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        roles.CASE_OFFICER,
        (
            ("desk", pgettext_lazy("menu", "To do"), ()),
            _DOSSIERS,
            _AWARDS,
            _REPORTS,
            _ASSOCIATIONS,
            _CAMPAIGN,
            _SECTOR,
            _REGISTER,
        ),
    ),
    (
        roles.HEAD_OF_UNIT,
        (
            ("desk", pgettext_lazy("menu", "To decide"), ()),
            _DOSSIERS,
            _AWARDS,
            _REPORTS,
            _CAMPAIGN,
            _SECTOR,
            _REGISTER,
        ),
    ),
    (
        roles.FINANCE_INSPECTOR,
        (("desk", pgettext_lazy("menu", "Opinions"), ()), _DOSSIERS, _AWARDS, _REGISTER),
    ),
    (roles.CABINET, (_CAMPAIGN, _DOSSIERS, _AWARDS, _REPORTS, _SECTOR, _REGISTER)),
    (roles.MANAGER, (_OVERVIEW, _WORK, _REPORT, *_OWN)),
    (roles.WORKER, (_WORK, _HOUSEHOLDS, _FIGURES, _REPORT, _OVERVIEW, _MINE)),
    (
        roles.INFORMATION_CENTRE,
        (("desk", pgettext_lazy("menu", "Overview"), ()), *_PUBLIC),
    ),
    (
        roles.ADMINISTRATOR,
        (
            ("desk", pgettext_lazy("menu", "Overview"), ()),
            ("people", pgettext_lazy("menu", "People"), ("person_", "role_")),
            _REGISTER,
        ),
    ),
)


def _menu(user: Any) -> tuple[Item, ...]:
    if user is None or not user.is_authenticated:
        return _PUBLIC
    return next((items for role, items in MENUS if user.has_role(role)), _PUBLIC)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``nav`` for the layout: address, words, and which one stands for the page at hand."""
    match = request.resolver_match
    here = match.view_name if match else ""
    nav, is_marked = [], False
    for name, label, begins in _menu(getattr(request, "user", None)):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        current = not is_marked and (here == name or (bool(begins) and here.startswith(begins)))
        is_marked = is_marked or current
        nav.append({"url": url, "label": label, "current": current})
    return {"nav": nav}
