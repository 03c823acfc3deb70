"""The command that makes the first administrator: what it says and how it ends."""

import io

import pytest
from django.core.management import CommandError, call_command

from drempel.apps.accounts.models import Person
from drempel.apps.kernel import roles
from drempel.apps.kernel.installation import installation
from drempel.apps.kernel.models import Event, Installation
from tests.apps.associations.factories import make_demonstration, make_person, make_production

pytestmark = pytest.mark.django_db
GOOD = "a sentence nobody guesses"


def createadmin(monkeypatch, password=GOOD, email="An@Example.org", name="An Peeters"):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    out = io.StringIO()
    call_command("createadmin", email=email, name=name, password_stdin=True, stdout=out)
    return out.getvalue()


def test_an_empty_database_becomes_production(monkeypatch):
    said = createadmin(monkeypatch)
    assert "now a production installation" in said
    assert installation().kind == Installation.PRODUCTION
    person = Person.objects.get(email="an@example.org")
    assert person.check_password(GOOD)
    assert person.has_role(roles.ADMINISTRATOR)
    assert set(Event.objects.values_list("verb", flat=True)) == {
        "create_person",
        "change_password",
        "grant_role",
    }


def test_a_second_one_joins_the_production(monkeypatch):
    make_production()
    assert "now a production" not in createadmin(monkeypatch)
    assert Person.objects.count() == 1


def refused(monkeypatch, status, **options):
    with pytest.raises(CommandError) as refusal:
        createadmin(monkeypatch, **options)
    assert refusal.value.returncode == status
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_a_demonstration_is_refused(monkeypatch):
    make_demonstration()
    assert "demonstration database" in refused(monkeypatch, 1)
    assert Person.objects.count() == 0


def test_the_same_address_is_refused(monkeypatch):
    make_person(email="an@example.org")
    assert "an@example.org exists already" in refused(monkeypatch, 1)


def test_a_weak_password_leaves_nothing_behind(monkeypatch):
    assert "at least 12" in refused(monkeypatch, 1, password="short")
    assert Person.objects.count() == 0
    assert installation() is None


@pytest.mark.parametrize(("email", "name"), [("an@", "An"), ("an@example.org", "  ")])
def test_what_is_typed_wrongly_ends_with_two(monkeypatch, email, name):
    refused(monkeypatch, 2, email=email, name=name)


def test_without_a_terminal_the_password_comes_from_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(CommandError, match="--password-stdin") as refusal:
        call_command("createadmin", email="an@example.org", name="An")
    assert refusal.value.returncode == 2


def test_the_terminal_asks_twice(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Terminal(""))
    answers = iter([GOOD, "something else", GOOD, GOOD])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    with pytest.raises(CommandError, match="differ"):
        call_command("createadmin", email="an@example.org", name="An", stdout=io.StringIO())
    call_command("createadmin", email="an@example.org", name="An", stdout=io.StringIO())
    assert Person.objects.get().check_password(GOOD)
