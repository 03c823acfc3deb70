"""Why a fault that the data check found is right as it stands: the exception, with its reason."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association


class DocumentedException(models.Model):
    """One fault that was looked at and stays. It is about one version of the record.

    When the record changes, the fault is open again: what was explained is no longer what stands.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=64)
    version = models.PositiveIntegerField(help_text="of the record, when it was looked at")
    reason = models.TextField(_("why this is right"))
    lifted_on = models.DateField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["association", "kind", "uid", "rule"], name="documented_exception_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="documented_exception_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.kind} {self.uid}"
