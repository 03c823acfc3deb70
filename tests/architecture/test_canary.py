"""What is written about one association is never seen by another, nor by the public."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from pypdf import PdfReader

from drempel.apps.activity.models import MODELS, Record
from drempel.apps.associations.models import Association
from drempel.apps.kernel.roles import ALL_ROLES, ASSOCIATION_ROLES
from drempel.apps.payments.models import Instalment
from tests.architecture.addresses import all_names, samples, without_arguments
from tests.architecture.world import ANONYMOUS, CANARY, House, World

pytestmark = pytest.mark.django_db

ALL_SEEN_FROM = (ANONYMOUS, *sorted(ASSOCIATION_ROLES))
OUTSIDERS = (ANONYMOUS, *sorted(ALL_ROLES - ASSOCIATION_ROLES))
# Signing out ends the visit; a letter's public page names whom it was sent to; the page of the
# demonstration names its invented people and does not exist elsewhere.
NOT_ASKED = ("/sign-out/", "/verify/", "/demo/")
# Texts of an association's records that are codes, references or public by law.
NO_PLACE_FOR_A_CANARY = {
    "accounts.Person": {"password", "language"},
    "accreditation.Accreditation": {
        *("reference", "origin", "state", "rule_set", "reference_month", "extension_reference"),
    },
    "accreditation.AccreditationLine": {"code"},
    "accreditation.Dossier": {
        *("reference", "kind", "language", "state", "rule_set", "outcome", "reference_month"),
    },
    "accreditation.DossierLine": {"code"},
    "accreditation.DossierOpinion": {"body", "kind"},
    "accreditation.Suspension": {"ground"},
    "activity.Batch": {"kind", "way", "digest"},
    "activity.DocumentedException": {"rule", "kind"},
    "activity.FileView": {"kind", "act"},
    "activity.OwnField": {"kind", "key", "type"},
    "activity.OwnTag": {"key"},
    "api.ApiToken": {"prefix", "hash", "scopes"},
    "associations.Association": {
        *("enterprise_number", "name_fr", "name_nl", "legal_form", "language", "street"),
        *("postcode", "municipality", "iban", "email", "phone", "website", "peer_group"),
    },
    "associations.Mandate": {"role"},
    "associations.Profile": {"premises", "record_keeping"},
    "associations.ProfileCode": {"list_name", "code"},
    "imports.Import": {"key", "kind", "state", "columns"},
    "imports.Mapping": {"kind"},
    # The whole sector reads what is said in a consultation.
    "consultation.Comment": {"text", "language", "outcome", "answer"},
    "consultation.Proposal": {
        *("reference", "subject", "act", "code", "title_fr", "title_nl", "reason_fr", "reason_nl"),
        *("definition", "minutes", "in_exchange_for", "no_exchange", "state", "decision_note"),
    },
    "consultation.Volunteer": {"remark"},
    "funders.TypedLine": {"template", "period", "line", "value"},
    "reports.Explanation": {"key"},
    "reports.Report": {
        *("reference", "template_key", "language", "state", "done_sections", "digest"),
        *("correction_reason", "acceptance_note"),
    },
    "reports.TypedTotal": {"code", "value", "base", "categories", "source"},
    "documents.Letter": {
        *("code", "kind", "language", "subject_type", "subject_id", "title"),
    },
    "payments.Instalment": {"share", "state", "explanation_json", "iban", "released_for"},
    "subsidies.Award": {
        *("reference", "origin", "state", "outcome", "rule_set", "digest"),
        *("case_json", "trace_json"),
    },
    "subsidies.AwardOpinion": {"body", "kind"},
}
WRITABLE = (models.CharField, models.TextField, models.JSONField)
# Codes that every record of the daily work carries.
CODES_OF_EVERY_RECORD = {"service_line", "source", "way"}


def secrets_of(house: House) -> list[str]:
    """What only the association itself and the administration may see."""
    association, award = house.association, house.award
    references = [d.reference for d in (house.withdrawn, house.notified, house.draft)]
    spaced = " ".join(re.findall(".{1,4}", association.iban))
    return [
        CANARY.lower(),
        association.iban.lower(),
        spaced.lower(),
        spaced.replace(" ", "\u00a0").lower(),
        "98765432",
        "987654",
        *(reference.lower() for reference in references),
        award.digest,
    ]


def free_columns(model: type[models.Model]) -> set[str]:
    """Columns of a table where nobody can write a text; of a record, its description says it."""
    if not issubclass(model, Record):
        return NO_PLACE_FOR_A_CANARY.get(model._meta.label, set())
    coded = {one.name for one in model.KIND.fields if one.is_coded}
    # A mark is a keyed fingerprint of a sealed text, never the text.
    marks = {f"{one.name}_mark" for one in model.KIND.fields if one.is_encrypted}
    return CODES_OF_EVERY_RECORD | coded | marks


def of_records(shown: str) -> list[str]:
    """Texts and identifiers of the daily work of the other association that stand in a page."""
    codes = "|".join(sorted(MODELS))
    return re.findall(rf"{CANARY.lower()}(?:{codes})\b", shown)


def text_of(response: Any) -> str:
    """Body, addresses and names of files of one answer, also of a PDF."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    heads = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    if body.startswith(b"%PDF"):
        shown = " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    elif body.startswith(b"PK"):
        shown = " ".join(_unpacked(body))
    else:
        shown = body.decode()
    return f"{heads}\n{shown}".lower()


