"""The associations: who they are, how they work, and who acts for them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.roles import ASSOCIATION_ROLES


class Association(models.Model):
    """A non-profit body of the scheme, keyed by its enterprise number."""

    enterprise_number = models.CharField(_("enterprise number"), max_length=10, unique=True)
    name_fr = models.CharField(_("name in French"), max_length=160, blank=True)
    name_nl = models.CharField(_("name in Dutch"), max_length=160, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=20, default="NON_PROFIT")
    language = models.CharField(_("correspondence language"), max_length=2)
    street = models.CharField(_("street and number"), max_length=160)
    postcode = models.CharField(_("postcode"), max_length=4)
    municipality = models.CharField(_("municipality"), max_length=5, help_text="NIS code")
    iban = models.CharField(_("account number (IBAN)"), max_length=34)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    website = models.URLField(_("website"), blank=True)
    peer_group = models.CharField(_("kind of work"), max_length=20)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)

    class Meta:
        ordering = ["name_fr", "name_nl", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    enterprise_number__gte="0000000000", enterprise_number__lte="1999999999"
                ),
                name="association_number_in_range",
            ),
            models.CheckConstraint(
                condition=~models.Q(name_fr="", name_nl=""), name="association_has_a_name"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=("fr", "nl")), name="association_language_known"
            ),
        ]
        indexes = [models.Index(fields=["municipality"], name="association_place")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the association's own language, else the other one."""
        own, other = (
            (self.name_nl, self.name_fr) if self.language == "nl" else (self.name_fr, self.name_nl)
        )
        return own or other

    def name_in(self, language: str) -> str:
        return (self.name_nl if language == "nl" else self.name_fr) or self.name

    @property
    def reference(self) -> str:
        return self.enterprise_number

    @property
    def printed_number(self) -> str:
        """The enterprise number as Belgium prints it: 0123.456.749."""
        digits = self.enterprise_number
        return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"

    @property
    def association_id(self) -> int:
        return self.pk


class Profile(models.Model):
    """How an association works: the differences that the study of 2021 named."""

    association = models.OneToOneField(Association, on_delete=models.CASCADE)
    as_of_on = models.DateField(_("state on"))
    staff_hundredths = models.PositiveIntegerField(
        _("staff"), help_text="full-time equivalents × 100"
    )
    volunteers = models.PositiveIntegerField(_("volunteers"), default=0)
    premises = models.CharField(_("premises"), max_length=20, help_text="code of list premises")
    record_keeping = models.CharField(
        _("record keeping"), max_length=20, help_text="code of list record_keeping"
    )
    income_cents = models.BigIntegerField(_("yearly income"))
    subsidised_percent = models.PositiveSmallIntegerField(_("share of subsidies in income"))
    own_dwellings = models.PositiveIntegerField(_("own dwellings"), default=0)
    managed_dwellings = models.PositiveIntegerField(_("dwellings managed for others"), default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subsidised_percent__lte=100), name="profile_share_in_percent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.association} {self.as_of_on}"


class ProfileCode(models.Model):
    """One coded fact of a profile: a priority public or a qualification of the staff."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="codes")
    list_name = models.CharField(max_length=30, help_text="target_group or staff_qualification")
    code = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "list_name", "code"], name="profile_code_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.list_name}:{self.code}"


class Mandate(models.Model):
    """A person acting for an association, in one role, from a day on."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates"
    )
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=32)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "association", "role"],
                condition=models.Q(ended_on=None),
                name="mandate_once",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(ASSOCIATION_ROLES)), name="mandate_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.association}"
