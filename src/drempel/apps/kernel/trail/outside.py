"""The notes outside the database: one line per transaction, beside the key that signs them."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from drempel.apps.kernel.trail.chain import sign
from drempel.config.secrets import key_file


def trail_key() -> str:
    """The signing key: from the environment, else from the folder of keys."""
    return os.environ.get("DREMPEL_TRAIL_KEY") or key_file(settings.KEYS_PATH / "trail.key")


def notes_path(chain: str) -> Path:
    return Path(settings.KEYS_PATH).parent / "trail" / f"{chain}.log"


def note(chain: str, seq: int, last_hash: str) -> None:
    """Append the end of the chain to the notes; one write, so that lines never mix."""
    path = notes_path(chain)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"{seq} {last_hash} {sign(trail_key(), chain, seq, last_hash)}\n"
    with path.open("a", encoding="ascii") as file:
        file.write(line)


def _lines(chain: str) -> Iterator[tuple[int, int | None, str]]:
    """Place, event number and hash of each line; the number is None when the line is false."""
    path, key = notes_path(chain), trail_key()
    if not path.exists():
        return
    for place, line in enumerate(path.read_bytes().splitlines(), start=1):
        seq, _, rest = line.decode("ascii", "replace").partition(" ")
        last_hash, _, signature = rest.partition(" ")
        is_true = (
            seq.isascii() and seq.isdigit() and signature == sign(key, chain, int(seq), last_hash)
        )
        yield place, int(seq) if is_true else None, last_hash


def read_notes(chain: str) -> dict[int, str]:
    """Number to hash of every note whose signature holds; a forged line is left out."""
    return {seq: last_hash for _place, seq, last_hash in _lines(chain) if seq is not None}


def false_lines(chain: str) -> list[int]:
    """Places of the lines whose signature does not hold, from 1."""
    return [place for place, seq, _hash in _lines(chain) if seq is None]
