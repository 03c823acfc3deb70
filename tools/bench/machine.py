"""On what and from what the figures were taken: without it no two of them compare."""

import os
import platform
import subprocess
from pathlib import Path


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def commit(root: Path) -> str:
    """The short commit, with ``-changed`` when the tree is not that commit; else ``unknown``."""
    short = _git(root, "rev-parse", "--short", "HEAD")
    if not short:
        return "unknown"
    return f"{short}-changed" if _git(root, "status", "--porcelain", "-uno") else short


def processor() -> str:
    """The model of the processor, as the system names it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def about(root: Path) -> dict[str, object]:
    """Commit, processor, cores, system and Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "commit": commit(root),
        "processor": processor(),
        "cores": cores,
        "load_before": load,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }
