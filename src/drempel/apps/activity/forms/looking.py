"""Texts are looked at once more before they are kept: a form says what they seem to tell of a person.

A form that mixes this in has a hidden ``_confirmed``, and fills ``findings`` in its ``look_again``.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from drempel.apps.activity.services.scanning import Finding
from drempel.apps.activity.warnings import warning_words
from drempel.engines.records import Field


class LookedAt:
    """findings: fields with what was found in them, none until the form looked."""

    fields: Mapping[str, Any]
    cleaned_data: Mapping[str, Any]
    findings: list[tuple[Field, Finding]]

    @property
    def warnings(self) -> list[str]:
        """The findings as sentences, in the order of the form."""
        return [
            warning_words(str(self.fields[one.name].label), finding)
            for one, finding in self.findings
        ]

    @property
    def mark(self) -> str:
        """Stands for exactly these findings: another text is looked at again."""
        told = "\n".join(f"{one.name}:{finding.found}" for one, finding in self.findings)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def is_in_doubt(self) -> bool:
        """Whether something was found, and the person did not say to keep it."""
        return bool(self.findings) and self.cleaned_data.get("_confirmed") != self.mark
