"""Reads of the app: kinds and associations by what people write, imports of an association."""

from drempel.apps.imports.selectors.named import association_of, known_kind, stored_kind

__all__ = ["association_of", "known_kind", "stored_kind"]
