"""Storing the invented work: checked like any record, written in bulk, one event a house."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from drempel.apps.activity.models import Record, model_of
from drempel.apps.activity.models.base import FORM, TALLY
from drempel.apps.activity.scheme import book
from drempel.apps.activity.selectors.lines import lines_of
from drempel.apps.activity.services.housing import settle_unit
from drempel.apps.activity.services.storing import fill_record
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.trail import record_event
from drempel.demo.activity.groups import make_groups
from drempel.demo.activity.homes import make_homes
from drempel.demo.activity.house import House, make_house
from drempel.demo.activity.means import make_means
from drempel.demo.activity.people import make_people
from drempel.demo.activity.reception import make_reception
from drempel.demo.loading.world import World
from drempel.demo.sources import bodies
from drempel.engines.records import Kind, kind_of
from drempel.engines.records.checking import check_values

MAKERS: tuple[Callable[[House], None], ...] = (
    make_reception,
    make_people,
    make_homes,
    make_groups,
    make_means,
)
# What others refer to stands first.
ORDER = ("slot", "file", "proj", "owner", "unit", "path", "goal", "pur", "decl")
# How long after the fact a record is written, in days: most on the day itself.
DELAYS = ((0, 70), (1, 14), (3, 8), (6, 5), (12, 3))
_CHUNK = 1_000


def load_activity(world: World, today: date) -> int:
    """Three years of work for every association that was ever accredited; how many records."""
    count = 0
    for body in bodies():
        if body.base_2020_cents is not None:
            lines = lines_of(world.associations[body.key].pk)
            house = make_house(body, lines, today)
            for make in MAKERS:
                make(house)
            count += _store(world, house)
    return count


def _store(world: World, house: House) -> int:
    association = world.associations[house.body.key]
    by = world.workers.get(house.body.key) or world.managers[house.body.key]
    keys: dict[str, int] = {}
    kinds = [*ORDER, *sorted(set(house.rows) - set(ORDER))]
    for code in kinds:
        kind = kind_of(code)
        made = [
            _record(kind, uid, _complete(kind, values, house, keys), house)
            for uid, values in house.rows.get(code, ())
        ]
        for record in made:
            record.association_id, record.made_by_id = association.pk, by.pk
        stored = model_of(kind)._default_manager.bulk_create(made, batch_size=_CHUNK)
        keys |= {record.uid: record.pk for record in stored}
        _link_doubles(kind, house, keys)
    for uid, _values in house.rows.get("unit", ()):
        settle_unit(keys[uid])
    counts = {code: len(rows) for code, rows in sorted(house.rows.items())}
    record_event(
        by=SYSTEM,
        verb="take_over",
        subject=("activity", association.enterprise_number),
        association_id=association.pk,
        data={"records": counts},
    )
    return sum(counts.values())


def _complete(
    kind: Kind, values: dict[str, Any], house: House, keys: dict[str, int]
) -> dict[str, Any]:
    """References become keys, sub-records take the line of their parent, nothing may be wrong."""
    found: dict[str, Any] = {"source": "RECORDED", "funder_tags": ()} | values
    for one in kind.own_fields:
        if one.type == "reference" and isinstance(found.get(one.name), str):
            found[one.name] = None if one.name == "double_of" else keys[found[one.name]]
        elif one.is_coded or one.is_text:
            found.setdefault(one.name, () if one.type == "many_codes" else "")
        if one.default in {"yes", "no"} and found.get(one.name) is None:
            found[one.name] = one.default == "yes"
    if "service_line" not in found:
        found["service_line"] = _line_above(kind, values, house)
    faults = check_values(kind, found, book().reasons)
    if faults:
        raise ValueError(f"{house.body.key}, {kind.code}: {faults[0]}")
    return found


def _line_above(kind: Kind, values: dict[str, Any], house: House) -> str:
    """A sub-record has the line of the record above it."""
    names = [one.name for one in kind.own_fields if one.type == "reference"]
    parent = next(values[name] for name in names if values.get(name))
    above = parent.split("-")[1]
    number = int(parent.rpartition("-")[2])
    return str(house.rows[above][number - 1][1]["service_line"])


def _record(kind: Kind, uid: str, values: dict[str, Any], house: House) -> Record:
    """The record as it was written on its day or a little later."""
    day = values.get(kind.day) if kind.day else None
    day = day or date(int(values.get("year", house.today.year - 1)) + 1, 1, 20)
    written = min(day + timedelta(days=house.chance.weighted(DELAYS)), house.today)
    at = datetime.combine(written, time(8 + house.chance.below(9), house.chance.below(60)), UTC)
    record = model_of(kind)(
        uid=uid,
        created_at=at,
        updated_at=at,
        way=TALLY if values.get("count", 1) > 1 else FORM,
        active_seconds=house.chance.between(6, 24) * (1 if kind.code == "contact" else 4),
    )
    fill_record(record, values)
    return record


def _link_doubles(kind: Kind, house: House, keys: dict[str, int]) -> None:
    if kind.code != "file":
        return
    for uid, values in house.rows.get("file", ()):
        if values.get("double_of"):
            files = model_of(kind)._default_manager.filter(pk=keys[uid])
            files.update(double_of_id=keys[values["double_of"]])
