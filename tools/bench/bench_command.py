"""The command ./bench: one process a size, tables for people, one JSON file for comparing.

Only counts are judged (queries, kilobytes): a time depends on the machine and is reported.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import databases, machine, report
from bootstrap.environment import ROOT, prepare, script
from bootstrap.progress import SetupError, step

SIZES = (47, 5_000)
AWARDS = 10_000


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the options of ./bench."""
    parser = argparse.ArgumentParser(
        prog="bench",
        description="Measure Drempel at two sizes. Exit status 1 when a count is over its budget.",
        epilog="DATABASE_URL=postgres://user@host:port/name measures on PostgreSQL, in databases "
        "of its own that are removed afterwards; otherwise on the embedded database.",
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions and awards")
    return parser.parse_args(argv)


def run(part: str, arguments: Sequence[str], env: dict[str, str]) -> Any:
    """Run one measurement in a process of its own and return what it wrote."""
    with tempfile.TemporaryDirectory(prefix="drempel-bench-") as folder:
        out = Path(folder) / "out.json"
        command = [str(script(ROOT, "python")), "-m", part, *arguments, "--out", str(out)]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise SetupError(f"{part} failed:\n{done.stdout.rstrip()[-4000:]}")
        return json.loads(out.read_text(encoding="utf-8"))


def environment(var: str, url: str) -> dict[str, str]:
    """The environment of a measurement: files and database of its own, no debugging."""
    python_path = os.pathsep.join([str(ROOT / "tools"), str(ROOT / "src")])
    return {
        **{name: text for name, text in os.environ.items() if name != "DREMPEL_DEBUG"},
        "DJANGO_SETTINGS_MODULE": "drempel.config.settings.dev",
        "DREMPEL_VAR": var,
        "DATABASE_URL": url,
        "PYTHONPATH": python_path,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Take every measurement, one line each while it runs."""
    quick = ["--quick"] if options.quick else []
    found: dict[str, Any] = machine.about(ROOT) | {"sizes": {}}
    with tempfile.TemporaryDirectory(prefix="drempel-bench-var-") as var:
        count = str(AWARDS // 10 if options.quick else AWARDS)
        with step(f"Explaining {count} awards on two processes"):
            found["awards"] = run("bench.awards", ["--count", count], environment(var, ""))
        measure_work(found, options, Path(var))
        for size in SIZES:
            with step(f"Building and measuring {size} associations"):
                folder = Path(var) / str(size)
                with databases.own(os.environ.get("DATABASE_URL", ""), folder, size) as url:
                    env = environment(str(folder), url)
                    found["sizes"][str(size)] = run("bench.site", [str(size), *quick], env)
    return found


def measure_work(found: dict[str, Any], options: argparse.Namespace, var: Path) -> None:
    """The daily work: eight writers at once, and lists that grow a thousandfold."""
    quick = ["--quick"] if options.quick else []
    url = os.environ.get("DATABASE_URL", "")
    with step("Writing contacts, eight people at once"), databases.own(url, var / "e", 8) as own:
        count = "20" if options.quick else "150"
        arguments = ["--count", count]
        found["entries"] = run("bench.entries", arguments, environment(str(var / "e"), own))
    with step("Importing contacts from a file"), databases.own(url, var / "i", 2) as own:
        found["imports"] = run("bench.imports", quick, environment(str(var / "i"), own))
    with step("Growing a list of contacts"), databases.own(url, var / "r", 1) as own:
        found["records"] = run("bench.records", quick, environment(str(var / "r"), own))
    with step("Reckoning reports"), databases.own(url, var / "f", 1) as own:
        found["reports"] = run("bench.reports", quick, environment(str(var / "f"), own))
    with step("Comparing with a dataframe library"), databases.own(url, var / "d", 1) as own:
        found["frames"] = run("bench.frames", quick, environment(str(var / "d"), own))


def save(found: dict[str, Any]) -> Path:
    """Write the figures under the commit they belong to."""
    folder = ROOT / "bench-results"
    folder.mkdir(exist_ok=True)
    file = folder / f"{found['commit']}.json"
    file.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return file


def main(argv: Sequence[str]) -> int:
    """Set up, measure, print the tables, judge the counts."""
    options = parse(argv)
    try:
        prepare("bench")
        found = measure(options)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    over = report.over_budget(found)
    print(report.tables(found))
    print(f"\nFigures in {save(found).relative_to(ROOT)}")
    for line in over:
        print(f"over budget: {line}")
    print("every count is within its budget" if not over else f"{len(over)} over budget")
    return 1 if over else 0
