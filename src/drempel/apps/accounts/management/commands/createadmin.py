"""``drempel createadmin``: the first administrator of a production installation."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from drempel.apps.accounts.models import Person
from drempel.apps.accounts.services import change_password, create_person, grant_role
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.installation import (
    all_or_nothing,
    found_installation,
    installation,
)
from drempel.apps.kernel.models import Installation
from drempel.apps.kernel.roles import ADMINISTRATOR
from drempel.apps.kernel.states import Refused

REASON = "createadmin on the server"


class Command(BaseCommand):
    """Exit status: 0 made; 1 refused, nothing changed; 2 the command was typed wrongly."""

    help = "Make an administrator. On an empty database this also founds it as production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="address with which they sign in")
        parser.add_argument("--name", required=True, help="first name and family name")
        parser.add_argument("--language", choices=("fr", "nl", "en"), default="fr")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    def handle(self, **options: Any) -> None:
        email, name = options["email"].strip().lower(), options["name"].strip()
        self._check(email, name)
        password = self._password(from_stdin=options["password_stdin"])
        try:
            with all_or_nothing():
                founded = installation() is None
                if founded:
                    found_installation(kind=Installation.PRODUCTION)
                self._make(email, name, options["language"], password)
        except (Refused, ValidationError) as refusal:
            messages = getattr(refusal, "messages", [str(refusal)])
            raise CommandError(" ".join(messages), returncode=1) from None
        if founded:
            self.stdout.write("This database is now a production installation.")
        self.stdout.write(f"{name} ({email}) is administrator and can sign in.")

    def _check(self, email: str, name: str) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(
                f"--email is {email!r}; expected an address such as an.peeters@example.org",
                returncode=2,
            ) from None
        if not name or len(name) > 120:
            raise CommandError("--name is empty or longer than 120 characters", returncode=2)
        here = installation()
        if here is not None and here.kind == Installation.DEMONSTRATION:
            raise CommandError(
                "this is a demonstration database; an administrator is made only in production. "
                "Point DATABASE_URL at an empty database.",
                returncode=1,
            )
        if Person.objects.filter(email=email).exists():
            raise CommandError(f"someone with the address {email} exists already", returncode=1)

    def _password(self, *, from_stdin: bool) -> str:
        if from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if not sys.stdin.isatty():
            raise CommandError(
                "there is no terminal to ask the password; use --password-stdin", returncode=2
            )
        password = getpass.getpass("Password (at least 12 characters): ")
        if password != getpass.getpass("Once more: "):
            raise CommandError("the two passwords differ", returncode=1)
        return password

    def _make(self, email: str, name: str, language: str, password: str) -> None:
        person = create_person(
            full_name=name, email=email, language=language, by=SYSTEM, reason=REASON
        )
        change_password(person=person, password=password, by=person)
        grant_role(person=person, role=ADMINISTRATOR, by=SYSTEM, reason=REASON)
