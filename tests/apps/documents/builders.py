"""Letters for tests: the award of a worked example, told in a language of the pack."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from drempel.apps.associations.models import Association
from drempel.apps.documents import blocks
from drempel.apps.documents.content import LetterContent, Paragraph, Section
from drempel.apps.documents.models import Letter
from drempel.apps.documents.services import issue_letter
from drempel.engines.award import explain
from drempel.engines.scheme import Scheme
from drempel.engines.wording import Cents

DAY = date(2026, 11, 24)
CASE = {
    "year": 2026,
    "reference_amount": "27500.00",
    "period": {"from": "2026-07-01", "to": "2028-12-31"},
    "reference_month": "2023-12",
    "accredited": [{"from": "2026-07-01", "to": "2028-12-31"}],
    "suspended": [],
    "previous_amount": None,
    "parameters": {},
}


def award_content(scheme: Scheme, association: Association, language: str) -> LetterContent:
    """A granted award with its ladder, its payment and its remedies."""
    words, award = blocks.letter_words(scheme, language), explain(CASE, scheme)
    amount, name = Cents(award.amount_cents), association.name_in(language)
    return LetterContent(
        language=words.language,
        title=words.say("title.award", year="2026", amount=amount),
        reference="SUB-2026-0031",
        opening=blocks.opening_block(words, association, DAY),
        grounds=(
            *blocks.visas_block(words, DAY),
            blocks.considering(words, "decision.considering_complete", date=date(2026, 9, 1)),
        ),
        decision=(
            Paragraph(
                words.say("decision.subsidy_granted", amount=amount, association=name, year="2026")
            ),
        ),
        ladder=blocks.ladder_block(
            words, award.as_dict(), year=2026, amount_cents=award.amount_cents
        ),
        sections=(
            Section(
                words.say("payment.title"),
                paragraphs=(blocks.payment_block(words, award.instalments),),
            ),
        ),
        remedy=blocks.remedy_block(words, DAY),
        contact=blocks.contact_block(words, "L. Martens"),
        closing=blocks.closing_block(
            words, decided_on=date(2026, 11, 19), decision_reference="2026-114"
        ),
    )


def accreditation_content(scheme: Scheme, association: Association, language: str) -> LetterContent:
    """A granted accreditation with its missions; no amount."""
    words = blocks.letter_words(scheme, language)
    codes = [mission.code for mission in scheme.service_lines[:4]]
    return replace(
        award_content(scheme, association, language),
        title=words.say("title.accreditation_granted", end=date(2028, 12, 31)),
        reference="ACC-2026-0048",
        decision=(
            Paragraph(
                words.say(
                    "decision.accreditation_granted",
                    association=association.name_in(language),
                    start=date(2026, 1, 1),
                    end=date(2028, 12, 31),
                )
            ),
        ),
        ladder=None,
        sections=(blocks.missions_block(words, codes, title_key="missions.granted"),),
        reasons=blocks.reasons_block(words, blocks.written_paragraphs("Un.\n\nDeux.")),
    )


CONTENT = {"award": award_content, "accreditation": accreditation_content}


def send(kind: str, content: LetterContent, association: Association, by: Any) -> Letter:
    """Issue a letter as a deciding app does."""
    with transaction.atomic():
        return issue_letter(
            kind=kind,
            content=content,
            subject=(kind, content.reference),
            association=association,
            by=by,
            on=DAY,
        )
