"""People who sign in, and the roles that they hold on the side of the administration."""

from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.roles import (
    ADMINISTRATION_ROLES,
    ADMINISTRATOR,
    INFORMATION_CENTRE,
    LABELS,
)

STAFF_ROLES = sorted(ADMINISTRATION_ROLES | {ADMINISTRATOR, INFORMATION_CENTRE})


class PersonManager(BaseUserManager["Person"]):
    """Makes people; the address is their name at the door."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Someone who signs in. Their roles come from grants (here) and mandates (associations)."""

    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, default="fr")
    is_active = models.BooleanField(default=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(language__in=("fr", "nl", "en")), name="person_language_known"
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @cached_property
    def roles(self) -> frozenset[str]:
        """Every role held now, on either side. The sign-in back end fills it in one query."""
        granted = {grant.role for grant in self.grants.all()}
        mandated = {mandate.role for mandate in self.mandates.filter(ended_on=None)}
        return frozenset(granted | mandated)

    @cached_property
    def association_id(self) -> int | None:
        """The association whose mandate the person holds, if any."""
        mandate = self.mandates.filter(ended_on=None).first()
        return mandate.association_id if mandate else None

    def has_role(self, *roles: str) -> bool:
        return self.is_active and not self.roles.isdisjoint(roles)

    def forget_roles(self) -> None:
        """Read the roles afresh: they were just changed."""
        for name in ("roles", "association_id"):
            self.__dict__.pop(name, None)


class RoleGrant(models.Model):
    """A role on the side of the Region; given and taken only through services."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=32)
    granted_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="grant_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=STAFF_ROLES), name="grant_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {LABELS[self.role]}"
