"""The page that shows every part with invented data. Only where ``DESIGN_PAGE`` is set."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from drempel.apps.kernel.templatetags.drempel import label


def _t(fr: str, nl: str, en: str) -> str:
    return label({"fr": fr, "nl": nl, "en": en})


class SampleForm(forms.Form):
    """One field of every kind, drawn with and without errors."""

    iban = forms.CharField(initial="BE68 5390 0754 7034")
    amount = forms.DecimalField(widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    start = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    mission = forms.ChoiceField()
    channel = forms.ChoiceField(widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    story = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), required=False)
    proof = forms.FileField(required=False)
    agreed = forms.BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {
            "iban": _t("Numéro de compte (IBAN)", "Rekeningnummer (IBAN)", "Account number (IBAN)"),
            "amount": _t("Montant demandé", "Gevraagd bedrag", "Amount requested"),
            "start": _t("Début de la période", "Begin van de periode", "Start of the period"),
            "mission": _t("Mission de base", "Basisopdracht", "Basic mission"),
            "channel": _t("Canal", "Kanaal", "Channel"),
            "languages": _t("Langues parlées", "Gesproken talen", "Languages spoken"),
            "story": _t("Ce qui a changé", "Wat is er veranderd", "What has changed"),
            "proof": _t("Pièce justificative", "Bewijsstuk", "Supporting document"),
            "agreed": _t("Je suis mandatée", "Ik heb een mandaat", "I have a mandate"),
        }
        for name, text in said.items():
            self.fields[name].label = text
        self.fields["iban"].help_text = _t(
            "Un compte au nom de l’association. Les espaces sont permis.",
            "Een rekening op naam van de vereniging. Spaties mogen.",
            "An account in the association’s name. Spaces are fine.",
        )
        self.fields["mission"].choices = [
            ("1", _t("Aide à la recherche d’un logement", "Hulp bij het zoeken", "Housing search")),
            ("2", _t("Lutte contre l’insalubrité", "Strijd tegen krotten", "Unfit housing")),
        ]
        self.fields["channel"].choices = [
            ("desk", _t("Au guichet", "Aan het loket", "At the desk")),
            ("phone", _t("Téléphone", "Telefoon", "Phone")),
            ("visit", _t("Visite à domicile", "Huisbezoek", "Home visit")),
            ("mail", _t("Courriel", "E-mail", "E-mail")),
        ]
        self.fields["languages"].choices = [("fr", "Français"), ("nl", "Nederlands")]


def _ladder() -> dict[str, Any]:
    assumed = _t("hypothèse", "aanname", "assumption")
    law = _t("décision du 4 octobre 2022", "beslissing van 4 oktober 2022", "decision of 2022")
    kept = _t(
        "Pas de montant l’an dernier : cette étape ne change rien.",
        "Geen bedrag van vorig jaar: deze stap wijzigt niets.",
        "No amount last year: this step changes nothing.",
    ).replace(" :", "\u00a0:")
    return {
        "steps": [
            {"title": _t("Montant de référence", "Referentiebedrag", "Reference amount"),
             "result": "27.500,00", "why": _t("Fixé lors de l’agrément.", "Vastgesteld bij de erkenning.", "Set at accreditation."),
             "law": "2024-017", "status": "unknown", "status_label": _t("inconnu", "onbekend", "unknown")},
            {"title": _t("Indexation", "Indexering", "Indexation"), "result": "29.020,11",
             "why": "27.500,00 × 136,69 ÷ 129,53", "law": law, "changed": True,
             "status": "assumed", "status_label": assumed},
            {"title": _t("Continuité", "Continuïteit", "Continuity"), "result": "29.020,11", "why": kept,
             "status": "assumed", "status_label": assumed},
            {"title": _t("Montant minimal", "Minimumbedrag", "Minimum amount"), "result": "30.000,00",
             "why": _t("Relevé au montant minimal.", "Opgetrokken tot het minimumbedrag.", "Raised to the minimum."),
             "law": law, "changed": True, "status": "confirmed", "status_label": _t("confirmé", "bevestigd", "confirmed")},
            {"title": _t("Durée en 2026", "Duur in 2026", "Length in 2026"), "result": "15.123,29", "changed": True,
             "why": "30.000,00 × 184 ÷ 365", "status": "assumed", "status_label": assumed},
        ],
        "total": {"label": _t("Octroi 2026", "Toekenning 2026", "Award 2026"), "result": "€ 15.123,29",
                  "note": _t("Première tranche 12.098,63, solde 3.024,66", "Eerste schijf 12.098,63, saldo 3.024,66", "First instalment 12,098.63")},
    }  # fmt: skip


def _table() -> dict[str, Any]:
    renewal = _t("Renouvellement", "Hernieuwing", "Renewal")
    return {
        "heads": [
            {"label": _t("Association", "Vereniging", "Association"), "url": "?sort=name"},
            {"label": _t("Objet", "Onderwerp", "Subject")},
            {"label": _t("État", "Toestand", "State")},
            {"label": _t("Échéance", "Vervaldatum", "Deadline"), "num": True, "url": "?sort=-day", "sorted": "ascending"},
            {"label": _t("Montant", "Bedrag", "Amount"), "num": True},
        ],
        "rows": [
            [{"text": "La Clé sous le Paillasson asbl", "url": "#a", "name": True, "lang": "fr", "head": True},
             {"text": renewal}, {"kind": "late", "text": _t("En retard de 3 jours", "3 dagen te laat", "3 days late")},
             {"day": date(2026, 11, 21), "num": True}, {"cents": 3000000, "num": True}],
            [{"text": "Huis en Haard vzw", "url": "#b", "name": True, "lang": "nl", "head": True},
             {"text": renewal}, {"kind": "wait", "text": _t("Pièces demandées", "Stukken gevraagd", "Documents asked")},
             {"day": date(2026, 12, 2), "num": True}, {"cents": 3165830, "num": True}],
            [{"text": "Samen Onder Dak vzw", "url": "#c", "name": True, "lang": "nl", "head": True},
             {"text": renewal, "note": "2027–2029"}, {"kind": "done", "text": _t("Complet", "Volledig", "Complete")},
             {"day": date(2026, 12, 15), "num": True}, {"cents": 1512329, "num": True}],
        ],
        "foot": [{"text": _t("Total", "Totaal", "Total"), "head": True}, {}, {}, {}, {"cents": 7678159, "num": True}],
    }  # fmt: skip


def _progress() -> list[dict[str, Any]]:
    names = (
        (_t("Brouillon", "Ontwerp", "Draft"), "done", date(2026, 9, 3)),
        (_t("Introduite", "Ingediend", "Submitted"), "done", date(2026, 9, 28)),
        (_t("Complète", "Volledig", "Complete"), "done", date(2026, 11, 24)),
        (_t("À l’examen", "In onderzoek", "Examination"), "current", None),
        (_t("Décidée", "Beslist", "Decided"), "todo", None),
        (_t("Notifiée", "Ter kennis gebracht", "Notified"), "todo", None),
    )
    return [{"label": text, "state": state, "day": on} for text, state, on in names]


def _tasks() -> list[dict[str, Any]]:
    names = (
        (_t("Vérifier les données de l’association", "De gegevens van de vereniging nakijken", "Check the details"), "done"),
        (_t("Choisir les missions", "De opdrachten kiezen", "Choose the missions"), "doing"),
        (_t("Ajouter le budget", "De begroting toevoegen", "Add the budget"), "todo"),
        (_t("Vérifier et envoyer", "Nakijken en verzenden", "Check and send"), "blocked"),
    )  # fmt: skip
    reason = _t(
        "Terminez d’abord les autres.", "Werk eerst de andere af.", "Finish the others first."
    )
    return [{"label": text, "state": state, "url": "#t", "reason": reason} for text, state in names]


def _clock(days_left: int, used: float, paused: float = 0) -> dict[str, Any]:
    return {
        "label": _t("Délai de décision", "Beslissingstermijn", "Time to decide"),
        "last_day": date(2027, 3, 1), "days_left": days_left, "used": used, "paused": paused,
        "why": [
            _t("Le dossier est complet depuis le 30 novembre 2026.", "Het dossier is volledig sinds 30 november 2026.", "Complete since 30 November 2026."),
            _t("Trois mois mènent au dimanche 28 février 2027.", "Drie maanden leiden tot zondag 28 februari 2027.", "Three months lead to Sunday 28 February 2027."),
            _t("Un dimanche passe au jour ouvrable suivant.", "Een zondag schuift op naar de volgende werkdag.", "A Sunday moves to the next working day."),
        ],
    }  # fmt: skip


def design(request: HttpRequest) -> HttpResponse:
    """Every part once, so that a change of the style sheet is seen at a glance."""
    at = datetime(2026, 11, 24, 13, 32, tzinfo=UTC)
    wrong = SampleForm(data={"iban": "BE68", "amount": "abc"}, prefix="wrong")
    wrong.add_error("iban", _t("4 caractères trouvés, 16 attendus, par exemple BE68 5390 0754 7034", "4 tekens gevonden, 16 verwacht, bijvoorbeeld BE68 5390 0754 7034", "Found 4 signs, expected 16, for example BE68 5390 0754 7034"))  # fmt: skip
    shown = {
        "title": _t("Tout ce dont une page est faite", "Alles waaruit een pagina bestaat", "All a page is made of"),
        "lede": _t("Données inventées, pour le travail sur la forme.", "Verzonnen gegevens, om aan de vorm te werken.", "Invented data, for work on the form."),
        "actions": [{"url": "#x", "label": _t("Voir la lettre (PDF)", "Brief bekijken (pdf)", "See the letter"), "quiet": True},
                    {"url": "#y", "label": _t("Introduire la proposition", "Voorstel indienen", "File the proposal")}],
        "crumbs": [{"label": _t("Octrois 2026", "Toekenningen 2026", "Awards 2026"), "url": "#c"}, {"label": "De Open Deur vzw", "name": True}],
        "ladder": _ladder(), "table": _table(), "progress": _progress(), "tasks": _tasks(),
        "clocks": [_clock(41, 0.38, 0.12), _clock(-3, 1.0)], "at": at,
        "timeline": [{"day": date(2026, 11, 24), "text": _t("Dossier déclaré complet", "Dossier volledig verklaard", "Declared complete"), "by": "Nadia Peeters"},
                     {"moment": at, "text": _t("Proposition", "Voorstel", "Proposal"), "kind": "late"},
                     {"day": date(2027, 3, 1), "text": _t("Dernier jour pour décider", "Laatste dag om te beslissen", "Last day to decide"), "kind": "future"}],
        "facts": [{"label": _t("Numéro d’entreprise", "Ondernemingsnummer", "Enterprise number"), "text": "0123.456.749", "num": True},
                  {"label": _t("Siège", "Zetel", "Registered office"), "text": "Schaarbeek – Schaerbeek", "name": True, "change_url": "#f"},
                  {"label": _t("Montant", "Bedrag", "Amount"), "cents": 3165830},
                  {"label": _t("Plan d’action", "Actieplan", "Action plan"), "text": "", "change_url": "#g"}],
        "next": [_t("Nous vérifions si le dossier est complet.", "Wij gaan na of het dossier volledig is.", "We check whether it is complete."),
                 _t("Vous recevez une réponse avant le 15 décembre 2026.", "U krijgt antwoord voor 15 december 2026.", "You hear from us before 15 December 2026.")],
        "page": Paginator(range(152), 25).page(3), "good": SampleForm(), "form": wrong,
    }  # fmt: skip
    return render(request, "kernel/design.html", shown)
