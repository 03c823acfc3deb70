"""Who lives in the demonstration and which pages each of them can open.

Run inside a world; prints JSON:

people: role -> {email, name, session, association}. ``case_officer_2`` is a second one,
``newcomer`` the manager of the association whose application is a draft; ``writer`` and ``signer``
two people of an association that has not begun its report.
password: of everyone in ``people``.
walks: role -> list of {person, session, pages: [{name, variant, path}]}.
names: every name of an address -> "page", "file" or "post".
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from drempel.apps.accounts.links import link_path
from drempel.apps.accounts.models import Person, RoleGrant
from drempel.apps.accreditation.selectors import visible_accreditations, visible_dossiers
from drempel.apps.accreditation.selectors.steps import accreditation_steps, dossier_steps
from drempel.apps.associations.models import Association, Mandate
from drempel.apps.documents.models import Letter
from drempel.apps.kernel.access import access_table
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.roles import ALL_ROLES, ASSOCIATION_ROLES, CASE_OFFICER, MANAGER
from drempel.apps.subsidies.selectors import visible_awards
from drempel.apps.subsidies.selectors.steps import award_steps, can_notify
from tests.journeys import census_report, census_work

PASSWORD = "a-door-with-an-arch-26"
POSTS = {"language", "sign_out"} | census_work.POSTS
FILES = {"letter_file", "register_json", "register_accredited", "association_data"}
FILES |= census_work.FILES | census_report.FILES
DETAILED = {CASE_OFFICER, MANAGER}
Sample = tuple[str, list[Any]]


def names() -> dict[str, bool]:
    """Name of every address -> whether it has parts to fill in."""

    def walk(patterns: list[Any]) -> Iterator[tuple[str, bool]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                yield str(pattern.name), bool(pattern.pattern.converters)

    return dict(walk(get_resolver().url_patterns))


def kind_of(name: str) -> str:
    if name in POSTS or (name.startswith("demo") and name != "demo_people"):
        return "post"
    return "file" if name in FILES else "page"


def _dossiers(person: Person) -> list[Any]:
    return list(visible_dossiers(person))


def _drafts(person: Person) -> list[Any]:
    return [one for one in _dossiers(person) if one.state == "draft"]


def _own_number(person: Person | None) -> list[Any]:
    """The association one acts for; for others, one whose amounts are public."""
    found = Association.objects.filter(awards__state="notified").order_by("pk")
    if person and person.association_id:
        found = Association.objects.filter(pk=person.association_id)
    return [found.values_list("enterprise_number", flat=True).first()]


def _dossier_step(person: Person) -> Iterator[Sample]:
    for one in _dossiers(person):
        for step in dossier_steps(one, person):
            yield step.verb, [one.reference, step.verb]


def _accreditation_step(person: Person) -> Iterator[Sample]:
    for one in visible_accreditations(person):
        for step in accreditation_steps(one, person):
            yield step.verb, [one.reference, step.verb]


def _award_step(person: Person) -> Iterator[Sample]:
    for one in visible_awards(person).exclude(state="notified"):
        for step in award_steps(one, person):
            yield step.verb, [one.reference, step.verb]


def _others(person: Person, **kept: Any) -> Any:
    return Person.objects.filter(**kept).exclude(pk=person.pk).order_by("pk")


def _granted(person: Person) -> Iterator[Sample]:
    grant = RoleGrant.objects.exclude(person=person).order_by("pk").first()
    if grant:
        yield "", [grant.person_id, grant.role]


def _mandates(person: Person) -> list[Sample]:
    found = Mandate.objects.filter(association=person.association_id, ended_on=None)
    return [("", [one.pk]) for one in found.exclude(person=person).order_by("pk")]


SAMPLES: dict[str, Any] = {
    "association_detail": lambda p: [("", _own_number(p))],
    "association_edit": lambda p: [("", _own_number(p))],
    "association_data": lambda p: [("", _own_number(p))],
    "manager_invite": lambda p: [("", _own_number(p))],
    "award_calculate": lambda p: [("", _own_number(p))],
    "dossier_start_paper": lambda p: [("", _own_number(p))],
    "register_association": lambda p: [("", _own_number(p))],
    "dossier_start": lambda p: [
        ("", [])
        for _ in [1]
        if all(one.state in ("notified", "withdrawn") for one in _dossiers(p))
    ],
    "dossier_detail": lambda p: [(one.state, [one.reference]) for one in _dossiers(p)],
    "dossier_receipt": lambda p: [("", [d.reference]) for d in _dossiers(p) if d.submitted_on],
    "dossier_tasks": lambda p: [("", [d.reference]) for d in _drafts(p)],
    "dossier_check": lambda p: [("", [d.reference]) for d in _drafts(p)],
    "dossier_section": lambda p: [
        (section, [d.reference, section])
        for d in _drafts(p)
        for section in ("identity", "period", "activities", "plan", "declaration")
    ],
    "dossier_step": _dossier_step,
    "accreditation_detail": lambda p: [
        (one.state, [one.reference]) for one in visible_accreditations(p)
    ],
    "accreditation_step": _accreditation_step,
    "award_detail": lambda p: [
        (f"{one.state} {one.origin} {one.is_estimate}", [one.reference])
        for one in visible_awards(p)
    ],
    "award_step": _award_step,
    "notify_award": lambda p: [
        ("", [one.reference]) for one in visible_awards(p).filter(state="decided") if can_notify(one, p)
    ],
    "verify_code": lambda _p: [("", [code]) for code in Letter.objects.values_list("code", flat=True)[:1]],
    "letter_file": lambda p: [
        ("", [code])
        for code in Letter.objects.filter(association=p.association_id).values_list("code", flat=True)[:1]
    ],
    "person_detail": lambda p: [("", [one.pk]) for one in _others(p)[:1]],
    "person_link": lambda p: [("", [one.pk]) for one in _others(p, is_active=True)[:1]],
    "person_deactivate": lambda p: [("", [one.pk]) for one in _others(p, is_active=True)[:1]],
    "person_activate": lambda p: [("", [one.pk]) for one in _others(p)[:1]],
    "role_grant": lambda p: [("", [one.pk]) for one in _others(p)[:1]],
    "role_take": _granted,
    "mandate_end": _mandates,
    "member_link": _mandates,
    **census_work.SAMPLES,
    **census_report.SAMPLES,
    "set_password": lambda _p: [("", list(link_path(Person.objects.last()).strip("/").split("/")[1:]))],
}  # fmt: skip


def open_to(name: str, person: Person | None) -> bool:
    line = access_table()[name]
    if line.public or person is None:
        return line.public and person is None
    return not line.roles or person.has_role(*line.roles)


def pages_of(person: Person | None, role: str, seen: set[tuple[str, str]]) -> list[dict[str, str]]:
    """The pages that nobody of the role has walked yet; ``seen`` grows."""
    found = []
    for name, is_open_ended in names().items():
        if kind_of(name) == "post" or not open_to(name, person):
            continue
        if name not in SAMPLES and is_open_ended:
            raise LookupError(f"say in SAMPLES how the address {name!r} is filled in")
        samples = SAMPLES[name](person) if name in SAMPLES else [("", [])]
        for variant, args in samples:
            kept = variant if role in DETAILED or name.endswith(("_step", "_section")) else ""
            if (name, kept) in seen:
                continue
            seen.add((name, kept))
            found.append({"name": name, "variant": kept, "path": reverse(name, args=args)})
    return found


@cache
def sign_in(person: Person) -> dict[str, Any]:
    """Give a session and the known password; say who it is."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    number = Association.objects.filter(pk=person.association_id).values_list(
        "enterprise_number", flat=True
    )
    return {
        "email": person.email,
        "name": person.full_name,
        "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "association": number.first(),
    }


