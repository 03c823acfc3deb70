"""Reading the whole chain and saying where it does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drempel.apps.kernel.models import Event, TrailHead
from drempel.apps.kernel.trail import chain as links
from drempel.apps.kernel.trail.outside import false_lines, notes_path, read_notes, trail_key
from drempel.apps.kernel.trail.write import chain_name


@dataclass(frozen=True, slots=True)
class Verdict:
    """count: events read; finding: the first thing wrong, or None; noted: notes held outside."""

    count: int
    finding: links.Finding | None
    noted: int
    notes_missing: bool


def verify_trail() -> Verdict:
    """Check links, head and outside notes; the first break is the finding."""
    name, key = chain_name(), trail_key()
    seen = read_notes(name)
    end = [0, links.GENESIS]

    def walk() -> Iterator[dict[str, Any]]:
        columns = (*links.FIELDS, "previous", "hash")
        for row in Event.objects.order_by("seq").values(*columns).iterator(chunk_size=5000):
            yield row
            end[0], end[1] = row["seq"], row["hash"]

    row = TrailHead.objects.filter(pk=1).first()
    head = links.Head(row.seq, row.hash, row.signature) if row else None
    finding = links.check_links(walk(), seen)
    if finding is None:
        finding = links.check_head(head, (end[0], end[1]), key, name)
    if finding is None:
        finding = links.check_outside(seen, (end[0], end[1]))
    if finding is None and (false := false_lines(name)):
        finding = links.Finding(0, f"line {false[0]} of the notes outside is false")
    return Verdict(Event.objects.count(), finding, len(seen), not notes_path(name).exists())
