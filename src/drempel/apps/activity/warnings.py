"""What a text seems to tell about a person, in a sentence for who wrote it."""

from django.utils.translation import gettext as _

from drempel.engines.privacy import Finding

_MOST_SIGNS = 60


def _said(kind: str) -> str:
    words = {
        "national_number": _("“%(found)s” looks like a national register number"),
        "iban": _("“%(found)s” looks like an account number"),
        "email": _("“%(found)s” looks like an e-mail address"),
        "phone": _("“%(found)s” looks like a telephone number"),
        "birth_date": _("“%(found)s” looks like a date of birth"),
        "address": _("“%(found)s” looks like an address"),
        "name": _("“%(found)s” looks like a name"),
        "health": _("“%(found)s” may tell about someone’s health"),
        "origin": _("“%(found)s” may tell about someone’s origin, religion or conviction"),
        "judicial": _("“%(found)s” may tell about someone’s dealings with justice"),
    }
    return words[kind]


def warning_words(label: str, finding: Finding) -> str:
    """One line: the field, what was found there, what it looks like."""
    told = _said(finding.kind) % {"found": finding.found[:_MOST_SIGNS]}
    return _("%(field)s: %(told)s") % {"field": label, "told": told}
