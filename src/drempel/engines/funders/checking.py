"""What a mapping must hold to: known figures, one unit, a scope for each kind, no code left out.

In: a ``Template`` and the pack. Out: nothing, or a ``MappingError`` that names file and line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from drempel.engines.funders.deriving import (
    ADDED,
    condition_of,
    derived,
    figure_of,
    grouping,
    records_of,
)
from drempel.engines.funders.template import KNOWN, SORTS, Group, Labels, Line, Template
from drempel.engines.funders.template import MappingError as Wrong
from drempel.engines.indicators import Catalogue, Evaluator, Figure, load_catalogue
from drempel.engines.indicators.definition import FORMULA
from drempel.engines.indicators.grammar import call_name, parse
from drempel.engines.indicators.naming import YES_NO, list_of
from drempel.engines.records.book import Book
from drempel.engines.scheme import Scheme

STATUSES = ("confirmed", "assumed")
Figures = Mapping[str, Figure]


def check(template: Template, scheme: Scheme) -> None:
    """Read every line against the catalogue, in each year in which the version is in force."""
    catalogue, place = load_catalogue(scheme), template.place
    if template.status not in STATUSES:
        raise Wrong(f"{place}: status {template.status!r}; expected one of {STATUSES}")
    _languages(template, scheme)
    twice = [
        code for code, times in Counter(one.code for one in template.lines).items() if times > 1
    ]
    if twice:
        raise Wrong(f"{place}: line {twice[0]} stands twice")
    for year in _years(template, catalogue):
        figures = {one.code: one for one in catalogue.figures(year)}
        for line in template.lines:
            try:
                _check_line(line, template, figures, catalogue, scheme)
            except (ValueError, KeyError) as error:
                said = error.args[0] if error.args else error
                raise Wrong(f"{place}, line {line.code}, {year}: {said}") from None


def _years(template: Template, catalogue: Catalogue) -> list[int]:
    """The first year of the version, and each later one in which a definition changed."""
    first = template.since.year
    last = template.until.year if template.until else None
    turns = {one.since.year for each in catalogue.indicators for one in each.figures}
    return sorted({first} | {y for y in turns if y > first and (last is None or y <= last)})


def _languages(template: Template, scheme: Scheme) -> None:
    """Names in every language of the pack; lines in those of the template, known to the pack."""
    strange = [one for one in template.languages if one not in scheme.languages]
    if strange or not template.languages:
        raise Wrong(f"{template.place}: languages {strange}; expected some of {scheme.languages}")
    names = (template.labels, template.funder, template.source)
    _words(template.place, names, scheme.languages)
    scope = template.scope
    if scope is not None:
        words = (scope.labels, scope.outside, scope.unknown)
        _words(f"{template.place}, scope", words, template.languages)
    for line in template.lines:
        words_of = [line.labels, *(one.labels for one in line.groups)]
        if line.reason is not None:
            words_of.append(line.reason)
        _words(f"{template.place}, line {line.code}", words_of, template.languages)


def _words(place: str, labels: Iterable[Labels], languages: Iterable[str]) -> None:
    for one in labels:
        lacking = [language for language in languages if not one.get(language)]
        if lacking:
            raise Wrong(f"{place}: no words in {', '.join(lacking)}")


def _check_line(
    line: Line, template: Template, figures: Figures, catalogue: Catalogue, scheme: Scheme
) -> None:
    if line.is_typed:
        if line.unit not in catalogue.units:
            raise Wrong(f"counts {line.unit!r}; expected a unit of the catalogue")
        if line.groups or line.filter:
            raise Wrong("a number typed by hand has neither filter nor groups")
        return
    if line.unit:
        raise Wrong("a figure keeps its own unit; expected no counts")
    figure = figure_of(line, figures)
    if line.filter and line.reason is None:
        raise Wrong("a filter needs its reason, in words")
    _scoped(line, template, list(records_of(figure, figures)))
    made = derived(line.code, figure, figures, lambda kind: condition_of(template, line, kind))
    Evaluator(made.values(), catalogue.rules)
    if line.by or line.split or line.groups:
        _check_groups(line, figure, figures, catalogue, scheme)


def _scoped(line: Line, template: Template, records: list[Figure]) -> None:
    if template.scope is None or not line.is_scoped:
        return
    for one in records:
        if one.record not in template.scope.by_kind:
            raise Wrong(f"the scope says nothing of {one.record}; add it, or scoped = false")


def _check_groups(
    line: Line, figure: Figure, figures: Figures, catalogue: Catalogue, scheme: Scheme
) -> None:
    """Every category of ours falls in exactly one of theirs, and theirs can be added up."""
    if figure.measure not in ADDED or figure.measure == FORMULA:
        raise Wrong(f"{figure.code} is a {figure.measure}: its categories cannot be added up")
    split = grouping(line, figure)
    if split.is_many:
        raise Wrong(f"{split.name}: one may stand in several categories; they cannot be added up")
    for one in line.groups:
        if one.sort not in SORTS:
            raise Wrong(f"group {one.code}: sort {one.sort!r}; expected one of {SORTS}")
    name = list_of(figure, split, figures, catalogue.rules.lists)
    _each_once(line, set(_codes(name, scheme)) | catalogue.rules.reasons)
    if line.split and call_name(parse(line.split)) == "age":
        _ages(line)
    elif any(one.ages is not None for one in line.groups):
        raise Wrong("years go with split = 'age(…)'")


def _codes(name: str, scheme: Scheme) -> Iterator[str]:
    if name == YES_NO:
        yield from ("YES", "NO")
        return
    entries = Book(scheme).entries(name)
    if not entries:
        raise Wrong(f"the categories have no list ({name or 'texts'}): they cannot be put together")
    yield from (one.code for one in entries)


def _each_once(line: Line, codes: set[str]) -> None:
    found = Counter(code for one in line.groups for code in one.codes)
    if forgotten := sorted(codes - set(found)):
        raise Wrong(f"{forgotten[0]} falls in no group; expected each of {sorted(codes)} in one")
    if strange := sorted(set(found) - codes):
        raise Wrong(f"{strange[0]} is no category; expected one of {sorted(codes)}")
    if twice := sorted(code for code, times in found.items() if times > 1):
        raise Wrong(f"{twice[0]} falls in two groups")


def _ages(line: Line) -> None:
    """The groups of known age follow one another from 0 on, and the last is open."""
    after: int | None = 0
    for one in (each for each in line.groups if each.ages is not None):
        _no_gap(one, after)
        assert one.ages is not None
        after = None if one.ages[1] is None else one.ages[1] + 1
    if after is not None:
        raise Wrong(f"no group holds age {after} and above")


def _no_gap(group: Group, after: int | None) -> None:
    assert group.ages is not None
    if group.sort != KNOWN or group.ages[0] != after:
        raise Wrong(f"group {group.code}: begins at {group.ages[0]}; expected {after}")
