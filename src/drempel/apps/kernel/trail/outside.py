"""The notes outside the database: one line per transaction, beside the key that signs them."""

import os
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


def read_notes(chain: str) -> dict[int, str]:
    """Number to hash of every note whose signature holds; a forged line is left out."""
    path, key = notes_path(chain), trail_key()
    if not path.exists():
        return {}
    notes = {}
    for line in path.read_text(encoding="ascii").splitlines():
        seq, _, rest = line.partition(" ")
        last_hash, _, signature = rest.partition(" ")
        if seq.isdigit() and signature == sign(key, chain, int(seq), last_hash):
            notes[int(seq)] = last_hash
    return notes