def _unpacked(archive: bytes) -> Iterator[str]:
    """Texts of every file of an archive, and of the workbooks inside it."""
    with zipfile.ZipFile(BytesIO(archive)) as found:
        for name in found.namelist():
            data = found.read(name)
            yield from _unpacked(data) if data.startswith(b"PK") else [data.decode()]


def addresses(world: World) -> Iterator[str]:
    """Every page of both associations, with the forms that a list can also have."""
    for name in all_names():
        if name in without_arguments():
            path = samples(name, world, world.mine)[0].path
            yield from (path, f"{path}?format=csv", f"{path}?format=json", f"{path}?q=2026")
            continue
        for house in (world.mine, world.theirs):
            yield from (sample.path for sample in samples(name, world, house))


@pytest.mark.parametrize("role", ALL_SEEN_FROM)
def test_no_page_and_no_file_shows_what_belongs_to_another_association(world, role):
    secrets, number = secrets_of(world.theirs), world.theirs.association.enterprise_number
    for path in addresses(world):
        if path.startswith(NOT_ASKED):
            continue
        shown = text_of(world.browser(role).get(path, {} if "?" in path else None))
        leaked = [secret for secret in secrets if secret in shown.replace(path.lower(), "")]
        assert not leaked, f"{role} sees {leaked} on {path} ({number})"


@pytest.mark.parametrize("role", OUTSIDERS)
def test_nobody_outside_the_association_sees_a_record_of_its_daily_work(world, role):
    """The administration sees aggregates: no text, no identifier of a household anywhere."""
    for path in addresses(world):
        if path.startswith(NOT_ASKED):
            continue
        shown = text_of(world.browser(role).get(path, {} if "?" in path else None))
        leaked = of_records(shown.replace(path.lower(), ""))
        assert not leaked, f"{role} sees {leaked} on {path}"


def test_the_records_of_the_other_association_would_be_recognised(world):
    """The test above looks for what really stands in the tables."""
    for record in world.theirs.records.values():
        assert of_records(record.uid.lower()) == [f"{CANARY.lower()}{record.KIND.code}"]
    assert of_records(world.theirs.records["file"].code.lower())


def test_the_secrets_are_really_there(world):
    """The test above would see a leak: whoever may read them finds them."""
    secrets = secrets_of(world.theirs)
    officer = world.browser("case_officer")
    seen = "".join(
        text_of(officer.get(path))
        for path in (
            f"/dossiers/{world.theirs.notified.reference}/",
            f"/awards/{world.theirs.award.reference}/",
            f"/letters/{world.theirs.letter.code}.pdf",
            f"/associations/{world.theirs.association.enterprise_number}/",
        )
    )
    assert CANARY.lower() in seen
    assert secrets[-1] in seen
    assert any(secret in seen for secret in secrets[1:4])


def rows_of(model: type[models.Model], world: World) -> Any:
    """The rows of a table that belong to the other association, or None when none can."""
    house = world.theirs
    ways = {
        "associations.Association": {"pk": house.association.pk},
        "accounts.Person": {"pk__in": [house.cast.manager.pk, house.cast.worker.pk]},
        "associations.ProfileCode": {"profile__association": house.association},
    }
    for prefix in ("", "dossier__", "accreditation__", "award__"):
        names = {field.name for field in model._meta.get_fields()}
        first = prefix.removesuffix("__") or "association"
        if first in names and model is not Association:
            ways.setdefault(model._meta.label, {f"{prefix}association": house.association})
    way = ways.get(model._meta.label)
    return None if way is None else model._default_manager.filter(**way)


def test_every_table_of_an_association_holds_canaries(world):
    """A new table or text column needs a canary in the world, or a line above that says why not."""
    bare = []
    for model in apps.get_models():
        rows = rows_of(model, world)
        if rows is None:
            continue
        free, found = free_columns(model), list(rows)
        assert found, f"the other association has no {model._meta.label}"
        for column in model._meta.concrete_fields:
            if isinstance(column, WRITABLE) and column.name not in free:
                # Read as the product reads it: a sealed text opens on its way out.
                holds = any(CANARY in str(getattr(row, column.name)).upper() for row in found)
                bare += [] if holds else [f"{model._meta.label}.{column.name}"]
    assert not bare


def test_the_other_association_has_instalments(world):
    assert Instalment.objects.filter(award=world.theirs.award).exists()
