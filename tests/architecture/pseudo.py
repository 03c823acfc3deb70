"""A language in which every translated text wears marks: what wears none was never translated."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import translation
from lxml import html

from drempel.apps.activity import scheme as kinds
from drempel.engines.records.book import Book
from drempel.engines.scheme import Scheme
from drempel.engines.scheme.sentences import Sentence

OPEN, CLOSE = "⟦⟪", "⟧⟫"
# The same in every language of the product.
UNITS = {
    "PDF",
    "CSV",
    "XLSX",
    "JSON",
    "FR",
    "NL",
    "EN",
    "IBAN",
    "MB",
    "SHA-256",
    "CC",
    "BY",
    "euro",
}
READ_ALOUD = ("alt", "title", "aria-label", "aria-description", "placeholder", "data-label")
UNSEEN = {"script", "style", "template", "noscript"}
# The reader's own words and proper names carry translate="no"; a day is spelled by its filter.
LEFT_AS_IS = {"time", "textarea", "code"}
# A reference, an account number, a bare address of a file: codes, no words.
_CODE = re.compile(r"\b[A-Z]{2,4}-?\d[\d\- \u00a0]*\b")
_WORD = re.compile(r"[^\W\d_]{2,}(?:-\d+)?")


def _wrapped(text: Any, marks: str) -> str:
    text = str(text)
    return f"{marks[0]}{text}{marks[1]}" if text.strip() else text


def speak_pseudo(monkeypatch: Any) -> None:
    """Let Django's catalogues and the scheme pack answer with marks from now on."""
    translation.gettext("")  # the real functions stand in place after a first use
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        real = getattr(translation._trans, name)
        monkeypatch.setattr(
            translation._trans,
            name,
            lambda *args, _real=real: _wrapped(_real(*args), "⟦⟧"),
        )
    texts = ((Scheme, "text"), (Sentence, "fill"), (Book, "label"), (kinds, "words_in"))
    for owner, name in texts:
        real = getattr(owner, name)
        monkeypatch.setattr(
            owner,
            name,
            lambda *args, _real=real, **named: _wrapped(_real(*args, **named), "⟪⟫"),
        )


def _bare(text: str, depth: int) -> tuple[list[str], int]:
    """Words that stand outside every mark, and how deep the text ends."""
    outside, piece = [], ""
    for sign in text:
        if sign in OPEN:
            depth += 1
            outside, piece = [*outside, piece], ""
        elif sign in CLOSE:
            depth -= 1
        elif depth == 0:
            piece += sign
    words = [word for part in (*outside, piece) for word in _WORD.findall(_CODE.sub(" ", part))]
    return [word for word in words if word not in UNITS], depth


def _is_left(element: Any) -> bool:
    """Whether an element or what it stands in is not for translation."""
    while element is not None:
        if element.tag in LEFT_AS_IS or element.get("translate") == "no":
            return True
        element = element.getparent()
    return False


def _texts(root: Any) -> Iterator[tuple[Any, str]]:
    """Every visible text in reading order, with the element it belongs to."""
    if not isinstance(root.tag, str) or root.tag in UNSEEN:
        return
    if root.text:
        yield root, root.text
    for child in root:
        yield from _texts(child)
        if child.tail:
            yield root, child.tail


def untranslated(page: str, names: Iterable[str] = ()) -> list[str]:
    """Every text of a page, and of its attributes that are read aloud, that wears no mark.

    names: proper names that the title of a page may hold: there nothing can say translate="no".
    """
    root = html.fromstring(page)
    found, depth, names = [], 0, set(" ".join(names).split())
    for element, text in _texts(root):
        words, depth = _bare(text, depth)
        if element.tag == "title" and words:
            words = [word for word in words if word not in names]
        if words and not _is_left(element):
            found.append(f"<{element.tag}> {' '.join(text.split())}")
    for element in root.iter():
        for name in READ_ALOUD if isinstance(element.tag, str) else ():
            words, _depth = _bare(element.get(name) or "", 0)
            if words and not _is_left(element):
                found.append(f"{name}={element.get(name)!r}")
        if element.tag == "input" and element.get("type") in {"submit", "button", "reset"}:
            words, _depth = _bare(element.get("value") or "", 0)
            found += [f"value={element.get('value')!r}"] if words else []
    return found
