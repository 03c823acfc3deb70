"""The award letter: the amount first, then why, then what can be done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from drempel.apps.accreditation.letters import opinion_grounds
from drempel.apps.accreditation.words import line_labels
from drempel.apps.documents.blocks import (
    Words,
    closing_block,
    considering,
    contact_block,
    ladder_block,
    letter_words,
    opening_block,
    payment_block,
    reasons_block,
    remedy_block,
    visas_block,
    written_paragraphs,
)
from drempel.apps.documents.content import LetterContent, Paragraph, Section
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.subsidies.models import Award
from drempel.engines.wording import Cents


def _grounds(words: Words, award: Award, on: date) -> tuple[Paragraph, ...]:
    codes = award.accreditation.lines.values_list("code", flat=True)
    return (
        *visas_block(words, on),
        considering(
            words,
            "decision.considering_missions",
            missions=", ".join(line_labels(codes, words.language)),
        ),
        *opinion_grounds(words, list(award.opinions.all())),
    )


def award_letter(
    award: Award, instalments_cents: Sequence[int], *, by: Any, on: date
) -> LetterContent:
    """Write the letter in the association's language, with the stored calculation."""
    words = letter_words(active_scheme(), award.association.language)
    refused = award.outcome == "REFUSED"
    year, name = str(award.year), award.association.name_in(words.language)
    amount = Cents(award.amount_cents)
    if refused:
        title = words.say("title.award_refused", year=year)
        decision = words.say("decision.subsidy_refused", year=year)
    else:
        title = words.say("title.award", year=year, amount=amount)
        decision = words.say("decision.subsidy_granted", amount=amount, association=name, year=year)
    ladder = ladder_block(words, award.trace, year=award.year, amount_cents=award.amount_cents)
    payment = Section(words.say("payment.title"), (payment_block(words, instalments_cents),))
    return LetterContent(
        language=words.language,
        title=title,
        reference=award.reference,
        opening=opening_block(words, award.association, on),
        grounds=_grounds(words, award, on),
        decision=(Paragraph(decision),),
        reasons=reasons_block(words, written_paragraphs(award.reasons)),
        ladder=None if refused else ladder,
        sections=() if refused else (payment,),
        remedy=remedy_block(words, on),
        contact=contact_block(words, by.full_name),
        closing=closing_block(
            words, decided_on=award.decided_on, decision_reference=award.decision_reference
        ),
    )
