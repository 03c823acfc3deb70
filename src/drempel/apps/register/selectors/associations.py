"""Associations in the register: those that were ever accredited or subsidised."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf

from drempel.apps.accreditation.models import Accreditation
from drempel.apps.associations.models import Association
from drempel.apps.payments.models import Instalment
from drempel.apps.register.selectors.awards import is_public, public_awards
from drempel.apps.register.selectors.tenures import (
    Tenure,
    accredited,
    in_force,
    tenure_column,
    tenures,
)
from drempel.apps.subsidies.models import Award

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the register asks for. on: the day on which the state is told."""

    year: int
    on: date
    text: str = ""
    # NIS codes of the municipalities whose name holds the text.
    text_places: frozenset[str] = frozenset()
    municipality: str = ""
    # Service lines of which an accreditation must cover one; empty asks nothing.
    codes: frozenset[str] = frozenset()
    accredited: str = ""


def _published() -> Q:
    """An application that was not granted leaves no trace in the register."""
    return Q(Exists(Accreditation.objects.filter(association=OuterRef("pk")).order_by())) | Q(
        Exists(public_awards().filter(association=OuterRef("pk")).order_by())
    )


def _text(asked: Asked) -> Q:
    """Name, part of the enterprise number, postcode, or the name of a municipality."""
    text = asked.text
    found = Q(name_fr__icontains=text) | Q(name_nl__icontains=text) | Q(postcode=text)
    digits = "".join(sign for sign in text if sign.isdigit())
    if digits and not any(sign.isalpha() for sign in text):
        found |= Q(enterprise_number__contains=digits)
    return found | Q(municipality__in=asked.text_places)


def _name(language: str) -> Lower:
    first, second = ("name_nl", "name_fr") if language == "nl" else ("name_fr", "name_nl")
    return Lower(Coalesce(NullIf(F(first), Value("")), F(second)))


def register_rows(asked: Asked, language: str = "fr") -> QuerySet[Association]:
    """Associations with ``tenure_data`` on the day and ``award_cents``, ``award_state`` … of
    the year; sorted on the name in the reader's language. One query.
    """
    rows = Association.objects.filter(_published())
    if asked.text:
        rows = rows.filter(_text(asked))
    if asked.municipality:
        rows = rows.filter(municipality=asked.municipality)
    if asked.codes:
        covering = in_force(asked.on).filter(
            association=OuterRef("pk"), lines__code__in=asked.codes
        )
        rows = rows.filter(Exists(covering.order_by()))
    if asked.accredited:
        holds = accredited(asked.on)
        rows = rows.filter(holds if asked.accredited == YES else ~holds)
    return rows.annotate(
        public_award=FilteredRelation(
            "awards", condition=is_public("awards__") & Q(awards__year=asked.year)
        ),
        award_cents=F("public_award__amount_cents"),
        award_state=F("public_award__state"),
        award_decided_on=F("public_award__decided_on"),
        award_notified_on=F("public_award__notified_on"),
        tenure_data=tenure_column(asked.on),
        sort_name=_name(language),
    ).order_by("sort_name", "pk")


@dataclass(frozen=True, slots=True)
class Card:
    """All that the register says about one association."""

    association: Association
    tenures: list[Tenure]
    awards: list[Award]
    instalments: dict[int, list[Instalment]] = field(default_factory=dict)


def known_association(enterprise_number: str) -> Association | None:
    """The association with these ten digits, if the register shows it."""
    return Association.objects.filter(_published(), enterprise_number=enterprise_number).first()


def association_card(association: Association) -> Card:
    """Periods, amounts and planned instalments of an association. Five queries."""
    awards = list(public_awards().filter(association=association).order_by("-year"))
    planned: dict[int, list[Instalment]] = {}
    for one in Instalment.objects.filter(award__in=awards).order_by("award", "number"):
        planned.setdefault(one.award_id, []).append(one)
    return Card(association, tenures(association.pk), awards, planned)
