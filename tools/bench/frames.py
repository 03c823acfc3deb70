"""The same figures with a dataframe library: from the export of one association of 20,000 records.

What is compared: 31 figures (counts, sums, medians, P90, a rate) with 19 breakdowns, in pandas from
CSV files and by our evaluator from the database. What is not: households and their links, coverage,
intervals; there is no short way to say them in a dataframe. Reading the CSV files is timed apart. A
difference is an error: the process ends.
"""

import argparse
import csv
import json
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import django
import pandas as pd

django.setup()

from django.core.management import call_command  # noqa: E402 - after setup()

from bench.filling import TODAY, associations  # noqa: E402
from bench.mixing import fill_mixed, settle  # noqa: E402
from drempel.apps.activity.selectors.system import rows_of_kind  # noqa: E402
from drempel.apps.kernel.installation import found_installation  # noqa: E402
from drempel.apps.kernel.models import Installation  # noqa: E402
from drempel.apps.reports.catalogue import catalogue, evaluator, year_on  # noqa: E402
from drempel.apps.reports.selectors.rows import tables_of  # noqa: E402
from drempel.engines.indicators import Evaluator  # noqa: E402
from drempel.engines.indicators.showing import plain  # noqa: E402
from drempel.engines.records import kind_of  # noqa: E402

EACH, YEAR, TIMES = 20_000, 2025, 5
BEGIN, END = pd.Timestamp(YEAR, 1, 1), pd.Timestamp(YEAR, 12, 31)
KINDS = (
    "contact",
    "act",
    "right",
    "path",
    "med",
    "slot",
    "sess",
    "unit",
    "stay",
    "partn",
    "meeting",
)
GRANTED, DECIDED = ["GRANTED", "PARTLY"], ["GRANTED", "PARTLY", "REFUSED"]
OUTSIDE = ["HOME_VISIT", "OUTREACH", "ACCOMPANY"]
Frames = dict[str, pd.DataFrame]


