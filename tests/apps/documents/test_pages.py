"""Who may open a letter, and what the public learns from a code."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from drempel.apps.documents.fingerprints import MAX_BYTES
from drempel.apps.documents.models import Letter
from drempel.apps.documents.selectors import letters_of
from drempel.apps.kernel import roles
from drempel.apps.kernel.models import SentForm
from tests.apps.associations.factories import make_association, make_person, signed_in

UNKNOWN = "22222222222Z"
HANDLERS = [
    "drempel.apps.documents.fingerprints.FingerprintUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


def file_address(letter: Letter) -> str:
    return reverse("letter_file", args=[letter.code])


def page_address(letter: Letter) -> str:
    return reverse("verify_code", args=[letter.code])


@pytest.mark.parametrize("role", sorted(roles.ADMINISTRATION_ROLES))
def test_administration_opens_the_stored_file(role, letter):
    answer = signed_in(make_person(role=role)).get(file_address(letter))
    assert answer.status_code == 200
    assert answer.content == bytes(letter.file.content)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == f'inline; filename="SUB-2026-0031-{letter.code}.pdf"'
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("role", sorted(roles.ASSOCIATION_ROLES))
def test_association_opens_its_own_letter_and_no_other(role, letter):
    own = signed_in(make_person(role=role, association=letter.association))
    other = signed_in(make_person(role=role, association=make_association()))
    assert own.get(file_address(letter)).status_code == 200
    assert own.get(file_address(letter), {"download": "1"})["Content-Disposition"].startswith(
        "attachment"
    )
    assert other.get(file_address(letter)).status_code == 404
    assert own.get(reverse("letter_file", args=[UNKNOWN])).status_code == 404


@pytest.mark.parametrize("role", [roles.ADMINISTRATOR, roles.INFORMATION_CENTRE])
def test_other_roles_find_no_letter(role, letter):
    assert signed_in(make_person(role=role)).get(file_address(letter)).status_code == 404


def test_visitor_is_asked_to_sign_in_for_the_file(letter, client):
    assert client.get(file_address(letter)).status_code == 302


def test_code_typed_in_any_way_leads_to_its_page(letter, client):
    typed = letter.printed_code.lower().replace("-", " ")
    answer = client.post(reverse("verify"), {"code": typed})
    assert answer.status_code == 302
    assert answer.url == page_address(letter)
    assert client.get(f"/verify/{letter.printed_code}/").url == page_address(letter)
    assert not SentForm.objects.exists()


@pytest.mark.parametrize("typed", ["", "123", "0000-0000-0000"])
def test_incomplete_code_is_explained(typed, scheme, client):
    answer = client.post(reverse("verify"), {"code": typed})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()


def test_genuine_letter_is_described_without_its_content(letter, client):
    with_page = client.get(page_address(letter))
    text = with_page.content.decode()
    assert with_page.status_code == 200
    for shown in (letter.title, "Le Palier asbl", letter.file_id[:8], letter.printed_code):
        assert shown in text
    assert f'lang="fr">{letter.title}' in text
    assert letter.association.street not in text
    assert letter.association.iban not in text


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_pages_answer_in_every_language(language, letter, client):
    for address in (reverse("verify"), page_address(letter), f"/verify/{UNKNOWN}/"):
        answer = client.get(address, headers={"accept-language": language})
        assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize("code", [UNKNOWN, "x", "<script>", "a" * 300])
def test_unknown_code_says_what_to_compare_and_whom_to_call(code, letter, client):
    answer = client.get(reverse("verify_code", args=[code]))
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "What to compare" in text
    assert "+32 2 000 00 00" in text
    assert "<script>" not in text.partition("<body>")[2]
    assert letter.title not in text
    sent = client.post(reverse("verify_code", args=[code]), {"file": _pdf(b"x")})
    assert sent.status_code == 404


def _pdf(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", content, content_type="application/pdf")


@pytest.mark.parametrize("handlers", [HANDLERS, HANDLERS[1:]])
def test_file_is_compared_to_the_byte(handlers, letter, client, settings):
    settings.FILE_UPLOAD_HANDLERS = handlers
    sent = bytes(letter.file.content)
    for content, said in (
        (sent, "Identical to the document we issued."),
        (sent + b" ", "This is not the file we issued."),
        (sent[:-2] + b"x\n", "This is not the file we issued."),
    ):
        answer = client.post(page_address(letter), {"file": _pdf(content)})
        assert answer.status_code == 200
        assert said in answer.content.decode()


@pytest.mark.parametrize("handlers", [HANDLERS, HANDLERS[1:]])
def test_missing_empty_and_large_files_are_explained(handlers, letter, client, settings):
    settings.FILE_UPLOAD_HANDLERS = handlers
    for content in (None, b"", b"x" * (MAX_BYTES + 1)):
        fields = {} if content is None else {"file": _pdf(content)}
        answer = client.post(page_address(letter), fields)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()


def test_form_that_is_sent_by_a_language_button_is_not_judged(letter, client):
    answer = client.post(page_address(letter), {"_language": "nl"})
    assert answer.status_code == 200
    assert 'role="alert"' not in answer.content.decode()
    answer = client.post(reverse("verify"), {"code": "12", "_language": "nl"})
    assert 'value="12"' in answer.content.decode()
    assert "aria-invalid" not in answer.content.decode()


def test_forged_form_is_refused(letter):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(page_address(letter), {"file": _pdf(b"x")}).status_code == 403


def test_pages_need_few_queries(letter, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(page_address(letter))


def test_letters_of_a_record_come_without_bytes(letter, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = list(letters_of("award", "SUB-2026-0031"))
        assert [one.code for one in found] == [letter.code]
    assert not letters_of("award", "SUB-2026-0032").exists()
