"""The main pages, who looks at them, and what kind each is: its budget goes by kind."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from drempel.apps.kernel.roles import ADMINISTRATOR, CASE_OFFICER, HEAD_OF_UNIT, MANAGER

LIST, FILE, DASHBOARD, EXPORT, FORM = "list", "file", "dashboard", "export", "form"


@dataclass(frozen=True)
class Page:
    """name: in the tables. role: who looks, empty for everyone."""

    name: str
    kind: str
    role: str
    path: str


def _lists() -> list[tuple[str, str, str]]:
    return [
        ("dossier_list", LIST, CASE_OFFICER),
        ("accreditation_list", LIST, CASE_OFFICER),
        ("award_list", LIST, CASE_OFFICER),
        ("payment_list", LIST, CASE_OFFICER),
        ("association_list", LIST, CASE_OFFICER),
        ("people", LIST, ADMINISTRATOR),
        ("register", LIST, ""),
        ("register_totals", LIST, ""),
        ("calculator", FORM, ""),
        ("home", DASHBOARD, ""),
        ("campaign", DASHBOARD, CASE_OFFICER),
    ]


def _files(association: Any, dossiers: list[Any], award: Any) -> list[Page]:
    examined = next(d for d in dossiers[len(dossiers) // 2 + 3 :: 5])
    number = association.enterprise_number
    return [
        Page(f"{name} ({who})", FILE, role, reverse(name, args=[argument]))
        for name, argument in (
            ("dossier_detail", examined.reference),
            ("award_detail", award.reference),
            ("accreditation_detail", award.accreditation.reference),
            ("association_detail", number),
        )
        for who, role in (("officer", CASE_OFFICER),)
    ] + [
        Page(
            "award_detail (manager)", FILE, MANAGER, reverse("award_detail", args=[award.reference])
        ),
        Page("register_association", FILE, "", reverse("register_association", args=[number])),
    ]


def _desks() -> list[Page]:
    roles = (CASE_OFFICER, HEAD_OF_UNIT, MANAGER)
    return [Page(f"desk ({role})", DASHBOARD, role, reverse("desk")) for role in roles]


def pages(associations: list[Any], dossiers: list[Any], awards: list[Any]) -> list[Page]:
    """Every main page with records that exist: those of the first association."""
    own = next(a for a in awards if a.association_id == associations[0].pk and a.year == 2026)
    found = [Page(name, kind, role, reverse(name)) for name, kind, role in _lists()]
    found += _files(associations[0], dossiers, own) + _desks()
    found.append(
        Page("award_list (last page)", LIST, CASE_OFFICER, f"{reverse('award_list')}?page=9999")
    )
    search = f"{reverse('award_list')}?q=quartier+00001&year=2026"
    found.append(Page("award_list (search)", LIST, CASE_OFFICER, search))
    export = f"{reverse('award_list')}?format=csv"
    found.append(Page("award_list (CSV)", EXPORT, CASE_OFFICER, export))
    return found