def holders(role: str) -> list[Person]:
    """Everyone who holds a role; where the demonstration has nobody, someone is made."""
    if role in ASSOCIATION_ROLES:
        found = Person.objects.filter(mandates__role=role, mandates__ended_on=None)
    else:
        found = Person.objects.filter(grants__role=role)
    people = list(found.filter(is_active=True).order_by("pk").distinct())
    if not people:
        made = Person.objects.create_user(f"{role}@journeys.test", full_name=role.title())
        RoleGrant.objects.create(person=made, role=role, granted_on=today())
        people = [made]
    return people


def walks(role: str) -> list[dict[str, Any]]:
    seen: set[tuple[str, str]] = set()
    found = []
    for person in holders(role):
        pages = pages_of(person, role, seen)
        if pages:
            found.append(sign_in(person) | {"pages": pages})
    return found


def newcomer() -> Person:
    """The manager of an association that was never accredited and whose application is a draft."""
    return Person.objects.filter(
        mandates__role=MANAGER,
        mandates__ended_on=None,
        mandates__association__accreditations=None,
        mandates__association__dossiers__state="draft",
    ).get()


def census() -> dict[str, Any]:
    census_work.add_own_things()
    census_work.add_a_fault()
    census_report.add_unreleased()
    people = {role: sign_in(holders(role)[0]) for role in sorted(ALL_ROLES)}
    people["case_officer_2"] = sign_in(holders(CASE_OFFICER)[-1])
    people["newcomer"] = sign_in(newcomer())
    people["writer"], people["signer"] = map(sign_in, census_report.writers())
    walked: dict[str, Any] = {role: walks(role) for role in sorted(ALL_ROLES)}
    walked["visitor"] = [{"name": "", "session": "", "pages": pages_of(None, "visitor", set())}]
    return {
        "people": people,
        "password": PASSWORD,
        "walks": walked,
        "names": {name: kind_of(name) for name in names()},
    }


def report() -> None:
    print(json.dumps(census()))
