"""Who and what exists while the demonstration is loaded, found by the keys of the data."""

from dataclasses import dataclass, field

from drempel.apps.accounts.models import Person
from drempel.apps.associations.models import Association

REGION = "drempel.example"


@dataclass(slots=True)
class World:
    """associations and managers by key of the association; staff by the part before the @."""

    associations: dict[str, Association] = field(default_factory=dict)
    managers: dict[str, Person] = field(default_factory=dict)
    workers: dict[str, Person] = field(default_factory=dict)
    staff: dict[str, Person] = field(default_factory=dict)

    @property
    def head(self) -> Person:
        return self.staff["head.of.unit"]

    @property
    def inspector(self) -> Person:
        return self.staff["finance.inspector"]

    @property
    def officer(self) -> Person:
        return self.staff["case.officer"]
