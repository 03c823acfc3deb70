"""How associations and their people stand in a table and in a summary."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from drempel.apps.associations.access import sees_people
from drempel.apps.associations.codes import code_labels, kinds_of_work, municipality_labels
from drempel.apps.associations.models import Association, Mandate, Profile
from drempel.apps.associations.numbers import masked_iban
from drempel.apps.kernel.lists import Column
from drempel.apps.kernel.roles import LABELS
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.templatetags import drempel as words


def _language(code: str) -> str:
    return {"fr": _("French"), "nl": _("Dutch")}.get(code, code)


def association_columns(places: dict[str, str], kinds: dict[str, str]) -> list[Column]:
    """Name, number, place, kind and language; places and kinds: labels by code."""
    return [
        Column(
            "name",
            pgettext("association", "Name"),
            lambda a: {
                "text": a.name,
                "url": reverse("association_detail", args=[a.enterprise_number]),
                "name": True,
                "lang": a.language,
                "head": True,
            },
            lambda a: a.name,
            order="sort_name",
        ),
        Column(
            "enterprise_number",
            _("Enterprise number"),
            lambda a: {"text": words.enterprise_number(a.enterprise_number), "name": True},
            lambda a: words.enterprise_number(a.enterprise_number),
            order="enterprise_number",
        ),
        Column(
            "municipality",
            _("Municipality"),
            lambda a: {"text": places.get(a.municipality, a.municipality)},
            lambda a: places.get(a.municipality, a.municipality),
            order="municipality",
        ),
        Column(
            "kind",
            _("Kind of work"),
            lambda a: {"text": kinds.get(a.peer_group, a.peer_group)},
            lambda a: a.peer_group,
            order="peer_group",
        ),
        Column(
            "language",
            _("Language"),
            lambda a: {"text": _language(a.language)},
            lambda a: a.language,
            order="language",
        ),
    ]


def _row(label: str, text: Any, **more: Any) -> dict[str, Any]:
    return {"label": label, "text": text} | more


def identity_facts(association: Association, person: Any) -> list[dict[str, Any]]:
    """Who the association is; the account number is whole only for those who work with it."""
    a, scheme = association, active_scheme()
    place = municipality_labels(scheme).get(a.municipality, a.municipality)
    whole = sees_people(person, a)
    account = words.iban(a.iban) if whole else masked_iban(a.iban)
    form = code_labels("legal_form", scheme).get(a.legal_form, _("non-profit association"))
    return [
        _row(_("Enterprise number"), words.enterprise_number(a.enterprise_number), name=True),
        _row(_("Name in French"), a.name_fr, name=True, lang="fr"),
        _row(_("Name in Dutch"), a.name_nl, name=True, lang="nl"),
        _row(_("Legal form"), form),
        _row(_("Kind of work"), kinds_of_work(scheme).get(a.peer_group, a.peer_group)),
        _row(_("Correspondence language"), _language(a.language)),
        _row(_("Address"), f"{a.street}, {a.postcode} {place}", name=True),
        _row(_("Telephone"), a.phone, name=True),
        _row(_("E-mail address"), a.email, name=True),
        _row(_("Website"), a.website, name=True),
        _row(_("Account number (IBAN)"), account, name=True, num=True),
        {"label": _("Founded on"), "day": a.founded_on},
    ]


def _coded(profile: Profile, list_name: str, labels: dict[str, str]) -> str:
    held = [code.code for code in profile.codes.all() if code.list_name == list_name]
    return ", ".join(label for code, label in labels.items() if code in held)


def _dwellings(profile: Profile) -> str:
    own, managed = profile.own_dwellings, profile.managed_dwellings
    if not own and not managed:
        return pgettext("dwellings", "none")
    return _("%(own)s of its own, %(managed)s managed for others") % {
        "own": words.whole(own),
        "managed": words.whole(managed),
    }


def profile_facts(profile: Profile) -> list[dict[str, Any]]:
    """The differences that the study named: publics, staff, logistics, money, records, homes."""
    scheme = active_scheme()
    labels = {
        name: code_labels(name, scheme)
        for name in ("target_group", "staff_qualification", "premises", "record_keeping")
    }
    hundredths = profile.staff_hundredths
    staff = f"{hundredths // 100}.{hundredths % 100:02d}"
    subsidised = words.share(profile.subsidised_percent / 100)
    return [
        _row(_("Priority publics"), _coded(profile, "target_group", labels["target_group"])),
        _row(_("Staff (full-time equivalents)"), words.decimal(staff), num=True),
        _row(
            _("Qualifications of the staff"),
            _coded(profile, "staff_qualification", labels["staff_qualification"]),
        ),
        _row(_("Volunteers"), words.whole(profile.volunteers), num=True),
        _row(_("Premises"), labels["premises"].get(profile.premises, profile.premises)),
        {"label": _("Yearly income"), "cents": profile.income_cents},
        _row(_("Share of subsidies in income"), subsidised, num=True),
        _row(
            _("Record keeping"),
            labels["record_keeping"].get(profile.record_keeping, profile.record_keeping),
        ),
        _row(_("Dwellings"), _dwellings(profile)),
    ]


def people_heads(*, with_acts: bool) -> list[dict[str, Any]]:
    heads = [
        {"label": pgettext("person", "Name")},
        {"label": _("E-mail address")},
        {"label": _("Role")},
        {"label": _("Since")},
        {"label": _("Last sign-in")},
    ]
    return [*heads, {"label": _("What you can do")}] if with_acts else heads


def people_row(mandate: Mandate) -> list[dict[str, Any]]:
    """Who acts, in which role, since when, and when they were last here."""
    person = mandate.person
    last = {"day": person.last_login} if person.last_login else {"text": _("Never signed in")}
    return [
        {"text": person.full_name, "name": True, "head": True},
        {"text": person.email, "name": True},
        {"text": LABELS[mandate.role]},
        {"day": mandate.began_on},
        last,
    ]


def team_row(mandate: Mandate) -> list[dict[str, Any]]:
    """As above, with the way to end the mandate."""
    end = {"text": _("End the mandate"), "url": reverse("mandate_end", args=[mandate.pk])}
    return [*people_row(mandate), end]
