"""The shapes of what programs read: figures, and the content of a report, for the OpenAPI document.

Loaded with the first request of the interface: nothing else needs pydantic.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

Words = dict[str, str]
# A whole count is a number, another number a text with a dot; a list of texts for what was typed.
Value = int | str | list[str] | None
Number = int | str | None
_VALUE = "A whole count as a number, another number as a text with a dot, or a list of texts."


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Figure(_Closed):
    """One figure. n of N units are known; breakdowns: dimension, then category."""

    code: str
    value: Value = Field(description=_VALUE)
    unit: str
    n: int
    N: int
    source: str = Field(description="RECORDED, or how else it was found: a code of list source.")
    version: int = Field(description="Of its definition.")
    breakdowns: dict[str, dict[str, Number]]
    interval: list[Number] = Field(
        default_factory=list,
        description="Lowest and highest it can be, whatever the unknown answers are.",
    )


class Figures(_Closed):
    """Every figure of a year, in the order of the catalogue."""

    indicators: list[Figure]


class Recomputed(_Closed):
    value: Value
    shown: str
    version: int
    source: str


class YearBefore(Recomputed):
    """is_frozen: as it stands in the accepted report of that year."""

    year: int
    is_frozen: bool


class ReportedFigure(Figure):
    """A figure with its words. shown, shown_by: rounded as people read it, with a dot.

    many: dimensions in which one unit may stand in several categories. dimensions, names: only of
    a figure that stands in a table. reckoned: what the records gave, of a number typed by hand.
    """

    indicator: str
    status: str
    label: Words
    unit_label: Words
    shown: str
    shown_by: dict[str, dict[str, str]]
    many: list[str]
    in_table: bool
    before: YearBefore | None
    is_break: bool
    before_recomputed: Recomputed | None
    is_typed: bool
    typed_reason: str = ""
    reckoned: Value = None
    dimensions: dict[str, Words] = Field(default_factory=dict)
    names: dict[str, dict[str, Words]] = Field(default_factory=dict)


class Split(_Closed):
    figure: str
    by: str
    chart: str


class Part(_Closed):
    """One table of a section. figures: codes, in their order."""

    title: Words
    figures: list[str]
    splits: list[Split]


class Section(_Closed):
    """A section that says something. texts: as typed, figures quoted as {AX-01}."""

    key: str
    title: Words
    axis: str
    asked: list[str]
    texts: Words
    parts: list[Part]
    declaration: bool


class Template(_Closed):
    key: str
    version: int
    status: str
    label: Words


class Explanation(_Closed):
    """What stood out (said), and why it is right (text)."""

    key: str
    code: str
    said: Words
    text: str


class Signed(_Closed):
    prepared_by: str
    prepared_on: str
    signed_by: str
    signed_on: str


class Report(_Closed):
    """The content of a report. signed: null as long as it is not; then it never changes again."""

    schema_: int = Field(alias="schema", description="Of this shape.")
    reference: str
    number: int = Field(description="1 for the first version of a year.")
    corrects: str
    correction_reason: str
    year: int
    language: str
    template: Template
    association: dict[str, Any]
    lines: list[str]
    axes: list[str]
    computed_on: str
    key_figures: list[str]
    sections: list[Section]
    figures: dict[str, ReportedFigure]
    explanations: list[Explanation]
    signed: Signed | None
