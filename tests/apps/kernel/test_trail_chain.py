"""A thousand tamperings with a chain of 150 events: each is found, at its very place."""

from collections import Counter
from random import Random

import pytest

from drempel.apps.kernel.trail import chain as links
from tests.apps.kernel.trails import WAYS, make_trail, rehashed, tampered

TAMPERINGS = 1_000
LENGTH = 150


def test_an_untouched_chain_holds():
    assert make_trail(LENGTH).finding() is None
    assert make_trail(LENGTH, note_each=7).finding() is None


def test_an_empty_chain_holds_and_an_emptied_one_does_not():
    trail = make_trail(LENGTH)
    trail.rows.clear()
    assert trail.finding() == links.Finding(1, "events 1 to 150 are missing at the end")
    trail.head = None
    trail.seen.clear()
    assert trail.finding() is None


def test_a_thousand_tamperings_are_found_at_their_place():
    chance, trail, done = Random(47), make_trail(LENGTH), Counter()
    for n in range(TAMPERINGS):
        way = WAYS[n % len(WAYS)]
        false, place = tampered(trail, way, chance)
        found = false.finding()
        assert found is not None, f"{way.__name__} at {place} was not found (number {n})"
        assert found.seq == place, f"{way.__name__} at {place}: {found} (number {n})"
        done[way.__name__] += 1
    assert done.total() == TAMPERINGS
    assert min(done.values()) >= TAMPERINGS // len(WAYS)


@pytest.mark.parametrize("note_each", [2, 7, 40])
def test_with_fewer_notes_a_rehash_is_found_by_the_next_note(note_each):
    chance, trail = Random(note_each), make_trail(LENGTH, note_each=note_each)
    for _ in range(60):
        false, place = tampered(trail, rehashed, chance)
        found = false.finding()
        next_note = min(seq for seq in trail.seen if seq >= place)
        assert found is not None
        assert found.seq == next_note


def test_a_head_signed_for_another_chain_is_false():
    trail = make_trail(3)
    last = trail.rows[-1]["hash"]
    trail.head = links.Head(
        3, last, links.sign("key that is not in the database", "other", 3, last)
    )
    assert trail.finding() == links.Finding(0, "the signature of the head is false")


def test_one_content_has_one_spelling():
    assert links.canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'
