"""The sections of a report, as data of the pack: what each shows, to whom, and what it asks.

In: the files ``report/<key>-<version>.toml`` of a pack. Out: ``Template`` in each version; a
mistake in a file is a ``TemplateError`` that names file and place.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from drempel.engines.indicators import Catalogue, Figure, load_catalogue
from drempel.engines.scheme import Scheme

FOLDER, CHECKS = "report", "checks.toml"
Labels = Mapping[str, str]
BARS, MAP = "bars", "map"
CHARTS = (BARS, MAP)
TEXTS = ("wanted", "happened", "not_shown", "signalled")
WHOLE_TEXTS = ("portrait", "method_note", "outlook", "special_events")


class TemplateError(ValueError):
    """A template that cannot be read; says where, what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class Split:
    """A figure shown by one of its breakdowns. chart: bars or map."""

    figure: str
    by: str
    chart: str = BARS


@dataclass(frozen=True, slots=True)
class Part:
    """A table of figures within a section; lines: for whom, empty for everyone.

    figures: codes of indicators, or of single figures.
    """

    title: Labels
    lines: frozenset[str]
    figures: tuple[str, ...]
    splits: tuple[Split, ...]

    def is_for(self, lines: Iterable[str]) -> bool:
        return not self.lines or not self.lines.isdisjoint(lines)

    def codes(self, catalogue: Catalogue, year: int) -> list[str]:
        """The codes of the figures in the version of a year, in the order of the template."""
        found: list[str] = []
        for code in self.figures:
            indicator = catalogue.indicator(code.partition(".")[0])
            found += [
                one.code for one in indicator.in_year(year) if code in (one.code, one.indicator)
            ]
        return found


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the report. axis: shown to who practises it, empty for everyone.

    texts: fields of the narrative of that axis, or of the whole report. has_declaration: whether
    the yearly declaration of means stands here.
    """

    key: str
    title: Labels
    axis: str
    texts: tuple[str, ...]
    parts: tuple[Part, ...]
    has_declaration: bool = False

    def parts_for(self, lines: Iterable[str]) -> tuple[Part, ...]:
        practised = tuple(lines)
        return tuple(part for part in self.parts if part.is_for(practised))


@dataclass(frozen=True, slots=True)
class Template:
    """One version of the report. limit: most characters of the texts of one axis together.

    key_figures: code of a figure to the lines it is for, in their order.
    """

    key: str
    version: int
    since: date
    until: date | None
    status: str
    source: str
    limit: int
    label: Labels
    key_figures: tuple[tuple[str, frozenset[str]], ...]
    sections: tuple[Section, ...]

    def sections_for(self, lines: Iterable[str], axes: Iterable[str]) -> tuple[Section, ...]:
        """The sections of an association: only the axes and lines that it practises."""
        practised, there = tuple(lines), frozenset(axes)
        return tuple(
            one
            for one in self.sections
            if (not one.axis or one.axis in there)
            and (one.texts or one.has_declaration or one.parts_for(practised))
        )

    def key_figures_for(self, lines: Iterable[str]) -> tuple[str, ...]:
        practised = frozenset(lines)
        return tuple(code for code, wanted in self.key_figures if not wanted or wanted & practised)

    def section(self, key: str) -> Section:
        """Return a section; KeyError when there is none of that key."""
        for one in self.sections:
            if one.key == key:
                return one
        raise KeyError(key)


@lru_cache(maxsize=4)
def load_templates(scheme: Scheme) -> tuple[Template, ...]:
    """Every version of a pack, the oldest first; none when the pack has no report."""
    paths = sorted((scheme.folder / FOLDER).glob("*-*.toml"))
    found = tuple(sorted((_template(path) for path in paths), key=lambda one: one.version))
    for one in found:
        _check(one, scheme)
    return found


def template_of(scheme: Scheme, year: int) -> Template:
    """The version of a year: the newest that counts on its 31 December. TemplateError for none."""
    last = date(year, 12, 31)
    for one in reversed(load_templates(scheme)):
        if one.since <= last and (one.until is None or last <= one.until):
            return one
    raise TemplateError(f"{FOLDER}: no template counts for {year}")


def _template(path: Path) -> Template:
    with path.open("rb") as file:
        try:
            table = tomllib.load(file)
            return Template(
                key=table["key"],
                version=table["version"],
                since=table["from"],
                until=table.get("until"),
                status=table["status"],
                source=table["source"],
                limit=table["limit"],
                label=table["label"],
                key_figures=tuple(
                    (one["figure"], frozenset(one.get("lines", ()))) for one in table["key_figure"]
                ),
                sections=tuple(_section(one) for one in table["section"]),
            )
        except KeyError as error:
            raise TemplateError(f"{path.name}: {error.args[0]} is missing") from None
        except tomllib.TOMLDecodeError as error:
            raise TemplateError(f"{path.name}: {error}") from None


def _section(table: Mapping[str, Any]) -> Section:
    return Section(
        key=table["key"],
        title=table["title"],
        axis=table.get("axis", ""),
        texts=tuple(table.get("texts", ())),
        parts=tuple(_part(one) for one in table.get("part", ())),
        has_declaration=table.get("declaration", False),
    )


def _part(table: Mapping[str, Any]) -> Part:
    return Part(
        title=table["title"],
        lines=frozenset(table.get("lines", ())),
        figures=tuple(table["figures"]),
        splits=tuple(Split(**one) for one in table.get("splits", ())),
    )


def _check(template: Template, scheme: Scheme) -> None:
    """Compare every code with the catalogue and the lists of the pack."""
    catalogue = load_catalogue(scheme)
    figures = {one.code: one for one in catalogue.figures(max(template.since.year, 2020))}
    place = f"{template.key}-{template.version}.toml"
    lines = {one.code for one in scheme.service_lines}
    for found in _lines(template):
        if found not in lines:
            raise TemplateError(f"{place}: line {found!r}; expected one of {sorted(lines)}")
    for code, _lines_of in template.key_figures:
        _known(place, code, figures)
    for section in template.sections:
        where = f"{place}, section {section.key}"
        _words(where, section.title, scheme)
        _texts(where, section)
        for part in section.parts:
            _words(where, part.title, scheme)
            _figures(where, part, catalogue, figures)


def _lines(template: Template) -> Iterator[str]:
    for _code, lines in template.key_figures:
        yield from lines
    for section in template.sections:
        for part in section.parts:
            yield from part.lines


def _known(place: str, code: str, figures: Mapping[str, Figure]) -> Figure:
    if code not in figures:
        raise TemplateError(f"{place}: figure {code!r}; expected a code of the catalogue")
    return figures[code]


def _words(place: str, labels: Labels, scheme: Scheme) -> None:
    lacking = [lang for lang in scheme.languages if not labels.get(lang)]
    if lacking:
        raise TemplateError(f"{place}: no words in {', '.join(lacking)}")


def _texts(place: str, section: Section) -> None:
    allowed = TEXTS if section.axis else (*TEXTS, *WHOLE_TEXTS)
    for one in section.texts:
        if one not in allowed:
            raise TemplateError(f"{place}: text {one!r}; expected one of {allowed}")


def _figures(place: str, part: Part, catalogue: Catalogue, figures: Mapping[str, Figure]) -> None:
    codes = {one.code for one in catalogue.indicators}
    for code in part.figures:
        if code not in codes:
            _known(place, code, figures)
    for split in part.splits:
        figure = _known(place, split.figure, figures)
        names = [one.name for one in figure.breakdowns]
        if split.by not in names or split.chart not in CHARTS:
            raise TemplateError(
                f"{place}: {split.figure} by {split.by!r} as {split.chart!r}; expected one of "
                f"{names} as one of {CHARTS}"
            )