def export(association_id: int, folder: Path) -> None:
    """Write what an association exports: one CSV a kind, codes as they are stored."""
    for code in KINDS:
        kind = kind_of(code)
        with (folder / f"{code}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([one.name for one in kind.fields])
            writer.writerows(rows_of_kind(kind, association_id))


def read(folder: Path) -> Frames:
    """Read the files, days as days and numbers as numbers."""
    found = {}
    for code in KINDS:
        frame = pd.read_csv(folder / f"{code}.csv", dtype=str, keep_default_na=False)
        for one in kind_of(code).fields:
            if one.type == "date":
                frame[one.name] = pd.to_datetime(
                    frame[one.name], format="%Y-%m-%d", errors="coerce"
                )
            elif one.type in {"integer", "decimal", "money"}:
                frame[one.name] = pd.to_numeric(frame[one.name], errors="coerce")
        found[code] = frame
    return found


def within(days: pd.Series) -> pd.Series:
    return days.between(BEGIN, END)


def is_open(frame: pd.DataFrame, begin: str, end: str) -> pd.Series:
    return (frame[begin] <= END) & (frame[end].isna() | (frame[end] >= BEGIN))


def nights(frame: pd.DataFrame, begin: str, end: str) -> pd.Series:
    """Days x with begin ≤ x < end inside the year."""
    first = frame[begin].clip(lower=BEGIN)
    last = frame[end].fillna(END + pd.Timedelta(days=1)).clip(upper=END + pd.Timedelta(days=1))
    return (last - first).dt.days.clip(lower=0)


def ninth(values: pd.Series) -> Any:
    ordered = values.sort_values()
    return ordered.iloc[-(-9 * len(ordered) // 10) - 1] if len(ordered) else None


def number(value: Any) -> Any:
    """As the evaluator gives it: whole counts as such, others rounded to six decimals."""
    return None if value is None or pd.isna(value) else Decimal(str(round(float(value), 6)))


def by_size(frame: pd.DataFrame, column: str) -> dict[str, Any]:
    filled = frame[column].replace("", "NOT_ASKED")
    return {key: int(n) for key, n in filled.value_counts().items()}


def by_sum(frame: pd.DataFrame, column: str, value: str) -> dict[str, Any]:
    filled = frame[column].replace("", "NOT_ASKED")
    return {key: int(n) for key, n in frame.groupby(filled)[value].sum().items()}


def contacts(frames: Frames) -> dict[str, Any]:
    year = frames["contact"][within(frames["contact"]["happened_on"])]
    taken = year[year["is_missed_call"] != "yes"]
    return {
        "AX-04": (taken["count"].sum(), {
            "D8": by_sum(taken, "channel", "count"),
            "D10": by_sum(taken, "topic", "count"),
            "D17": by_sum(taken, "service_line", "count"),
        }),
    }  # fmt: skip


def guidance(frames: Frames) -> dict[str, Any]:
    acts, paths = frames["act"], frames["path"]
    done = acts[within(acts["done_on"])]
    first = done[done["service_line"] == "A1-R"]
    outside = done[done["channel"].isin(OUTSIDE)]
    opened = paths[within(paths["start_on"])]
    active = paths[is_open(paths, "start_on", "end_on")]
    closed = paths[within(paths["end_on"])]
    wait = paths[within(paths["first_appointment_on"])]
    days = (wait["first_appointment_on"] - wait["requested_on"]).dt.days
    days = days[days >= 0]
    return {
        "A1-R01": (len(first), {"D10": by_size(first, "topic"), "D8": by_size(first, "channel")}),
        "A1-G03": (len(outside), {"D8": by_size(outside, "channel")}),
        "A1-G01.opened": (len(opened), {"D17": by_size(opened, "service_line")}),
        "A1-G01.active": (len(active), {"D17": by_size(active, "service_line")}),
        "A1-G01.closed": (len(closed), {"D17": by_size(closed, "service_line")}),
        "A1-G13": (len(closed), {"reason": by_size(closed, "end_reason")}),
        "AX-09.median": (days.median(), {}),
        "AX-09.p90": (ninth(days), {}),
    }


def rights(frames: Frames) -> dict[str, Any]:
    every, cases = frames["right"], frames["med"]
    filed = every[within(every["filed_on"])]
    decided = every[within(every["decided_on"]) & every["state"].isin(DECIDED)]
    granted = decided[decided["state"].isin(GRANTED)]
    days = (decided["decided_on"] - decided["filed_on"]).dt.days
    own = cases[cases["project"] == ""]
    begun, ended = own[within(own["opened_on"])], own[within(own["closed_on"])]
    return {
        "A1-R02": (len(filed), {"right_type": by_size(filed, "right_type")}),
        "A1-R03.granted": (len(granted), {"right_type": by_size(granted, "right_type")}),
        "A1-R03.rate": (100 * len(granted) / len(decided) if len(decided) else None, {}),
        "A1-R05": (days.median(), {}),
        "A1-M01": (len(begun), {"D10": by_size(begun, "topic")}),
        "A1-M03": ((ended["closed_on"] - ended["opened_on"]).dt.days.median(), {}),
    }


def information(frames: Frames) -> dict[str, Any]:
    slots, sessions = frames["slot"], frames["sess"]
    planned = slots[within(slots["scheduled_on"])]
    held = planned[planned["is_held"] == "yes"]
    met = sessions[within(sessions["held_on"]) & (sessions["format"] != "RESIDENTS")]
    people = ["att_public", "att_professionals", "att_owners", "att_volunteers"]
    return {
        "A2-T01.planned": (len(planned), {"mode": by_size(planned, "mode")}),
        "A2-T01.held": (len(held), {"mode": by_size(held, "mode")}),
        "A2-S01.sessions": (len(met), {"theme": by_size(met, "theme")}),
        "A2-S01.hours": (met["hours"].sum(), {}),
        "A2-S02": (met[people].fillna(0).to_numpy().sum(), {}),
        "AC-05": (int(within(frames["meeting"]["held_on"]).sum()), {}),
        "AC-01": (int(is_open(frames["partn"], "start_on", "end_on").sum()), {}),
    }


def housing(frames: Frames) -> dict[str, Any]:
    units, stays = frames["unit"], frames["stay"]
    own = units[units["in_own_stock"] == "yes"]
    there = own[(own["in_on"] <= END) & (own["out_on"].isna() | (own["out_on"] > END))]
    stock = own[is_open(own, "in_on", "out_on")]
    came, left = stays[within(stays["start_on"])], stays[within(stays["end_on"])]
    living = stays[is_open(stays, "start_on", "end_on")]
    slept = nights(living, "start_on", "end_on")
    length = (left["end_on"] - left["start_on"]).dt.days
    return {
        "A3-U01.units": (len(there), {"type": by_size(there, "unit_type")}),
        "A3-U01.places": (there["places"].sum(), {}),
        "A3-U03.stock_days": (nights(stock, "in_on", "out_on").sum(), {}),
        "A3-O02.in": (len(came), {"D6": by_size(came, "situation_start")}),
        "A3-O02.out": (len(left), {"D12": by_size(left, "destination")}),
        "A3-O03.median": (length.median(), {}),
        "A3-O03.p90": (ninth(length), {}),
        "A3-O05.unit_days": (slept.sum(), {}),
        "A3-O05.nights": ((slept * living["persons"].fillna(0)).sum(), {}),
    }


PARTS: tuple[Callable[[Frames], dict[str, Any]], ...] = (
    contacts,
    guidance,
    rights,
    information,
    housing,
)


def in_frames(frames: Frames) -> dict[str, Any]:
    return {code: found for part in PARTS for code, found in part(frames).items()}


def ours(association_id: int, codes: set[str]) -> Callable[[], Any]:
    """Our evaluator for the same figures, from the database to the results."""
    found = catalogue()
    ready = Evaluator((one for one in found.figures(YEAR) if one.code in codes), found.rules)
    when = year_on(YEAR, TODAY)
    return lambda: ready.results(
        ready.parts(ready.context(tables_of(association_id, ready, when), when))
    )


def differences(results: Any, frames: dict[str, Any]) -> list[str]:
    """Every total and category that is not the same in both."""
    lines = []
    for code, (total, splits) in frames.items():
        figure, result = results[code].figure, results[code]
        mine, other = plain(figure, result.value), number(total)
        if (None if mine is None else Decimal(str(mine))) != other:
            lines.append(f"{code}: {mine}, in a dataframe {other}")
        for name, codes in splits.items():
            here = {key: plain(figure, value) for key, value in result.by.get(name, {}).items()}
            if here != codes:
                lines.append(f"{code} by {name}: {here}, in a dataframe {codes}")
    return lines


def best(act: Callable[[], Any]) -> tuple[float, Any]:
    """The best of some tries, in seconds, and what it came to."""
    taken, found = [], None
    for _ in range(TIMES):
        begun = time.perf_counter()
        found = act()
        taken.append(time.perf_counter() - begun)
    return min(taken), found


def measure(each: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    found_installation(kind=Installation.DEMONSTRATION, today=TODAY)
    (house,) = associations(1)
    fill_mixed(house, each)
    settle()
    evaluator(YEAR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export(house.pk, folder)
        reading, frames = best(lambda: read(folder))
        reckoning, theirs = best(lambda: in_frames(frames))
    seconds, results = best(ours(house.pk, set(theirs)))
    wrong = differences(results, theirs)
    if wrong:
        raise SystemExit("the dataframe and the evaluator differ:\n" + "\n".join(wrong[:20]))
    return {
        "records": each,
        "figures": len(theirs),
        "breakdowns": sum(len(splits) for _total, splits in theirs.values()),
        "ours": seconds,
        "reading": reading,
        "reckoning": reckoning,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = measure(EACH // 10 if options.quick else EACH)
    options.out.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
