"""The OpenAPI document of the interface: every operation for every kind, by name.

In: the registry of kinds, the lists of the scheme and the table of operations. Out: JSON.
"""

from drempel.apps.api.document.build import document_text, make_document

__all__ = ["document_text", "make_document"]
