"""The scan itself: everything is sought, what is allowed is dropped, overlaps are settled.

In: a text and a watchlist. Out: findings in the order of the text.
"""

from collections.abc import Iterable, Iterator, Sequence

from drempel.engines.privacy.finding import KINDS, Finding, Span
from drempel.engines.privacy.folding import Folded, fold
from drempel.engines.privacy.names import find_names
from drempel.engines.privacy.numbers import find_numbers
from drempel.engines.privacy.places import street_words
from drempel.engines.privacy.watchlist import ALLOWED, BIRTH, HABIT, SENSITIVE, Watchlist


def scan(text: str, watchlist: Watchlist) -> tuple[Finding, ...]:
    """Find what a text may say about a person.

    Ordered by start, never overlapping: what is certain wins, in the order of KINDS;
    among what is only likely the longer. Any text is accepted.
    """
    folded = fold(text)
    return tuple(_finding(folded, span) for span in _settled(_all(folded, watchlist), folded))


def _all(text: Folded, watchlist: Watchlist) -> Iterator[Span]:
    """Yield all candidates that are not allowed words."""
    yield from find_numbers(text)
    phrases = list(watchlist.phrases.find(text))
    births = [span for span in phrases if span.kind == BIRTH]
    yield from watchlist.birth_days.find(text, births)
    streets = street_words(text, phrases)
    yield from watchlist.streets.find(text, streets)
    allowed = _mask(text, [span for span in phrases if span.kind == ALLOWED])
    for span in phrases:
        if span.kind in SENSITIVE and 0 in allowed[span.start : span.end]:
            yield span
    never_names = [*streets, *(span for span in phrases if span.kind == HABIT)]
    yield from find_names(text, _mask(text, never_names, allowed), watchlist.names)


def _mask(text: Folded, spans: Sequence[Span], start: bytes = b"") -> bytes:
    """Mark the characters of spans with 1, on top of a mask or of nothing."""
    mask = bytearray(start or len(text.plain))
    for span in spans:
        mask[span.start : span.end] = b"\x01" * (span.end - span.start)
    return bytes(mask)


def _weight(span: Span) -> tuple[int, int, int, int]:
    """Order spans: what is certain by kind, what is likely by length."""
    kind = KINDS.index(span.kind)
    return (kind if span.certain else len(KINDS)), span.start - span.end, kind, span.start


def _settled(spans: Iterable[Span], text: Folded) -> list[Span]:
    """Keep the weightiest of each group that overlaps, in the order of the text."""
    taken, kept = bytearray(len(text.plain)), []
    for span in sorted(spans, key=_weight):
        if 1 in taken[span.start : span.end]:
            continue
        taken[span.start : span.end] = b"\x01" * (span.end - span.start)
        kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _finding(text: Folded, span: Span) -> Finding:
    start, end = text.place(span.start, span.end)
    return Finding(span.kind, start, end, text.source[start:end], span.certain)
