"""The foot of a letter: whom to ask, the farewell, who signs, and lists of missions."""

from collections.abc import Iterable
from datetime import date

from drempel.apps.documents.blocks.words import Words
from drempel.apps.documents.content import Closing, Paragraph, Section


def contact_block(words: Words, handler: str) -> Paragraph:
    """Whom to ask, by every channel. handler: the name of the person at the desk."""
    authority = words.scheme.authority
    return Paragraph(
        words.say(
            "letter.contact",
            handler=handler,
            phone=authority.phone,
            email=authority.email,
            address=words.scheme.text(authority.address, words.language),
        ),
        mark=words.say("mark.text") if authority.status == "assumed" else "",
    )


def closing_block(words: Words, *, decided_on: date, decision_reference: str) -> Closing:
    """The farewell and the signature under the decision."""
    return Closing(
        farewell=words.say("letter.closing"),
        signature=(
            words.say("closing.for_authority"),
            words.say("closing.decision", date=decided_on, reference=decision_reference),
        ),
    )


def missions_block(words: Words, codes: Iterable[str], *, title_key: str) -> Section:
    """A list of missions or service lines by their names. title_key: a sentence without values."""
    scheme = words.scheme
    names = [scheme.text(scheme.mission(code).labels, words.language) for code in codes]
    return Section(words.say(title_key), items=tuple(Paragraph(name) for name in names))


def reasons_block(words: Words, reasons: Iterable[Paragraph]) -> Section:
    """The reasons of the decision under their heading."""
    return Section(words.say("reasons.title"), paragraphs=tuple(reasons))
