"""Letters, found by code, by what they are about, and by who may read them."""

from typing import Any

from django.db.models import QuerySet

from drempel.apps.documents.codes import read_code
from drempel.apps.documents.models import Letter
from drempel.apps.kernel.roles import ADMINISTRATION_ROLES


def letters_of(subject_type: str, subject_id: str) -> QuerySet[Letter]:
    """The letters about one record, newest first, without their bytes and data.

    subject_id: the public reference, as given to ``issue_letter``.
    """
    return Letter.objects.filter(subject_type=subject_type, subject_id=subject_id).defer("data")


def letter_by_code(code: str) -> Letter | None:
    """The letter a code was printed on, with its association; None when there is none."""
    read = read_code(code)
    if not read:
        return None
    return Letter.objects.select_related("association").defer("data").filter(code=read).first()


def readable_letter(code: str, person: Any) -> Letter | None:
    """The letter with its bytes, when the person may read it; someone else's is not found."""
    letters = Letter.objects.select_related("file").defer("data").filter(code=read_code(code))
    if not person.has_role(*ADMINISTRATION_ROLES):
        letters = letters.filter(association_id=person.association_id or 0)
    return letters.first()
