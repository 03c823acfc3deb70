"""Numbers that a funder asks and that no record holds: typed by hand, shown as such."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association


class TypedLine(models.Model):
    """One number for one line of a funder's template and one period.

    template, version: the mapping under which it was typed; period: the key of the period, as in
    "2024-2025"; line: the code of the funder. value: a decimal text, exact.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="typed_lines"
    )
    template = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    period = models.CharField(_("period"), max_length=12)
    line = models.CharField(_("line"), max_length=20)
    value = models.CharField(_("number"), max_length=20)
    reason = models.TextField(_("how this number was found"))
    typed_on = models.DateField()
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["template", "period", "line"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "template", "period", "line"], name="typed_line_once"
            ),
            models.CheckConstraint(condition=~Q(value=""), name="typed_line_has_value"),
            models.CheckConstraint(condition=~Q(reason=""), name="typed_line_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.period} {self.line}"
