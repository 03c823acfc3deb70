"""Codes of the scheme pack in the reader's words."""

from django.utils.translation import get_language

from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.scheme import Municipality, Scheme, SchemeError

Choices = list[tuple[str, str]]


def _lang() -> str:
    return (get_language() or "en")[:2]


def code_labels(list_name: str, scheme: Scheme | None = None) -> dict[str, str]:
    """Code to label, in the order of the list; empty when the pack has no such list."""
    pack = scheme or active_scheme()
    try:
        codes = pack.codelist(list_name)
    except SchemeError:
        return {}
    return {code.code: pack.text(code.labels, _lang()) for code in codes}


def municipality_labels(scheme: Scheme | None = None) -> dict[str, str]:
    """NIS code to name, by name."""
    pack = scheme or active_scheme()
    named = {one.nis: pack.text(one.labels, _lang()) for one in pack.municipalities}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def municipality(nis: str) -> Municipality | None:
    return next((one for one in active_scheme().municipalities if one.nis == nis), None)


def kinds_of_work(scheme: Scheme | None = None) -> dict[str, str]:
    """The peer groups proper: cross tags are no kind of their own."""
    return {
        code: label
        for code, label in code_labels("peer_group", scheme).items()
        if not code.startswith("X_")
    }
