"""The road of one association, from its application to the letter, as people walk it.

Every function takes the visitor who acts and uses what stands on the page: names of links and
buttons in the visitor's language, and the names of the fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drempel.apps.accreditation.steps import DOSSIER_STEPS
from drempel.apps.subsidies.steps import AWARD_STEPS
from tests.journeys.visitors import Visitor

LINES = ["A1-R", "A2-T"]
# What is written in a dossier stays in the language of whoever wrote it.
WRITTEN = {
    "fr": {
        "activities": "Nous cherchons des logements avec les familles sans-abri.",
        "plan": "Reloger quarante ménages en trois ans.",
        "cooperation": "Le CIL et le CPAS de la commune.",
        "reasons": "L’association remplit les conditions de l’agrément.",
        "award": "Le montant suit l’agrément du même jour.",
    },
    "nl": {
        "activities": "Wij zoeken woningen samen met dakloze gezinnen.",
        "plan": "Veertig gezinnen herhuisvesten op drie jaar.",
        "cooperation": "Het WIC en het OCMW van de gemeente.",
        "reasons": "De vereniging voldoet aan de voorwaarden van de erkenning.",
        "award": "Het bedrag volgt de erkenning van dezelfde dag.",
    },
}

NEW_ASSOCIATION = {
    "enterprise_number": "0123.456.749",
    "name_fr": "Le Palier asbl",
    "name_nl": "De Overloop vzw",
    "language": "fr",
    "street": "Rue de l’Exemple 12",
    "postcode": "1030",
    "municipality": "21015",
    "iban": "BE68 5390 0754 7034",
    "manager_name": "An Peeters",
    "manager_email": "an.peeters@voorbeeld.be",
}
ENTERED = "/associations/0123456749/"


@dataclass(frozen=True)
class Walk:
    """number: of the association. language: of its dossier and letters."""

    number: str
    language: str

    def wrote(self, key: str) -> str:
        return WRITTEN[self.language][key]


def choose_in_demonstration(who: Visitor, name: str) -> None:
    """Become someone of the demonstration, found by name."""
    who.go("/demo/")
    who.page.locator("main input[name=q]").fill(name)
    who.button("Search").click()
    card = who.page.locator("main button[name=person]").filter(has_text=name)
    card.first.click()
    assert not who.path.startswith("/demo/"), who.text()


def write_application(manager: Visitor, walk: Walk) -> str:
    """Fill in the five parts from the list of tasks; return the reference of the draft."""
    answers: dict[str, Mapping[str, Any]] = {
        "identity": {"is_identity_confirmed": True},
        "period": {
            "requested_from_on": "2026-12-01",
            "requested_until_on": "2029-11-30",
            "lines": LINES,
        },
        "activities": {"activities": walk.wrote("activities"), "is_activities_done": True},
        "plan": {
            "plan": walk.wrote("plan"),
            "cooperation": walk.wrote("cooperation"),
            "is_plan_done": True,
        },
        "declaration": {"is_directors_statement_given": True},
    }
    manager.go("/application/")
    if manager.path == "/application/":
        manager.button("Start").click()
    tasks = manager.path
    assert tasks.endswith("/tasks/"), tasks
    for section, values in answers.items():
        manager.page.locator(f'main a[href$="/tasks/{section}/"]').click()
        assert manager.said("Draft – not sent yet") in manager.text()
        manager.fill(values)
        manager.button("Save and go on").click()
        assert manager.path == tasks, manager.text()
    assert manager.page.locator(".tasks .tag.done").count() == len(answers)
    return tasks.split("/")[2]


def send_application(manager: Visitor, reference: str) -> None:
    """Check, send, and keep the receipt."""
    manager.go(f"/dossiers/{reference}/tasks/")
    manager.link("Check and send").click()
    manager.button("Send the application").click()
    assert manager.path == f"/dossiers/{reference}/receipt/"
    assert manager.heading == manager.said("Your application has arrived")
    assert reference in manager.text(".receipt")


def take_step(who: Visitor, step: Any, back: str, values: Mapping[str, Any] | None = None) -> None:
    """From the page of a record: open the step, answer its question, press its button."""
    who.go(back)
    who.link(step.button).first.click()
    assert who.heading == who.said(step.question)
    who.fill(values or {})
    who.button(step.button).click()
    assert who.path == back, f"{who.path}: {who.text()}"


def dossier_step(
    who: Visitor, reference: str, verb: str, values: Mapping[str, Any] | None = None
) -> None:
    take_step(who, DOSSIER_STEPS[verb], f"/dossiers/{reference}/", values)


def award_step(
    who: Visitor, reference: str, verb: str, values: Mapping[str, Any] | None = None
) -> None:
    take_step(who, AWARD_STEPS[verb], f"/awards/{reference}/", values)


def decide_dossier(team: Mapping[str, Visitor], reference: str, walk: Walk) -> None:
    """From the receipt to the letter, through the three desks of the Region."""
    officer = team["case_officer"]
    dossier_step(officer, reference, "acknowledge")
    dossier_step(officer, reference, "declare_complete")
    examination = {
        "outcome": "GRANTED",
        "lines": LINES,
        "from_on": "2026-12-01",
        "until_on": "2029-11-30",
        "reference_amount": "24 000,00",
        "reference_month": "2025-12",
        "reasons": walk.wrote("reasons"),
    }
    dossier_step(officer, reference, "examine", examination)
    dossier_step(officer, reference, "request_opinion")
    dossier_step(team["finance_inspector"], reference, "give_opinion", {"kind": "FAVOURABLE"})
    decision = {"decided_on": "2026-11-24", "decision_reference": "2026-114"}
    dossier_step(team["head_of_unit"], reference, "decide", decision)
    dossier_step(officer, reference, "notify")
    officer.link("See the accreditation").click()
    assert "24000,00" in figures(officer.text())


def calculate(officer: Visitor, walk: Walk, year: int) -> str:
    """Calculate one year; return the reference of the award."""
    officer.go(f"/associations/{walk.number}/award/")
    officer.fill({"year": str(year)})
    officer.button("Calculate").click()
    assert officer.path.startswith("/awards/SUB-"), officer.text()
    return officer.path.split("/")[2]


def decide_award(team: Mapping[str, Visitor], reference: str, walk: Walk) -> None:
    """From the calculation to the letter."""
    officer = team["case_officer"]
    award_step(officer, reference, "propose", {"reasons": walk.wrote("award")})
    award_step(team["finance_inspector"], reference, "give_opinion", {"kind": "FAVOURABLE"})
    decision = {
        "outcome": "GRANTED",
        "decided_on": "2026-11-24",
        "decision_reference": "2026-115",
    }
    award_step(team["head_of_unit"], reference, "decide", decision)
    officer.go(f"/awards/{reference}/")
    officer.link("Notify").click()
    assert officer.heading == officer.said("Send the decision to the association?")
    officer.button("Notify").click()
    assert officer.path == f"/awards/{reference}/", officer.text()


def figures(text: str) -> str:
    """Without spaces and dots of thousands: the same in French and Dutch."""
    kept = "".join(text.split())
    return kept.replace("\u202f", "").replace(".", "")
