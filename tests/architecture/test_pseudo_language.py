"""No page shows a word that was not translated: every page of every role, also those that refuse.

The reader's language is Dutch, so that what a filter spells in Dutch shows as well.
"""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from drempel.apps.accreditation import services
from drempel.apps.accreditation.steps import ACCREDITATION_STEPS, DOSSIER_STEPS
from drempel.apps.kernel.roles import CASE_OFFICER, FINANCE_INSPECTOR, HEAD_OF_UNIT
from drempel.apps.subsidies.services import withdraw_award
from drempel.apps.subsidies.steps import AWARD_STEPS
from tests.apps.accreditation.roads import ROAD, Cast, Plan, make_cast, walk_dossier
from tests.apps.subsidies.roads import ROAD as AWARD_ROAD
from tests.apps.subsidies.roads import walk_award
from tests.architecture.addresses import IN, all_names, expected, samples
from tests.architecture.answers import let_go
from tests.architecture.pseudo import speak_pseudo, untranslated
from tests.architecture.test_access import undone
from tests.architecture.world import EVERYONE

pytestmark = pytest.mark.django_db

NAMES = all_names()
# Invented data in three languages, without catalogue: for people who make pages.
NOT_FOR_READERS = {"design"}
DAY = date(2026, 11, 2)
STAFF = (CASE_OFFICER, HEAD_OF_UNIT, FINANCE_INSPECTOR)


@pytest.fixture
def pseudo(monkeypatch):
    speak_pseudo(monkeypatch)


def bare(world, role, method, path):
    """What one page shows untranslated, each line with its address."""
    house, browser = world.mine, world.browser(role)
    names = (house.association.name_fr, house.association.name_nl, house.cast.worker.full_name)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    with undone():
        response = getattr(browser, method)(path)
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        let_go(response)
        return []
    found = untranslated(response.content.decode(), names) if response.content else []
    return [f"{method} {path} as {role}: {line}" for line in found]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NOT_FOR_READERS])
def test_every_word_of_every_page_is_translated(world, pseudo, name):
    found = []
    for sample in samples(name, world, world.mine):
        for role in EVERYONE:
            if expected(sample, role, world) == IN:
                for method in ("get", "post"):
                    found += bare(world, role, method, sample.path)
    assert not found, "\n".join(dict.fromkeys(found))


def staff_of(world):
    return {
        "officer": world.staff[CASE_OFFICER],
        "inspector": world.staff[FINANCE_INSPECTOR],
        "head": world.staff[HEAD_OF_UNIT],
    }


def cast_of(world) -> Cast:
    return make_cast(**staff_of(world))


def dossiers_of_every_state(world):
    for until in ROAD[2:]:
        yield walk_dossier(cast_of(world), until=until)
    yield walk_dossier(cast_of(world), plan=Plan(outcome="REFUSED"))
    yield walk_dossier(cast_of(world), plan=Plan(outcome="GRANTED_PART", granted=("A1-G",)))
    waiting = walk_dossier(cast_of(world), until="complete")
    services.ask_dossier_items(
        dossier=waiting, items="x", by=world.staff[CASE_OFFICER], on=Plan().on(6)
    )
    yield waiting


def test_every_word_of_a_dossier_is_translated_in_every_state(world, monkeypatch):
    dossiers = list(dossiers_of_every_state(world))
    speak_pseudo(monkeypatch)
    found = []
    for dossier in dossiers:
        args = [dossier.reference]
        for role in STAFF:
            found += bare(world, role, "get", reverse("dossier_detail", args=args))
            for verb in DOSSIER_STEPS:
                path = reverse("dossier_step", args=[*args, verb])
                found += bare(world, role, "get", path) + bare(world, role, "post", path)
    assert not found, "\n".join(dict.fromkeys(found))


def accreditations_of_every_state(world):
    head = world.staff[HEAD_OF_UNIT]
    made = {
        name: walk_dossier(cast_of(world), plan=replace(Plan(), ends_on=date(2026, 11, 30)))
        for name in ("active", "extended", "suspended", "withdrawn", "expired")
    }
    found = {name: dossier.accreditation for name, dossier in made.items()}
    services.extend_accreditation(
        accreditation=found["extended"],
        until_on=date(2027, 5, 31),
        decision_reference="2026-140",
        by=head,
        on=DAY,
    )
    services.suspend_accreditation(
        accreditation=found["suspended"],
        ground="REPORT",
        decision_reference="2026-141",
        from_on=DAY,
        by=head,
        on=DAY,
    )
    services.withdraw_accreditation(
        accreditation=found["withdrawn"], from_on=DAY, reason="x", by=head, on=DAY
    )
    return found.values()


def test_every_word_of_an_accreditation_is_translated_in_every_state(world, monkeypatch):
    accreditations = list(accreditations_of_every_state(world))
    services.expire_accreditations(on=date(2026, 12, 1))
    speak_pseudo(monkeypatch)
    found = []
    for accreditation in accreditations:
        args = [accreditation.reference]
        for role in STAFF:
            found += bare(world, role, "get", reverse("accreditation_detail", args=args))
        for verb in ACCREDITATION_STEPS:
            path = reverse("accreditation_step", args=[*args, verb])
            found += bare(world, HEAD_OF_UNIT, "get", path)
            found += bare(world, HEAD_OF_UNIT, "post", path)
    assert not found, "\n".join(dict.fromkeys(found))


def awards_of_every_state(world):
    for until in AWARD_ROAD:
        cast = cast_of(world)
        walk_dossier(cast)
        yield walk_award(cast, until=until)
    cast = cast_of(world)
    walk_dossier(cast)
    yield walk_award(cast, outcome="REFUSED")
    cast = cast_of(world)
    walk_dossier(cast)
    award = walk_award(cast, until="calculated")
    yield withdraw_award(award=award, by=cast.officer, on=DAY, reason="x")


def test_every_word_of_an_award_is_translated_in_every_state(world, monkeypatch):
    awards = list(awards_of_every_state(world))
    speak_pseudo(monkeypatch)
    found = []
    for award in awards:
        args = [award.reference]
        for role in STAFF:
            found += bare(world, role, "get", reverse("award_detail", args=args))
            for verb in AWARD_STEPS:
                path = reverse("award_step", args=[*args, verb])
                found += bare(world, role, "get", path) + bare(world, role, "post", path)
        found += bare(world, CASE_OFFICER, "get", reverse("notify_award", args=args))
    assert not found, "\n".join(dict.fromkeys(found))


ASKED = [
    "?year=2026&reference_amount=27500&reference_month=2023-12&from_on=2026-07-01"
    "&until_on=2026-12-31&suspended_from_on=2026-08-01&suspended_until_on=2026-08-31",
    "?year=2027&reference_amount=27500&reference_month=2023-12",
    "?year=2026&reference_amount=much&reference_month=later&percentage=some",
    "?year=2026&reference_amount=27500&reference_month=2023-12&percentage=2,00&floor=1",
]


@pytest.mark.parametrize("asked", ASKED)
def test_every_word_of_the_calculator_is_translated(world, pseudo, asked):
    found = bare(world, "anonymous", "get", reverse("calculator") + asked)
    assert not found, "\n".join(found)


def test_a_text_without_marks_is_found():
    page = (
        '<body><p>⟦Read⟧ me</p><p translate="no">Own name</p><p>⟦on <b>Monday</b>⟧ 12,50 €</p>'
        '<img alt="Logo"><time>24 november</time><button aria-label="⟦Close⟧">×</button></body>'
    )
    assert untranslated(page) == ["<p> ⟦Read⟧ me", "alt='Logo'"]
