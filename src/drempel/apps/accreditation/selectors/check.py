"""The summary before sending, and the receipt after it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drempel.apps.accreditation.clocks import why
from drempel.apps.accreditation.models import Dossier
from drempel.apps.accreditation.words import line_labels
from drempel.apps.kernel.history import happenings
from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.deadlines import clock_for


def check_rows(dossier: Dossier) -> list[dict[str, Any]]:
    """One row an answer, each with the way to change it and come back."""
    lines = line_labels(dossier.lines.values_list("code", flat=True))
    typed = {"name": True, "lang": dossier.language}
    yes = _("Yes")
    rows: list[tuple[str, dict[str, Any]]] = [
        (
            "identity",
            {
                "label": _("The details of the association are right"),
                "text": yes if dossier.is_identity_confirmed else "",
            },
        ),
        ("period", {"label": _("First day"), "day": dossier.requested_from_on}),
        ("period", {"label": _("Last day"), "day": dossier.requested_until_on}),
        ("period", {"label": _("Service lines"), "text": "; ".join(lines)}),
        (
            "activities",
            {"label": _("What you do and for whom"), "text": dossier.activities} | typed,
        ),
        ("plan", {"label": _("Your plan"), "text": dossier.plan} | typed),
        ("plan", {"label": _("Whom you work with"), "text": dossier.cooperation} | typed),
        (
            "declaration",
            {
                "label": _("Statement on the directors"),
                "text": _("Given") if dossier.is_directors_statement_given else "",
            },
        ),
    ]
    if dossier.state == "draft":
        for section, row in rows:
            address = reverse("dossier_section", args=[dossier.reference, section])
            row["change_url"] = f"{address}?then=check"
    return [row for _section, row in rows]


def receipt_part(dossier: Dossier) -> dict[str, Any]:
    """What ``kernel/parts/receipt.html`` shows: what was sent, when, and what comes next."""
    scheme = active_scheme()
    sent = [e for e in happenings("dossier", dossier.reference) if e.verb == "submit"]
    limit = clock_for(scheme, "acknowledgement", dossier.submitted_on)
    return {
        "moment": sent[-1].at if sent else None,
        "facts": [
            {"label": _("Association"), "text": dossier.association.name, "name": True},
            {"label": _("Day of receipt"), "day": dossier.submitted_on},
            *check_rows(dossier)[1:],
        ],
        "next": [
            _("We acknowledge receipt and check whether your file is complete."),
            *why(limit)[-1:],
            _("A case officer takes your dossier in charge; you can follow every step here."),
        ],
        "contact": f"{scheme.authority.phone} · {scheme.authority.email}",
    }
