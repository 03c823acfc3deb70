"""What an association must know at a glance: what is due, where it stands, what comes."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models.functions import Coalesce

from drempel.apps.accreditation.clocks import Limit, application_limit, dossier_limits
from drempel.apps.accreditation.models import Accreditation, Dossier, ItemRequest
from drempel.apps.accreditation.selectors import Task, dossier_tasks, open_dossier_of
from drempel.apps.documents.models import Letter
from drempel.apps.payments.models import Instalment
from drempel.apps.payments.selectors import next_payment
from drempel.engines.deadlines import Deadline

LETTERS = 4


@dataclass(frozen=True, slots=True)
class Own:
    """One association on one day.

    accreditation: the one in force. coming: a later one, already granted. renewal: the limit to
    ask again, counted from the last of them; None without any.
    """

    today: date
    accreditation: Accreditation | None
    coming: Accreditation | None
    renewal: Deadline | None
    dossier: Dossier | None
    payment: Instalment | None
    letters: list[Letter]
    requests: list[ItemRequest] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    @property
    def open_request(self) -> ItemRequest | None:
        return next((one for one in self.requests if one.answered_on is None), None)

    @property
    def is_draft(self) -> bool:
        return self.dossier is not None and self.dossier.state == "draft"

    @property
    def must_apply(self) -> bool:
        """Nothing was sent yet, and the accreditation runs towards its end."""
        return self.renewal is not None and (self.dossier is None or self.is_draft)


def _held(association_id: int, today: date) -> list[Accreditation]:
    """Accreditations that have not ended, the earliest first."""
    return list(
        Accreditation.objects.filter(association_id=association_id)
        .annotate(last=Coalesce("extended_until_on", "ends_on"))
        .filter(last__gte=today)
        .exclude(withdrawn_from_on__lte=today)
        .order_by("begins_on", "pk")
    )


def own_overview(association_id: int, today: date) -> Own:
    """Five queries, whatever the history of the association."""
    held = _held(association_id, today)
    dossier = open_dossier_of(association_id)
    requests: list[ItemRequest] = []
    limits: list[Limit] = []
    tasks: list[Task] = []
    if dossier is not None and dossier.state == "draft":
        tasks = dossier_tasks(dossier)
    elif dossier is not None:
        requests = list(dossier.requests.all())
        limits = dossier_limits(dossier, requests, today)
    letters = Letter.objects.filter(association_id=association_id).defer("data")[:LETTERS]
    return Own(
        today=today,
        accreditation=next((one for one in held if one.begins_on <= today), None),
        coming=next((one for one in held if one.begins_on > today), None),
        renewal=application_limit(held[-1], today) if held else None,
        dossier=dossier,
        payment=next_payment(association_id, today),
        letters=list(letters),
        requests=requests,
        limits=limits,
        tasks=tasks,
    )
