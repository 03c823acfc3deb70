"""The head of a letter: addressee, place and date, greeting, and the grounds it rests on."""

from datetime import date

from drempel.apps.associations.models import Association
from drempel.apps.documents.blocks.words import Words
from drempel.apps.documents.content import Opening, Paragraph


def opening_block(words: Words, association: Association, on: date) -> Opening:
    """Address the letter to the association, dated ``on``."""
    return Opening(
        addressee=(
            association.name_in(words.language),
            words.say("opening.attention"),
            association.street,
            f"{association.postcode} {_place(words, association)}",
        ),
        place_and_date=words.say("opening.place_and_date", date=on),
        salutation=words.say("letter.salutation"),
    )


def _place(words: Words, association: Association) -> str:
    for one in words.scheme.municipalities:
        if one.nis == association.municipality:
            return words.scheme.text(one.labels, words.language)
    return ""


def visas_block(words: Words, on: date) -> tuple[Paragraph, ...]:
    """The legal references of the rule set in force on a day; assumed ones carry their mark."""
    return tuple(
        Paragraph(
            words.say("ground.visa", text=words.scheme.text(visa.text, words.language)),
            mark=words.say("mark.assumed") if visa.status == "assumed" else "",
        )
        for visa in words.scheme.rule_set(on).visas
    )


def considering(words: Words, key: str, **values: object) -> Paragraph:
    """One consideration from the pack's phrases: ``decision.considering_complete`` and others."""
    return Paragraph(words.say(key, **values))


def written_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What a person typed, one paragraph per block of lines."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return tuple(Paragraph(block.strip()) for block in blocks if block.strip())
