"""Issued documents: stored as they were sent, found again by their code."""

from django.conf import settings
from django.db import models

from drempel.apps.associations.models import Association


class StoredFile(models.Model):
    """The bytes of a file under their digest, apart from the lists that never need them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.sha256


class Letter(models.Model):
    """A decision or award letter: what it was made from, and what was sent."""

    code = models.CharField(max_length=12, unique=True, help_text="printed as XXXX-XXXX-XXXX")
    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=2)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="letters")
    subject_type = models.CharField(max_length=30)
    subject_id = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    data = models.TextField(help_text="canonical JSON from which the file was made")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="letter_subject")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def printed_code(self) -> str:
        return "-".join((self.code[:4], self.code[4:8], self.code[8:]))
