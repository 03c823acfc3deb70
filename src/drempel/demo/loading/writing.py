"""Applications as associations write them: whole, half done, and that of the newcomer."""

from datetime import date
from typing import Any

from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.services import (
    open_dossier,
    save_dossier_answers,
    save_dossier_lines,
)
from drempel.demo.loading.world import World
from drempel.demo.sources import table


def application_texts(peer_group: str, language: str, name: str) -> dict[str, str]:
    """The three texts of an application, in the words of its kind."""
    texts = table("applications")[peer_group][language]
    return {key: text.replace("{name}", name) for key, text in texts.items()}


def write_renewal(dossier: Dossier, by: Any, *, whole: bool) -> None:
    """Fill in a renewal; one that is not whole stops after the first text."""
    association = dossier.association
    bare_name = association.name.removesuffix(" asbl").removesuffix(" vzw")
    texts = application_texts(association.peer_group, dossier.language, bare_name)
    renewal = table("handling")["renewal"]
    answers: dict[str, Any] = {"is_identity_confirmed": True, "activities": texts["activities"]}
    if whole:
        answers |= texts | {
            "requested_from_on": renewal["from_on"],
            "requested_until_on": renewal["until_on"],
            "is_activities_done": True,
            "is_plan_done": True,
            "is_directors_statement_given": True,
        }
    save_dossier_answers(dossier=dossier, by=by, **answers)


def write_newcomer(world: World) -> Dossier:
    """The first application of an association: all but two tasks are done."""
    said = table("handling")["newcomer"]
    key = said["association"]
    worker, manager = world.workers[key], world.managers[key]
    opened_on: date = said["opened_on"]
    dossier = open_dossier(association=world.associations[key], by=worker, on=opened_on)
    save_dossier_lines(dossier=dossier, by=worker, codes=said["lines"])
    save_dossier_answers(
        dossier=dossier,
        by=worker,
        is_identity_confirmed=True,
        activities=said["activities"],
        is_activities_done=True,
        cooperation=said["cooperation"],
    )
    # The plan breaks off in the middle of a sentence and the statement is not yet given.
    return save_dossier_answers(
        dossier=dossier,
        by=manager,
        requested_from_on=said["requested_from_on"],
        requested_until_on=said["requested_until_on"],
        plan=said["plan"],
    )
