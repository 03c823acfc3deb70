"""The lists and the use of kinds of the scheme in force, read once a process."""

from functools import cache

from django.utils.translation import get_language

from drempel.apps.kernel.scheme import active_scheme
from drempel.engines.records import Kind
from drempel.engines.records.book import Book
from drempel.engines.records.definition import Field, Labels
from drempel.engines.records.usage import Usage, load_usage
from drempel.engines.scheme import Scheme


@cache
def _book(scheme: Scheme) -> Book:
    return Book(scheme)


@cache
def _usage(scheme: Scheme) -> Usage:
    return load_usage(scheme.folder)


def book() -> Book:
    return _book(active_scheme())


def usage() -> Usage:
    return _usage(active_scheme())


def words_in(labels: Labels, language: str) -> str:
    return labels.get(language) or labels["en"]


def in_language(labels: Labels, language: str | None = None) -> str:
    """The words in a language, by default that of the screen."""
    return words_in(labels, language or get_language() or "en")


def kind_label(kind: Kind, *, many: bool = False) -> str:
    return in_language(kind.plurals if many else kind.labels)


def value_label(one: Field, code: str, language: str | None = None) -> str:
    """The words of a code in a list; empty for no code."""
    return book().label(one.target, code, language or get_language() or "en") if code else ""
