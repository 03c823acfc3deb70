"""Addresses with arguments of the app `activity`: name to a function (world, house) -> samples."""

from typing import Any

from drempel.apps.activity.models import Batch, OwnField, OwnTag
from drempel.apps.kernel.roles import WORKER
from tests.architecture.shapes import Sample

# Texts of every sort, references, sealed values, a part, a declared line: these are tried at
# every address; the list and the page of one record are tried for every kind.
TRIED = ("contact", "file", "path", "goal", "stay", "moneyline")


# Kinds that need a value which is kept for social workers: a manager adds none.
FOR_WORKERS = frozenset({"goal", "match"})


def _of_kinds(name: str, codes: tuple[str, ...] = ()) -> Any:
    return lambda _w, house: [Sample(name, {"kind": code}) for code in codes or house.records]


def _new(_world: Any, _house: Any) -> list[Sample]:
    return [
        Sample(
            "record_new",
            {"kind": code},
            only=frozenset({WORKER}) if code in FOR_WORKERS else None,
        )
        for code in TRIED
    ]


def _of_records(name: str, codes: tuple[str, ...] = ()) -> Any:
    return lambda _w, house: [
        Sample(name, {"kind": code, "uid": house.records[code].uid}, house)
        for code in codes or house.records
    ]


def _tally(_world: Any, house: Any) -> list[Sample]:
    batch = Batch.objects.get(association=house.association, way="tally")
    return [Sample("tally_undo", {"batch_id": batch.pk}, house)]


def _of_own(name: str, model: Any, argument: str) -> Any:
    """What an association made for itself: one of each (see tests.architecture.furniture)."""
    return lambda _w, house: [
        Sample(
            name, {argument: model.objects.filter(association=house.association).first().pk}, house
        )
    ]


WITH_ARGUMENTS: dict[str, Any] = {
    "record_list": _of_kinds("record_list"),
    "record_new": _new,
    "record_detail": _of_records("record_detail"),
    "record_edit": _of_records("record_edit", TRIED),
    "record_remove": _of_records("record_remove", TRIED),
    **{
        name: _of_own(name, model, argument)
        for name, model, argument in (
            ("own_field_edit", OwnField, "key"),
            ("own_field_move", OwnField, "key"),
            ("own_tag_edit", OwnTag, "key"),
        )
    },
    "fault_detail": lambda _w, house: [
        Sample(
            "fault_detail",
            {"rule": "permanence_not_answered", "kind": "slot", "uid": house.records["slot"].uid},
            house,
        )
    ],
    "tally_undo": _tally,
    "own_field_new": _of_kinds("own_field_new", TRIED[:1]),
    "contact_undo": lambda _w, house: [
        Sample("contact_undo", {"uid": house.records["contact"].uid}, house)
    ],
}
