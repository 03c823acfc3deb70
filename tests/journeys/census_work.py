"""Which addresses of the daily work someone can open, with the records of their own association.

In: a person. Out: the same shapes as ``census.SAMPLES``, which takes these in.
"""

import itertools
from datetime import timedelta
from typing import Any

from drempel.apps.accounts.models import Person
from drempel.apps.activity.access import may_add
from drempel.apps.activity.models import OwnField, OwnTag, model_of
from drempel.apps.activity.selectors.faults import faults_of
from drempel.apps.associations.models import Mandate
from drempel.apps.imports.models import Import
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.engines.records import kind_of
from tests.architecture.furniture import send_files

Sample = tuple[str, list[Any]]
# A list of each sort; a form with references, with sensitive values, with parts, for a year.
LISTED = ("contact", "file", "unit")
WRITTEN = ("file", "path", "sess", "goal")
SHOWN = ("contact", "file", "path", "decl")

FUNDERS = ("pont_aux_aulnes", "aubepine", "bright_room")

# Nothing to look at: they answer with data, with a file, or lead elsewhere at once.
POSTS = {
    *("start", "contact_undo", "tally_undo", "own_field_move", "api_token_revoke", "api"),
    *("offline_sync", "offline_choose", "offline_key", "household_unlink", "import_undo"),
    *("import_source_remove", "right_unanswered", "subject_export"),
}
FILES = {
    *("offline_worker", "offline_manifest", "offline_words", "offline_session", "offline_kinds"),
    *("offline_data", "api_document", "import_template", "import_faults", "my_export_file"),
    *("figures_file", "funder_file"),
}


def _first(person: Person, code: str, **filters: Any) -> list[str]:
    rows = model_of(code).objects.filter(association_id=person.association_id, **filters)
    return list(rows.order_by("pk").values_list("uid", flat=True)[:1])


def _of_kind(code: str, **filters: Any) -> Any:
    """One record of a kind, as the only argument."""
    return lambda person: [("", [uid]) for uid in _first(person, code, **filters)]


def _records(codes: tuple[str, ...]) -> Any:
    return lambda person: [(code, [code, uid]) for code in codes for uid in _first(person, code)]


def _new(person: Person) -> list[Sample]:
    return [(code, [code]) for code in WRITTEN if may_add(kind_of(code), person)]


def _own(model: Any) -> Any:
    return lambda person: [
        ("", [one.pk]) for one in model.objects.filter(association_id=person.association_id)[:1]
    ]


def _files(person: Person) -> list[Sample]:
    """A file that was looked at and waits for a decision."""
    sent = Import.objects.filter(association_id=person.association_id, state="checked")
    return [("", [one.key]) for one in sent[:1]]


def add_a_fault() -> None:
    """Somewhere where a manager and a worker are, a contact lies in the future."""
    staffed = [
        Mandate.objects.filter(role=role, ended_on=None).values("association_id")
        for role in (MANAGER, WORKER)
    ]
    rows = model_of("contact").objects.order_by("pk")
    told = rows.filter(association_id__in=staffed[0]).filter(association_id__in=staffed[1])[0]
    rows.filter(pk=told.pk).update(happened_on=today() + timedelta(days=30))


def _faults(person: Person) -> list[Sample]:
    found = itertools.islice(faults_of(person.association_id), 1)
    return [("", [one.rule, one.kind.code, one.uid]) for one in found]


def add_own_things() -> None:
    """The first manager and worker have a field, a tag and a file on its way to look at."""
    for role in (MANAGER, WORKER):
        found = Person.objects.filter(mandates__role=role, mandates__ended_on=None).order_by("pk")
        person = found.first()
        if person is None or OwnTag.objects.filter(association_id=person.association_id).exists():
            continue
        own = {"association_id": person.association_id}
        for key, label in (("winter", "Winter"), ("sneeuw", "Sneeuw")):
            OwnField.objects.create(**own, kind="contact", key=key, label=label, type="text")
        OwnTag.objects.create(**own, key="winter", label="Winter")
        send_files(person, person.mandates.first().association, "", ("checking",))


SAMPLES: dict[str, Any] = {
    "record_list": lambda _p: [(code, [code]) for code in LISTED],
    "record_new": _new,
    "record_detail": _records(SHOWN),
    "record_edit": _records(SHOWN[:2]),
    "record_remove": _records(SHOWN[:1]),
    "own_field_new": lambda _p: [("", ["contact"])],
    "own_field_edit": _own(OwnField),
    "own_tag_edit": _own(OwnTag),
    "household_thread": _of_kind("file", double_of=None),
    "household_link": _of_kind("file", double_of=None),
    "household_anonymise": _of_kind("file"),
    # A count with categories, a share with an interval, a list of texts.
    "figure_detail": lambda _p: [(c, [c]) for c in ("AX-04", "A1-G10.m6", "AM-08.area")],
    **dict.fromkeys(("funder_detail", "funder_print"), lambda _p: [(k, [k]) for k in FUNDERS]),
    "funder_line": lambda _p: [("", ["aubepine", "V.2"])],
    "unit_calendar": _of_kind("unit"),
    "fault_detail": _faults,
    "stay_end": _of_kind("stay", end_on=None),
    "import_template": lambda _p: [("", ["contact"])],
    **dict.fromkeys(("import_detail", "import_columns", "import_values", "import_faults"), _files),
}
