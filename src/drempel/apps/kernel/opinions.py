"""An opinion of a body in the approval chain, the same for a dossier and for an award."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.scheme import code_label


class Opinion(models.Model):
    """Who advised what, and when. Given once; a change of mind is a new opinion."""

    body = models.CharField(max_length=30, help_text="code of list opinion_body")
    kind = models.CharField(_("opinion"), max_length=30, help_text="code of list opinion_kind")
    text = models.TextField(_("remarks"), blank=True)
    given_on = models.DateField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.body}: {self.kind}"

    @property
    def kind_words(self) -> str:
        return code_label("opinion_kind", self.kind, get_language() or "")

    @property
    def body_words(self) -> str:
        return code_label("opinion_body", self.body, get_language() or "")
