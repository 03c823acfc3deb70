"""One line per long step, with the time it took; the output of a step only when it fails."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class SetupError(Exception):
    """A step failed; the text is for a person and says what to do."""


@contextmanager
def step(text: str) -> Iterator[None]:
    """Print ``text`` before a long step and its time after it."""
    sys.stdout.write(f"{text} ... ")
    sys.stdout.flush()
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - start:.1f} s", flush=True)


def call(
    command: Sequence[str | Path], *, hint: str, cwd: Path, env: Mapping[str, str] | None = None
) -> None:
    """Run ``command`` quietly; SetupError with the end of its output and ``hint`` on failure."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-25:])
        raise SetupError(f"{tail}\n{hint}".lstrip())
