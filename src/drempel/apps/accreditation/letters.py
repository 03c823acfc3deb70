"""The decision letter on a dossier: what was decided, why, on what ground, and what can be done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.services.handling import IN_PART, REFUSED
from drempel.apps.accreditation.words import line_labels
from drempel.apps.documents.blocks import (
    Words,
    closing_block,
    considering,
    contact_block,
    letter_words,
    missions_block,
    opening_block,
    reasons_block,
    remedy_block,
    visas_block,
    written_paragraphs,
)
from drempel.apps.documents.content import LetterContent, Paragraph, Section
from drempel.apps.kernel.scheme import active_scheme


def opinion_grounds(words: Words, opinions: Sequence[Any]) -> list[Paragraph]:
    """One consideration an opinion, named as the pack names the body."""
    names = {entry.code: entry.labels for entry in words.scheme.codelist("opinion_body")}
    return [
        considering(
            words,
            "decision.considering_opinion",
            body=words.scheme.text(names[opinion.body], words.language),
            date=opinion.given_on,
        )
        for opinion in opinions
    ]


def _grounds(words: Words, dossier: Dossier, on: date) -> tuple[Paragraph, ...]:
    association = dossier.association
    return (
        *visas_block(words, on),
        considering(
            words,
            "decision.considering_application",
            date=dossier.submitted_on,
            association=association.name_in(words.language),
            enterprise_number=association.printed_number,
        ),
        considering(words, "decision.considering_complete", date=dossier.complete_on),
        *opinion_grounds(words, list(dossier.opinions.all())),
    )


def _title(words: Words, dossier: Dossier) -> str:
    if dossier.outcome == REFUSED:
        key = "renewal" if dossier.kind == Dossier.RENEWAL else "accreditation"
        return words.say(f"title.{key}_refused")
    if dossier.outcome == IN_PART:
        return words.say("title.accreditation_partial")
    key = "renewed" if dossier.kind == Dossier.RENEWAL else "granted"
    return words.say(f"title.accreditation_{key}", end=dossier.granted_until_on)


def _decision(words: Words, dossier: Dossier) -> tuple[Paragraph, ...]:
    name = dossier.association.name_in(words.language)
    if dossier.outcome == REFUSED:
        return (Paragraph(words.say("decision.accreditation_refused", association=name)),)
    key = "renewed" if dossier.kind == Dossier.RENEWAL else "granted"
    period = words.say(
        f"decision.accreditation_{key}",
        association=name,
        start=dossier.granted_from_on,
        end=dossier.granted_until_on,
    )
    if dossier.outcome != IN_PART:
        return (Paragraph(period),)
    granted, refused = _lines_of(dossier)
    partial = words.say(
        "decision.accreditation_partial",
        granted=", ".join(line_labels(granted, words.language)),
        refused=", ".join(line_labels(refused, words.language)),
    )
    return (Paragraph(period), Paragraph(partial))


def _lines_of(dossier: Dossier) -> tuple[list[str], list[str]]:
    """Codes granted, and codes asked for but not granted."""
    lines = list(dossier.lines.all())
    granted = [line.code for line in lines if line.is_granted]
    return granted, [line.code for line in lines if not line.is_granted]


def _sections(words: Words, dossier: Dossier) -> tuple[Section, ...]:
    """The lines that are granted; a partial decision already names both kinds in its text."""
    granted, _refused = _lines_of(dossier)
    if dossier.outcome in {REFUSED, IN_PART} or not granted:
        return ()
    return (missions_block(words, granted, title_key="missions.granted"),)


def decision_letter(dossier: Dossier, *, by: Any, on: date) -> LetterContent:
    """Write the letter in the language of the dossier. by: who signs for the contact line."""
    words = letter_words(active_scheme(), dossier.language)
    return LetterContent(
        language=words.language,
        title=_title(words, dossier),
        reference=dossier.reference,
        opening=opening_block(words, dossier.association, on),
        grounds=_grounds(words, dossier, on),
        decision=_decision(words, dossier),
        reasons=reasons_block(words, written_paragraphs(dossier.reasons)),
        sections=_sections(words, dossier),
        remedy=remedy_block(words, on),
        contact=contact_block(words, by.full_name),
        closing=closing_block(
            words,
            decided_on=dossier.decided_on,
            decision_reference=dossier.decision_reference,
        ),
    )
