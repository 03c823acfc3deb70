"""Hostile files: each is read or refused in one line, quickly, in little memory."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.engines.tables.malformed import FAMILIES, corpus

CONSUME = Path(__file__).with_name("consume.py")
MEBIBYTE = 1024 * 1024
MOST_SECONDS, MOST_MEMORY = 5, 256 * MEBIBYTE
# Address space, not memory held: what a child may ask for before it is stopped.
SPACE = 1024 * MEBIBYTE
EVERY = 8


def outcomes(cases, folder):
    """Write the cases, have a child read them, and return what it says of each, by name."""
    known = {}
    for case in cases:
        (folder / case.name).write_bytes(case.data)
        known[case.name] = case
    paths = "\n".join(str(folder / name) for name in known)
    child = subprocess.run(
        [sys.executable, str(CONSUME), str(SPACE)],
        input=paths,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [json.loads(line) for line in child.stdout.splitlines()]
    assert len(said) == len(known), child.stderr[-2000:]
    return [(known[one["name"]], one) for one in said]


def faults(case, said):
    """Tell what is wrong with one outcome; nothing when it is as it should be."""
    found = []
    if "fault" in said:
        return [f"{case.name}: {said['fault']}"]
    for key, line in said["errors"]:
        if "\n" in line or not 0 < len(line) <= 300 or not key:
            found.append(f"{case.name}: {line!r}")
    refused = bool(said["errors"])
    if case.refused is not None and refused != case.refused:
        found.append(f"{case.name}: refused {refused}: {said}")
    if said["seconds"] > MOST_SECONDS or said["peak"] > MOST_MEMORY:
        found.append(f"{case.name}: {said['seconds']:.1f} s, {said['peak'] // MEBIBYTE} MiB")
    return found


def report(pairs):
    """Say in figures what the corpus came to."""
    keys = Counter(said["errors"][0][0] for _, said in pairs if said.get("errors"))
    read = sum(not said.get("errors") for _, said in pairs)
    slow = max(pairs, key=lambda pair: pair[1]["seconds"])
    large = max(pairs, key=lambda pair: pair[1]["peak"])
    print(f"\n{len(pairs)} files: {read} read, {len(pairs) - read} refused: {dict(keys)}")
    print(f"slowest {slow[0].name}: {slow[1]['seconds']:.2f} s")
    print(f"largest {large[0].name}: {large[1]['peak'] // MEBIBYTE} MiB")


def check(cases, folder):
    pairs = outcomes(cases, folder)
    assert not [one for one, (case, _) in enumerate(pairs) if case is not cases[one]]
    report(pairs)
    found = [line for case, said in pairs for line in faults(case, said)]
    assert not found, "\n".join(found)


def test_a_sample_does_no_harm(tmp_path):
    check([case for n, case in enumerate(corpus()) if n % EVERY == 0], tmp_path)


@pytest.mark.load
def test_the_whole_corpus_does_no_harm(tmp_path):
    cases = list(corpus())
    assert len(cases) >= 2_000
    assert {case.family for case in cases} == {family.__name__ for family in FAMILIES}
    check(cases, tmp_path)


def test_the_corpus_is_reproducible():
    first = [case.data for case, _ in zip(corpus(1), range(400), strict=False)]
    assert first == [case.data for case, _ in zip(corpus(1), range(400), strict=False)]
