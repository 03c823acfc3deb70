"""Staff of the Region, the associations with their people, and how each association works."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.hashers import make_password

from drempel.apps.accounts.models import Person, RoleGrant
from drempel.apps.accounts.services import create_person, grant_role
from drempel.apps.associations.models import Mandate, Profile, ProfileCode
from drempel.apps.associations.services import create_association, invite_person
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.roles import MANAGER
from drempel.demo import draw
from drempel.demo.accounts import PASSWORD
from drempel.demo.loading.world import World
from drempel.demo.numbers import enterprise_number, iban, phone
from drempel.demo.sources import Body, Human, bodies, humans, table

REASON = "demonstration"
PROFILE_YEAR = 2025
# A full-time equivalent costs about so many cents a year; seven tenths of income go to staff.
COST_OF_FTE = 7_400_000


def load_people(world: World) -> None:
    """Staff first, then the associations, each with its manager and workers."""
    by_key = {body.key: body for body in bodies()}
    for human in humans():
        if not human.association:
            _add_staff(world, human)
        elif human.role == MANAGER:
            _add_association(world, by_key[human.association], human)
    for human in humans():
        if human.association and human.role != MANAGER:
            _add_worker(world, human)
    # One password for all, reckoned once: the demonstration tells it to everyone anyway.
    Person.objects.update(password=make_password(PASSWORD))
    for body in bodies():
        _add_profile(world, body)


def _said(human: Human) -> dict[str, str]:
    return {"full_name": human.name, "email": human.email, "language": human.language}


def _add_staff(world: World, human: Human) -> None:
    person = create_person(by=SYSTEM, reason=REASON, **_said(human))
    grant = grant_role(person=person, role=human.role, by=SYSTEM, reason=REASON)
    # The services count from today; these people are older than the demonstration's day.
    RoleGrant.objects.filter(pk=grant.pk).update(granted_on=human.since)
    world.staff[human.email.partition("@")[0]] = person


def _facts(body: Body) -> dict[str, Any]:
    return {
        "enterprise_number": enterprise_number(body.number),
        "name_fr": body.name_fr,
        "name_nl": body.name_nl,
        "language": body.language,
        "street": body.street,
        "postcode": body.postcode,
        "municipality": body.municipality,
        "iban": iban(body.number),
        "email": f"contact@{body.key}.example",
        "phone": phone(body.number),
        "website": f"https://{body.key}.example",
        "peer_group": body.peer_group,
        "founded_on": body.founded_on,
    }


def _add_association(world: World, body: Body, manager: Human) -> None:
    association, person = create_association(facts=_facts(body), manager=_said(manager), by=SYSTEM)
    Mandate.objects.filter(person=person).update(began_on=manager.since)
    world.associations[body.key] = association
    world.managers[body.key] = person


def _add_worker(world: World, human: Human) -> None:
    association = world.associations[human.association]
    person = invite_person(association=association, person=_said(human), role=human.role, by=SYSTEM)
    Mandate.objects.filter(person=person).update(began_on=human.since)
    world.workers[human.association] = person


def _add_profile(world: World, body: Body) -> None:
    """Draw how an association of its kind works, in proportion to what it receives."""
    kind: Mapping[str, Any] = table("kinds")[body.peer_group]

    def drawn(name: str) -> int:
        low, high = kind[name]
        return draw.between(f"{body.key}/{name}", low, high)

    received = body.base_2020_cents or draw.between(f"{body.key}/received", 1_500_000, 4_000_000)
    income = received * drawn("income_percent") // 100
    profile = Profile.objects.create(
        association=world.associations[body.key],
        as_of_on=f"{PROFILE_YEAR}-12-31",
        staff_hundredths=max(50, income * 70 // COST_OF_FTE // 5 * 5),
        volunteers=drawn("volunteers"),
        premises=draw.weighted(f"{body.key}/premises", kind["premises"]),
        record_keeping=draw.weighted(f"{body.key}/records", kind["record_keeping"]),
        income_cents=income // 10_000 * 10_000,
        subsidised_percent=drawn("subsidised_percent"),
        own_dwellings=drawn("own_dwellings"),
        managed_dwellings=drawn("managed_dwellings"),
    )
    coded = {
        "target_group": draw.some(f"{body.key}/public", kind["priority_publics"], drawn("publics")),
        "staff_qualification": draw.some(
            f"{body.key}/staff", kind["qualifications"], drawn("qualified")
        ),
    }
    ProfileCode.objects.bulk_create(
        ProfileCode(profile=profile, list_name=name, code=code)
        for name, codes in coded.items()
        for code in codes
    )


def service_lines(association_key: str, peer_group: str) -> list[str]:
    """Two to six service lines: those of the kind, and some of its others."""
    kind: Mapping[str, Any] = table("kinds")[peer_group]
    low, high = kind["lines"]
    count = draw.between(f"{association_key}/lines", low, high)
    return [*kind["core_lines"], *draw.some(f"{association_key}/line", kind["other_lines"], count)]
