"""What the addressee can do against a decision; without it nothing may be notified.

Legal: Council of State, sixty days from notification; mention of the ombuds service and of the
administrative appeal is compulsory since 1 October 2024.
"""

from collections.abc import Mapping
from datetime import date

from drempel.apps.documents.blocks.words import Words, letter_words
from drempel.apps.documents.content import Paragraph, Section
from drempel.apps.kernel.states import Refused
from drempel.engines.deadlines import explain_clock
from drempel.engines.scheme import Remedy, Scheme
from drempel.engines.wording import WeekdayDate


def remedy_gaps(scheme: Scheme, on: date) -> list[str]:
    """What the pack still lacks to notify on a day, as ``internal_appeal.days``."""
    return list(scheme.remedy_gaps(on))


def require_remedy_block(scheme: Scheme, on: date, language: str) -> None:
    """Refuse to go on while the remedies of the rule set are incomplete.

    language: of the person who is told. Raises Refused.
    """
    gaps = remedy_gaps(scheme, on)
    if gaps:
        words = letter_words(scheme, language)
        fields = ", ".join(words.say_or(f"gap.{gap}", gap) for gap in gaps)
        raise Refused(words.say("remedy.block_missing", fields=fields))


def remedy_block(words: Words, notified_on: date) -> Section:
    """The remedies against a decision notified on a day, each with its last day."""
    known = words.scheme.remedies(notified_on)
    return Section(
        title=words.say("remedy.title"),
        paragraphs=(
            Paragraph(words.say("remedy.first_contact")),
            *_appeal(words, known["internal_appeal"], notified_on),
            *_council(words, known["council_of_state"], notified_on),
            *_ombuds(words, known["ombuds"]),
        ),
    )


def _marked(words: Words, remedy: Remedy, *sentences: str) -> Paragraph:
    mark = words.say("mark.text") if remedy.status == "assumed" else ""
    return Paragraph(" ".join(sentences), mark)


def _label(words: Words, labels: Mapping[str, str]) -> str:
    """The label, empty when the pack says nothing there."""
    return words.scheme.text(labels, words.language) if labels else ""


def _last_day(words: Words, notified_on: date, days: int) -> WeekdayDate:
    """The end of a clock of so many days from the notification, as every other date limit."""
    case = {"start": notified_on.isoformat(), "length": days, "unit": "days"}
    end = explain_clock(case, words.scheme).end_on
    if end is None:
        raise ValueError("a clock without suspension always ends")
    return WeekdayDate.of(end)


def _appeal(words: Words, remedy: Remedy, notified_on: date) -> list[Paragraph]:
    if not remedy.exists or remedy.days is None:
        return [_marked(words, remedy, words.say("remedy.no_internal_appeal"))]
    effect = "yes" if remedy.suspensive else "no"
    return [
        _marked(
            words,
            remedy,
            words.say(
                "remedy.internal_appeal",
                body=_label(words, remedy.body),
                form=_label(words, remedy.form),
                days=remedy.days,
            ),
            words.say(
                "remedy.last_day",
                notified=notified_on,
                day=_last_day(words, notified_on, remedy.days),
            ),
            words.say("remedy.internal_appeal_first"),
            words.say(f"remedy.suspensive_{effect}"),
        )
    ]


def _council(words: Words, remedy: Remedy, notified_on: date) -> list[Paragraph]:
    if remedy.days is None:
        return []
    return [
        _marked(
            words,
            remedy,
            words.say(
                "remedy.council_of_state",
                days=remedy.days,
                notified=notified_on,
                day=_last_day(words, notified_on, remedy.days),
            ),
        )
    ]


def _ombuds(words: Words, remedy: Remedy) -> list[Paragraph]:
    return [
        _marked(
            words,
            remedy,
            words.say(
                "remedy.ombuds",
                name=_label(words, remedy.name),
                address=_label(words, remedy.address),
                phone=remedy.phone,
                email=_label(words, remedy.email),
                website=remedy.website,
            ),
            words.say("remedy.ombuds_effect"),
        )
    ]
