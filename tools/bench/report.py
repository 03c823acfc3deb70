"""From figures to tables and to the lines that are over a budget."""

from typing import Any

from bench.layout import table
from bench.work_report import work_over_budget, work_tables

# Queries and kilobytes; session and person are counted. Goals of docs/adr/0007-benchmarks.md.
QUERIES = {"list": 6, "file": 12, "dashboard": 8, "form": 6}
# A page that may ask more, and why; tests/architecture/test_queries.py holds the same list.
HTML_KIB, GZIP_KIB = 60, 15
AWARDS_SECONDS = 2.0


def over_budget(found: dict[str, Any]) -> list[str]:
    """Every count over its budget, and every one that grows with the number of associations."""
    lines = work_over_budget(found)
    sizes = found["sizes"]
    for size, site in sizes.items():
        for name, page in site["pages"].items():
            if page["kind"] == "export":
                continue
            budget = QUERIES[page["kind"]]
            if page["queries"] > budget:
                lines.append(f"{name} at {size}: {page['queries']} queries, budget {budget}")
            if page["kib"] > HTML_KIB:
                lines.append(f"{name} at {size}: {page['kib']:.0f} KiB, budget {HTML_KIB}")
            if page["gzip_kib"] > GZIP_KIB:
                lines.append(
                    f"{name} at {size}: {page['gzip_kib']:.0f} KiB compressed, budget {GZIP_KIB}"
                )
    small, large = (sizes[key]["pages"] for key in sorted(sizes, key=int))
    for name in small:
        counts = small[name]["queries"], large[name]["queries"]
        if counts[0] != counts[1]:
            lines.append(f"{name}: {counts[0]} queries become {counts[1]}")
    return lines


def _machine(found: dict[str, Any]) -> str:
    engines = sorted({site["engine"] for site in found["sizes"].values()})
    load = found["load_before"]
    rows = [
        ("commit", found["commit"]),
        ("processor", f"{found['processor']}, {found['cores']} cores"),
        ("load before", "unknown" if load is None else f"{load:.1f}"),
        ("system", found["system"]),
        ("Python", found["python"]),
        ("database", ", ".join(engines)),
    ]
    return "\n".join(f"{name:<12} {text}" for name, text in rows)


def _awards(found: dict[str, Any]) -> str:
    awards = found["awards"]
    count = awards["count"]
    rows = []
    for name, seconds in (("1", awards["seconds_one"]), ("2", awards["seconds_two"])):
        goal = AWARDS_SECONDS * count / 10_000
        rows.append(
            (
                f"{count} awards, {name} process" + ("es" if name != "1" else ""),
                f"{seconds:.2f} s",
                f"{seconds / count * 1000:.3f} ms",
                f"{seconds / goal:.2f}",
            )
        )
    heads = ("with trace, JSON and digest", "wall", "each", "ratio to 2 s per 10,000")
    digests = f"{awards['digests']} different digests, {awards['bytes_each']} bytes a sheet"
    return f"{table(heads, rows)}\n{digests}"


def _pages(found: dict[str, Any]) -> str:
    sizes = sorted(found["sizes"], key=int)
    small, large = (found["sizes"][size]["pages"] for size in sizes)
    rows = []
    for name, page in small.items():
        other = large[name]
        rows.append(
            (
                name,
                page["kind"],
                str(page["queries"]),
                str(other["queries"]),
                f"{page['kib']:.1f}",
                f"{other['kib']:.1f}",
                f"{other['gzip_kib']:.1f}",
                f"{page['p50_ms']:.1f}",
                f"{other['p50_ms']:.1f}",
                f"{other['p50_ms'] / page['p50_ms']:.2f}",
            )
        )
    heads = ("page", "kind", f"queries {sizes[0]}", sizes[1], f"KiB {sizes[0]}", sizes[1])
    heads += ("gzip", f"p50 ms {sizes[0]}", sizes[1], "growth")
    return table(heads, rows)


def _rows(found: dict[str, Any]) -> str:
    sizes = sorted(found["sizes"], key=int)
    counts = [found["sizes"][size]["rows"] for size in sizes]
    names = sorted(set().union(*counts))
    rows = [(name, *(str(one.get(name, 0)) for one in counts)) for name in names]
    rows.append(("built in", *(f"{found['sizes'][size]['build_seconds']:.1f} s" for size in sizes)))
    rows.append(
        ("migrated in", *(f"{found['sizes'][size]['migrate_seconds']:.1f} s" for size in sizes))
    )
    return table(("rows", *sizes), rows)


def _rest(found: dict[str, Any]) -> str:
    rows = []
    for size in sorted(found["sizes"], key=int):
        site = found["sizes"][size]
        trail, letter = site["trail"], site["letter"]
        rows.append(
            (
                size,
                str(trail["events"]),
                f"{trail['per_second']:,.0f}",
                f"{letter['p50_ms']:.0f}",
                f"{letter['kib']:.0f}",
            )
        )
    heads = ("size", "events", "verified a second", "letter p50 ms", "letter KiB")
    return table(heads, rows)


def tables(found: dict[str, Any]) -> str:
    """All of it, for a person."""
    parts = [_machine(found), _awards(found), *work_tables(found)]
    parts += [_rows(found), _pages(found), _rest(found)]
    return "\n" + "\n\n".join(parts)
