"""The amount in a letter: read from the stored trace, never reckoned again."""

from collections.abc import Mapping, Sequence
from typing import Any

from drempel.apps.documents.blocks.words import Words
from drempel.apps.documents.content import Ladder, Paragraph, Rung
from drempel.engines import money, wording

# The split is told in a sentence of its own.
_NOT_A_RUNG = "instalments"
# What a reader must know about a value that is not simply the law.
_MARKS = ("assumed", "case")


def ladder_rows(words: Words, trace: Mapping[str, Any]) -> tuple[Rung, ...]:
    """The steps of a stored trace (``Trace.as_dict``) in the words they were stored with."""
    steps = [step for step in trace["steps"] if step["key"] != _NOT_A_RUNG]
    return tuple(_rung(words, number, step) for number, step in enumerate(steps, start=1))


def _rung(words: Words, number: int, step: Mapping[str, Any]) -> Rung:
    return Rung(
        number=str(number),
        title=words.say(f"ladder.step.{step['key']}"),
        why=_in_language(words, step["text"]),
        law=_sentence_case(_in_language(words, step["law_text"])),
        mark=_mark(words, step["parameters"]),
        amount=wording.figure(money.parse_amount(step["result"]), words.language),
        is_changed=step["changed"],
    )


def _in_language(words: Words, labels: Mapping[str, str]) -> str:
    return words.scheme.text(labels, words.language)


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _mark(words: Words, versions: Sequence[Mapping[str, Any]]) -> str:
    """The first value is what the step is about; a sure one may be applied on assumptions."""
    statuses = [version["status"] for version in versions]
    if not statuses:
        return ""
    if statuses[0] in _MARKS:
        return words.say(f"mark.{statuses[0]}")
    return words.say("mark.partly") if set(statuses) & set(_MARKS) else ""


def ladder_block(words: Words, trace: Mapping[str, Any], *, year: int, amount_cents: int) -> Ladder:
    """The whole calculation with its total and the digest it can be checked by."""
    rungs = ladder_rows(words, trace)
    notes = ["ladder.intro", *(["ladder.assumed"] if any(rung.mark for rung in rungs) else [])]
    return Ladder(
        title=words.say("ladder.title"),
        intro=(Paragraph(" ".join(words.say(note) for note in notes)),),
        heads=(
            words.say("ladder.head.number"),
            words.say("ladder.head.step"),
            words.say("ladder.head.amount"),
        ),
        rungs=rungs,
        total_label=words.say("ladder.total", year=str(year)),
        total_amount=wording.figure(amount_cents, words.language),
        after=(Paragraph(words.say("ladder.digest", digest=trace["digest"])),),
    )


def payment_block(words: Words, instalments_cents: Sequence[int]) -> Paragraph:
    """How the amount is paid; instalments that are zero are left out."""
    parts = [wording.Cents(cents) for cents in instalments_cents if cents]
    if len(parts) == 1:
        return Paragraph(words.say("payment.at_once", amount=parts[0]))
    if len(parts) == 2:
        return Paragraph(words.say("payment.in_two", first=parts[0], rest=parts[1]))
    listed = " ; ".join(wording.write(part, words.language) for part in parts)
    return Paragraph(words.say("payment.in_many", number=len(parts), parts=listed))
