"""The figures of the daily work: writers at once, lists that grow."""

from typing import Any

from bench.layout import table

LIST_QUERIES, DASHBOARD_QUERIES = 6, 8


def work_over_budget(found: dict[str, Any]) -> list[str]:
    """A contact that was lost or refused, a list that asks more or asks differently with more rows."""
    entries, lines = found["entries"], []
    for name in ("stored", "events"):
        if entries[name] != entries["sent"]:
            lines.append(f"contacts: {entries['sent']} sent, {entries[name]} {name}")
    if entries["wrong"]:
        lines.append(f"contacts: {entries['wrong']} went wrong, first: {entries['first_wrong']}")
    for name, one in found["imports"].items():
        if isinstance(one, dict) and one["stored"] != one["rows"]:
            lines.append(f"import from {name}: {one['rows']} rows, {one['stored']} stored")
    sizes = sorted(found["records"], key=int)
    first = found["records"][sizes[0]]["pages"]
    for size in sizes:
        for name, page in found["records"][size]["pages"].items():
            budget = DASHBOARD_QUERIES if page["kind"] == "dashboard" else LIST_QUERIES
            if page["queries"] > budget:
                lines.append(f"{name} at {size}: {page['queries']} queries, budget {budget}")
            if page["queries"] != first[name]["queries"]:
                lines.append(f"{name}: {first[name]['queries']} queries become {page['queries']}")
    return lines


def _entries(found: dict[str, Any]) -> str:
    one = found["entries"]
    row = (
        f"{one['users']} people at once",
        str(one["sent"]),
        str(one["stored"]),
        str(one["locked"]),
        f"{one['per_second']:.0f}",
        f"{one['p50_ms']:.0f}",
        f"{one['p95_ms']:.0f}",
        f"{one['worst_ms']:.0f}",
    )
    heads = (
        "contacts written",
        "sent",
        "stored",
        "locked",
        "a second",
        "p50 ms",
        "p95 ms",
        "worst",
    )
    return table(heads, [row])


def _records(found: dict[str, Any]) -> str:
    sizes = sorted(found["records"], key=int)
    small, large = (found["records"][size]["pages"] for size in (sizes[0], sizes[-1]))
    rows = []
    for name, page in small.items():
        times = [f"{found['records'][size]['pages'][name]['p50_ms']:.1f}" for size in sizes]
        growth = f"{large[name]['p50_ms'] / page['p50_ms']:.2f}"
        rows.append((name, str(page["queries"]), str(large[name]["queries"]), *times, growth))
    counts = [f"p50 ms {found['records'][size]['rows']:,}" for size in sizes]
    return table(("records", "queries", "most rows", *counts, "growth"), rows)


def _imports(found: dict[str, Any]) -> str:
    rows = [
        (name, f"{one['rows']:,}", f"{one['seconds']:.1f}", f"{one['peak_mib']:.0f}")
        for name, one in found["imports"].items()
        if isinstance(one, dict)
    ]
    return table(("imported from", "rows", "seconds", "peak MiB"), rows)


def _reports(found: dict[str, Any]) -> str:
    """Seconds of one large association and of the sector, and how they grow with the records."""
    one, sector = found["reports"]["one"], found["reports"]["sector"]
    sizes = sorted(sector, key=int)
    rows = [("one association", f"{found['reports']['each']:,}", f"{one['seconds']:.2f}", "")]
    for size in sizes:
        growth = sector[size]["seconds"] / sector[sizes[0]]["seconds"]
        name = f"sector, {sector[size]['associations']} associations"
        rows.append((name, f"{int(size):,}", f"{sector[size]['seconds']:.2f}", f"{growth:.1f}"))
    return table(("all figures of a year", "records", "seconds", "growth"), rows)


def _frames(found: dict[str, Any]) -> str:
    """Our seconds for some figures beside those of a dataframe library, with and without reading."""
    one = found["frames"]
    rows = [
        ("our evaluator, from the database", f"{one['ours']:.2f}", "1.0"),
        ("dataframes, files read before", f"{one['reckoning']:.2f}", _ratio(one, one["reckoning"])),
        (
            "dataframes, from the export",
            f"{one['reading'] + one['reckoning']:.2f}",
            _ratio(one, one["reading"] + one["reckoning"]),
        ),
    ]
    name = f"{one['figures']} figures, {one['records']:,} records"
    return table((name, "seconds", "against ours"), rows)


def _ratio(found: dict[str, Any], seconds: float) -> str:
    return f"{seconds / found['ours']:.2f}"


def work_tables(found: dict[str, Any]) -> list[str]:
    return [_entries(found), _imports(found), _records(found), _reports(found), _frames(found)]
