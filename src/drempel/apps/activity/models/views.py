"""Who looked at which household file, when and how: readable by the association itself."""

from django.conf import settings
from django.db import models

from drempel.apps.associations.models import Association


class FileView(models.Model):
    """One look at personal data: a file opened, a list exported, sensitive values unfolded."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=64, blank=True, help_text="empty for a whole list")
    act = models.CharField(max_length=20)
    rows = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["association", "-id"], name="file_view_latest"),
            models.Index(fields=["association", "kind", "uid"], name="file_view_record"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.kind} {self.uid}"
