"""What an association adds for itself: fields and tags that nobody else sees."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.associations.models import Association

OWN_TYPES = ("text", "integer", "date", "boolean", "choice")


class OwnField(models.Model):
    """A field of one association on one kind of record; a retired one keeps its values."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.SlugField(max_length=40)
    label = models.CharField(_("name of the field"), max_length=80)
    type = models.CharField(_("type"), max_length=10)
    choices = models.JSONField(default=list, help_text="what a choice may be, in order")
    position = models.PositiveSmallIntegerField(default=0)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["association", "kind", "key"], name="own_field_once"),
            models.CheckConstraint(
                condition=models.Q(type__in=OWN_TYPES), name="own_field_type_known"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class OwnTag(models.Model):
    """A word by which one association groups its records."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=40)
    label = models.CharField(_("tag"), max_length=60)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["label", "pk"]
        constraints = [models.UniqueConstraint(fields=["association", "key"], name="own_tag_once")]

    def __str__(self) -> str:
        return self.label
