"""What a letter is called on a page, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _

from drempel.apps.documents.models import Letter
from drempel.apps.kernel.scheme import active_scheme


def kind_in_words(kind: str) -> str:
    """Name a kind of letter; a kind without a name is a letter."""
    named = {
        "award": _("Decision on a yearly subsidy"),
        "accreditation": _("Decision on an accreditation"),
    }
    return named.get(kind, _("Letter"))


def grouped(digest: str) -> str:
    """A digest in groups of eight, so that an eye can follow and a small screen can wrap it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def letter_facts(letter: Letter) -> list[dict[str, Any]]:
    """What the public page says of a genuine letter, as rows of ``kernel/parts/facts.html``."""
    authority = active_scheme().authority
    return [
        {"label": _("Kind of document"), "text": kind_in_words(letter.kind)},
        {"label": _("Title"), "text": letter.title, "name": True, "lang": letter.language},
        {"label": _("File number"), "text": letter.subject_id, "name": True},
        {
            "label": _("Addressed to"),
            "text": letter.association.name_in(letter.language),
            "name": True,
            "lang": letter.language,
        },
        {"label": _("Issued on"), "day": letter.issued_on},
        {
            "label": _("Issued by"),
            "text": active_scheme().text(authority.name, letter.language),
            "name": True,
            "lang": letter.language,
        },
        {"label": _("Code"), "text": letter.printed_code, "name": True},
        {"label": _("Digest of the file (SHA-256)"), "text": grouped(letter.file_id), "name": True},
    ]
