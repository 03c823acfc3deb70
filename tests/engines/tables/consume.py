"""Read files in a process of its own and say, one JSON line a file, what came of each.

In: paths on the standard input. The process may take no more memory than is given as argument.
"""

import json
import resource
import sys
import time
from pathlib import Path

from drempel.engines.tables import TableError, open_table


def reset_peak():
    """Forget the peak so far, where the system can."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def peak_bytes():
    """Return the most memory held since the last reset."""
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def consume(path):
    """Read a file to its end; return (rows, errors as (key, line))."""
    rows, errors = 0, []
    try:
        table = open_table(path)
        while True:
            try:
                row = next(table.rows)
            except StopIteration:
                return rows, errors
            except TableError as error:
                errors.append((error.key, str(error)))
                if not error.goes_on:
                    return rows, errors
                continue
            assert len(row.cells) == len(table.header)
            rows += 1
    except TableError as error:
        errors.append((error.key, str(error)))
        return -1, errors


def main():
    cap = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (cap, cap))
    for line in sys.stdin:
        path = Path(line.strip())
        reset_peak()
        start = time.process_time()
        said = {"name": path.name}
        try:
            said["rows"], said["errors"] = consume(path)
        except BaseException as error:
            said["fault"] = f"{type(error).__name__}: {error}"[:500]
        said |= {"seconds": time.process_time() - start, "peak": peak_bytes()}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
