"""An address with real arguments: what the walks over all addresses take in hand."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.architecture.world import House


@dataclass(frozen=True)
class Sample:
    """One address. house: whose record it is. only: finer than the table, by the step.

    is_draft: what an association has not sent, the administration does not see.
    """

    name: str
    kwargs: dict[str, Any] = field(default_factory=dict)
    house: House | None = None
    only: frozenset[str] | None = None
    is_draft: bool = False

    @property
    def path(self) -> str:
        return reverse(self.name, kwargs=self.kwargs)
