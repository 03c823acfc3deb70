"""Every address of the product with real arguments, and who may come in.

A new address without arguments is found by itself; one with arguments needs a line here.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from drempel.apps.accreditation.states import ACCREDITATION, DOSSIER
from drempel.apps.kernel.access import Access
from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ASSOCIATION_ROLES,
    CASE_OFFICER,
    FINANCE_INSPECTOR,
)
from drempel.apps.subsidies.states import AWARD
from drempel.config.access import TABLE
from tests.architecture import samples as own
from tests.architecture.shapes import Sample
from tests.architecture.world import ANONYMOUS, House, World

IN, DOOR, ABSENT = "comes in", "is sent to the door", "is told it does not exist"
LOCKED = "is asked for a token"


def named_patterns(patterns: Any = None) -> Iterator[URLPattern]:
    """Every address of the resolver, whatever file it stands in."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named_patterns(pattern.url_patterns)
        else:
            yield pattern


def all_names() -> list[str]:
    return sorted(pattern.name or repr(pattern) for pattern in named_patterns())


def without_arguments() -> set[str]:
    return {p.name for p in named_patterns() if p.name and not p.pattern.converters}


def roles_of(machine: Any, *verbs: str) -> frozenset[str]:
    found = [move.roles for move in machine.moves if move.verb in verbs]
    return frozenset().union(*found)


OPINION = frozenset({FINANCE_INSPECTOR})
STEPS_OF_DOSSIER = {
    **{
        move.verb: move.roles
        for move in DOSSIER.moves
        if move.verb not in {"submit", "supply_items", "answer_items"}
    },
    "answer": roles_of(DOSSIER, "supply_items", "answer_items"),
    "give_opinion": OPINION,
    "submit": frozenset(),
    "no-such-step": frozenset(),
}
STEPS_OF_AWARD = {
    **{move.verb: move.roles for move in AWARD.moves if move.verb != "notify"},
    "give_opinion": OPINION,
    "notify": frozenset(),
}
STEPS_OF_ACCREDITATION = sorted({move.verb for move in ACCREDITATION.moves})

Maker = Callable[[World, House], list[Sample]]


def _reference(record: Any) -> dict[str, str]:
    return {"reference": record.reference}


def _dossiers(name: str, *, drafts: bool) -> Maker:
    def make(_world: World, house: House) -> list[Sample]:
        draft = Sample(name, _reference(house.draft), house, is_draft=True)
        sent = [Sample(name, _reference(d), house) for d in (house.withdrawn, house.notified)]
        return [draft, *sent] if drafts else sent

    return make


def _draft_only(name: str, **more: Any) -> Maker:
    return lambda _w, house: [
        Sample(name, _reference(house.draft) | more, house, is_draft=True),
    ]


def _sections(_world: World, house: House) -> list[Sample]:
    return [
        Sample(
            "dossier_section",
            _reference(house.draft) | {"section": section},
            house,
            is_draft=True,
        )
        for section in ("identity", "period", "activities", "plan", "declaration")
    ]


def _dossier_steps(_world: World, house: House) -> list[Sample]:
    return [
        Sample("dossier_step", _reference(house.notified) | {"verb": verb}, house, only=roles)
        for verb, roles in STEPS_OF_DOSSIER.items()
    ] + [
        Sample(
            "dossier_step",
            _reference(house.draft) | {"verb": "withdraw"},
            house,
            only=STEPS_OF_DOSSIER["withdraw"],
            is_draft=True,
        )
    ]


def _award_steps(_world: World, house: House) -> list[Sample]:
    return [
        Sample("award_step", _reference(award) | {"verb": verb}, house, only=roles)
        for verb, roles in STEPS_OF_AWARD.items()
        for award in (house.award, house.estimate)
    ]


def _accreditation_steps(_world: World, house: House) -> list[Sample]:
    return [
        Sample("accreditation_step", _reference(house.accreditation) | {"verb": verb}, house)
        for verb in STEPS_OF_ACCREDITATION
    ]


def _awards(name: str) -> Maker:
    return lambda _w, house: [
        Sample(name, _reference(award), house) for award in (house.award, house.estimate)
    ]


def _of_association(name: str, argument: str = "number") -> Maker:
    return lambda _w, house: [Sample(name, {argument: house.association.enterprise_number}, house)]


def _of_letter(name: str) -> Maker:
    return lambda _w, house: [Sample(name, {"code": house.letter.code}, house)]


def _of_mandate(name: str) -> Maker:
    return lambda _w, house: [Sample(name, {"mandate_id": house.mandate.pk}, house)]


def _of_person(name: str, **more: Any) -> Maker:
    return lambda _w, house: [Sample(name, {"person_id": house.cast.worker.pk} | more)]


def _role_take(world: World, _house: House) -> list[Sample]:
    officer = world.staff[CASE_OFFICER]
    return [Sample("role_take", {"person_id": officer.pk, "role": CASE_OFFICER})]


WITH_ARGUMENTS: dict[str, Maker] = {
    "dossier_detail": _dossiers("dossier_detail", drafts=True),
    "dossier_receipt": _dossiers("dossier_receipt", drafts=False),
    "dossier_check": _dossiers("dossier_check", drafts=True),
    "dossier_tasks": _draft_only("dossier_tasks"),
    "dossier_section": _sections,
    "dossier_step": _dossier_steps,
    "dossier_start_paper": _of_association("dossier_start_paper"),
    "accreditation_detail": lambda _w, house: [
        Sample("accreditation_detail", _reference(house.accreditation), house)
    ],
    "accreditation_step": _accreditation_steps,
    "award_detail": _awards("award_detail"),
    "award_step": _award_steps,
    "award_calculate": _of_association("award_calculate"),
    "notify_award": _awards("notify_award"),
    "letter_file": _of_letter("letter_file"),
    "verify_code": _of_letter("verify_code"),
    "register_association": _of_association("register_association"),
    "association_detail": _of_association("association_detail", "enterprise_number"),
    "association_edit": _of_association("association_edit", "enterprise_number"),
    "association_data": _of_association("association_data", "enterprise_number"),
    "manager_invite": _of_association("manager_invite", "enterprise_number"),
    "mandate_end": _of_mandate("mandate_end"),
    "member_link": _of_mandate("member_link"),
    "person_detail": _of_person("person_detail"),
    "person_link": _of_person("person_link"),
    "person_deactivate": _of_person("person_deactivate"),
    "person_activate": _of_person("person_activate"),
    "role_grant": _of_person("role_grant"),
    "role_take": _role_take,
    **own.WITH_ARGUMENTS,
    "set_password": lambda _w, _h: [Sample("set_password", {"uid": "MQ", "token": "no-token"})],
}


def samples(name: str, world: World, house: House) -> list[Sample]:
    """The addresses of one name with the records of a house."""
    if name in without_arguments():
        return [Sample(name)]
    return WITH_ARGUMENTS[name](world, house)


def expected(sample: Sample, role: str, world: World) -> str:
    """What the table says of someone of this role at this address."""
    line: Access = TABLE[sample.name]
    if line.public:
        return IN
    if line.token:
        return LOCKED
    if role == ANONYMOUS:
        return DOOR
    if line.roles and role not in line.roles:
        return ABSENT
    if sample.only is not None and role not in sample.only:
        return ABSENT
    if sample.is_draft and role in ADMINISTRATION_ROLES:
        return ABSENT
    foreign = sample.house is not None and sample.house is not world.mine
    return ABSENT if foreign and role in ASSOCIATION_ROLES else IN
