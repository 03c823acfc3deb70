"""Tokens of associations, how often each was used this minute, and answers given under a key."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts when a token does: in the name of the person who made it, inside one house."""

    pk: int
    association_id: int

    def has_role(self, *_roles: str) -> bool:
        return False


class ApiToken(models.Model):
    """A key for a program of one association. Only its fingerprint is kept.

    prefix: the first signs, so that people recognise it. hash: SHA-256 of the whole token.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("purpose"), max_length=80)
    prefix = models.CharField(max_length=16)
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_on = models.DateField(help_text="the last day on which it works")
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["association", "-id"], name="api_token_latest")]

    def __str__(self) -> str:
        return self.prefix

    @property
    def reference(self) -> str:
        return self.prefix

    @property
    def actor(self) -> Any:
        return Actor(self.made_by_id, self.association_id)


class ApiWindow(models.Model):
    """How many requests a token made in the minute at hand; one row for each thing counted."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="+")
    counted = models.CharField(max_length=10)
    minute = models.BigIntegerField(help_text="whole minutes since 1970")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "counted"], name="api_window_once")]

    def __str__(self) -> str:
        return f"{self.counted} {self.count}"


class ApiAnswer(models.Model):
    """What was answered under an ``Idempotency-Key``: identifiers and outcomes, no value of a record.

    key, digest: SHA-256 of the key and of the request. outcome: one item for each record done.
    """

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    outcome = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="api_answer_once")]
        indexes = [models.Index(fields=["made_at"], name="api_answer_age")]

    def __str__(self) -> str:
        return self.key[:8]
