"""The shapes of answers that are the same for every kind."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(_Closed):
    """A refusal in one sentence, in the language of Accept-Language (fr, nl or en)."""

    detail: str


class FieldError(_Closed):
    """One fault. index: which record of a batch."""

    index: int | None = None
    field: str
    found: str
    expected: str


class Errors(_Closed):
    """Every fault that was found. Nothing was stored."""

    errors: list[FieldError]


class Receipt(_Closed):
    """What became of a record that was sent."""

    id: str
    version: int
    result: Literal["stored", "unchanged"]
    is_new: bool


class BatchItem(_Closed):
    """What became of one record of a batch."""

    index: int
    id: str | None
    version: int | None
    result: Literal["stored", "unchanged", "faults", "stale"]
    is_new: bool
    errors: list[FieldError]


class BatchAnswer(_Closed):
    """Counts, and one item for each record in the order in which they were sent."""

    stored: int
    unchanged: int
    faults: int
    stale: int
    items: list[BatchItem]


class ConflictField(_Closed):
    field: str
    sent: Any
    stored: Any


class Conflict(_Closed):
    """The record was changed meanwhile, or others refer to it (then only the detail is there).

    fields: both values of each field that differs, for a token that may read.
    """

    detail: str
    version: int | None = None
    fields: list[ConflictField] = Field(default_factory=list)


class KindField(_Closed):
    """One field of a kind. list: of a coded field; kind: of a reference."""

    name: str
    type: str
    label: str
    list: str | None
    kind: str | None
    required: Literal["yes", "no", "at_end"]
    is_read_only: bool


class DescribedKind(_Closed):
    """One kind. is_used: the service lines of the association use it."""

    kind: str
    label: str
    plural: str
    is_used: bool
    is_about_people: bool
    fields: list[KindField]


class Kinds(_Closed):
    items: list[DescribedKind]


SHARED: tuple[type[BaseModel], ...] = (Problem, Errors, Receipt, BatchAnswer, Conflict, Kinds)
