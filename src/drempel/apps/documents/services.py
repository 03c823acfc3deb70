"""Issuing a letter: made, stored and told in the trail, in the caller's transaction."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings

from drempel.apps.associations.models import Association
from drempel.apps.documents.blocks import letter_words
from drempel.apps.documents.codes import new_code, printed
from drempel.apps.documents.content import LetterContent, as_data
from drempel.apps.documents.models import Letter, StoredFile
from drempel.apps.documents.rendering import render_letter
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.models import TrailHead
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.trail import record_event
from drempel.engines.scheme import Scheme
from drempel.engines.trace import canonical_json

DEFAULT_ADDRESS = "http://127.0.0.1:8000"
TITLE_LENGTH = 200


def issue_letter(
    *,
    kind: str,
    content: LetterContent,
    subject: tuple[str, str],
    association: Association,
    by: Any,
    on: date,
) -> Letter:
    """Make the letter, keep its bytes and record the event; call inside the open transaction.

    kind: name of a template of the pack (``award``, ``accreditation``). subject: kind of record
    and its public reference. on: the day of the letter, which its last days are counted from.
    """
    scheme, moment = active_scheme(), instant()
    code = new_code()
    data = letter_data(content, code=code, moment=moment, scheme=scheme)
    pdf = render_letter(kind, data, scheme)
    letter = Letter.objects.create(
        code=code,
        kind=kind,
        language=content.language,
        association=association,
        subject_type=subject[0],
        subject_id=subject[1],
        title=content.title[:TITLE_LENGTH],
        data=canonical_json(data).decode(),
        file=_store(pdf),
        issued_on=on,
        issued_at=moment,
        issued_by=by,
    )
    record_event(
        by=by,
        verb="issue_letter",
        subject=subject,
        association_id=association.pk,
        data={"code": code, "kind": kind, "sha256": letter.file_id, "on": on.isoformat()},
    )
    return letter


def rendered_again(letter: Letter) -> bytes:
    """The file made once more from the stored data; equal to the stored bytes, or a finding."""
    return render_letter(letter.kind, json.loads(letter.data), active_scheme())


def letter_data(
    content: LetterContent, *, code: str, moment: datetime, scheme: Scheme
) -> dict[str, Any]:
    """Everything the file is made from, as plain data. moment: an aware instant."""
    return {
        "content": as_data(content),
        "frame": _frame(content, code, scheme),
        "scheme": scheme.key,
        "timestamp": int(moment.timestamp()),
    }


def verification_address(code: str) -> str:
    """The absolute address that the QR code holds."""
    base: str = getattr(settings, "PUBLIC_ADDRESS", DEFAULT_ADDRESS)
    return f"{base.rstrip('/')}/verify/{code}/"


def _frame(content: LetterContent, code: str, scheme: Scheme) -> Mapping[str, str]:
    """What stands around every letter, in its language."""
    words, shown = letter_words(scheme, content.language), printed(code)
    address = verification_address(code)
    page = address.removesuffix(f"{code}/").removesuffix("/").partition("://")[2]
    head = TrailHead.objects.filter(pk=1).first()
    return {
        "code": shown,
        "address": address,
        "authority": scheme.text(scheme.authority.name, words.language),
        "service": scheme.text(scheme.authority.service, words.language),
        "dossier": words.say("frame.dossier", reference=content.reference),
        "page": words.say("frame.page", page="{page}", pages="{pages}"),
        "verify": words.say("frame.verify", code=shown, address=page),
        "verify_title": words.say("frame.verify_title"),
        "verify_how": words.say("frame.verify_how", code=shown, address=page),
        "qr_alt": words.say("frame.qr_alt", code=shown),
        "anchor": words.say("frame.anchor", seq=head.seq, hash=head.hash) if head else "",
    }


def _store(pdf: bytes) -> StoredFile:
    digest = hashlib.sha256(pdf).hexdigest()
    stored, _ = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"content": pdf, "size": len(pdf)}
    )
    return stored
