"""The virtual environment: made once, filled from a hashed lock file, left alone when current."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from bootstrap.progress import SetupError, call, step
from bootstrap.python_version import dotted, ensurepip_complaint
from bootstrap.stamps import install_fingerprint, read_stamp, write_stamp

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ".venv"
STAMP = "drempel-setup.json"


def script(root: Path, name: str) -> Path:
    """Return the path of a program inside the virtual environment."""
    if os.name == "nt":
        return root / FOLDER / "Scripts" / f"{name}.exe"
    return root / FOLDER / "bin" / name


def python_of(venv: Path) -> str:
    """Return the "3.11" that the virtual environment was made with, empty when unknown."""
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    for line in lines:
        key, _, value = line.partition("=")
        if key.strip() in {"version", "version_info"}:
            return ".".join(value.strip().split(".")[:2])
    return ""


def work_to_do(stamp: dict[str, str], wanted: dict[str, str], found: str, lock: str) -> str:
    """Say what the environment needs: "nothing", "install" or "make".

    ``found`` is the Python version of the environment, empty when it cannot be used. The
    environment holds its own address and its Python, so another of either makes it anew.
    """
    if found != wanted["python"] or stamp.get("root", wanted["root"]) != wanted["root"]:
        return "make"
    return "nothing" if stamp.get(lock) == wanted[lock] else "install"


def usable_version(root: Path) -> str:
    """Return the Python version of a usable environment, or the empty string."""
    return python_of(root / FOLDER) if script(root, "python").exists() else ""


def make(root: Path) -> None:
    """Make an empty virtual environment with the Python that runs this."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(ensurepip_complaint(sys.version_info[:3]))
    if os.path.realpath(sys.prefix) == os.path.realpath(root / FOLDER):
        raise SetupError("This Python lives in the .venv to be replaced: start with another one.")
    with step(f"Making the virtual environment (Python {dotted(sys.version_info[:2])})"):
        shutil.rmtree(root / FOLDER, ignore_errors=True)
        call(
            [sys.executable, "-m", "venv", root / FOLDER],
            hint=ensurepip_complaint(sys.version_info[:3]),
            cwd=root,
        )


def install(root: Path, lock: str) -> None:
    """Install the packages of a lock file, each checked against its hash, then the project."""
    env = {**os.environ, "PIP_USER": "0"}
    python = script(root, "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    file = root / "requirements" / f"{lock}.lock"
    with step("Installing the packages of requirements/" + file.name):
        call(
            [*pip, "--require-hashes", "-r", file],
            hint="The packages could not be installed. Is there a network, or a package mirror?",
            cwd=root,
            env=env,
        )
    with step("Installing Drempel itself"):
        call(
            [*pip, "--no-deps", "--no-build-isolation", "-e", root],
            hint="Drempel itself could not be installed.",
            cwd=root,
            env=env,
        )


def prepare(lock: str, root: Path = ROOT) -> None:
    """Bring the environment to ``lock`` ("run", "test" or "bench"); at once when it is there already."""
    wanted = {
        "root": str(root),
        "python": dotted(sys.version_info[:2]),
        lock: install_fingerprint(root, lock),
    }
    stamp_file = root / FOLDER / STAMP
    stamp = read_stamp(stamp_file)
    work = work_to_do(stamp, wanted, usable_version(root), lock)
    if work == "nothing":
        return
    if work == "make":
        make(root)
        stamp = {}
    install(root, lock)
    if lock != "run":  # the packages of the others are a superset, at the same versions
        wanted["run"] = install_fingerprint(root, "run")
    write_stamp(stamp_file, {**stamp, **wanted})
