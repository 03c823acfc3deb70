"""The figures of a report as plain data: values, words in every language, last year, typed totals."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation

from drempel.apps.reports import words
from drempel.apps.reports.models import Report, TypedTotal
from drempel.apps.reports.selectors.comparison import Before
from drempel.apps.reports.selectors.figures import reckoned_figures
from drempel.apps.reports.selectors.templates import in_words, languages
from drempel.engines.indicators import Result
from drempel.engines.indicators.showing import as_data, plain, shown

Data = dict[str, Any]
Results = Mapping[str, Result]


def says_something(result: Result) -> bool:
    """Whether a figure is more than nothing."""
    return result.value not in (None, 0, []) or bool(result.units)


def figures_data(
    report: Report, codes: set[str], results: Results, before: Before, on: date
) -> dict[str, Data]:
    typed = {
        one.code: one.reason
        for one in TypedTotal.objects.filter(association_id=report.association_id, year=report.year)
    }
    reckoned = reckoned_figures(report.association_id, report.year, on) if typed else {}
    return {
        code: _figure(result, before, code in codes, report.year) | _typed(code, typed, reckoned)
        for code, result in results.items()
        if code in codes or says_something(result)
    }


def _typed(code: str, typed: Mapping[str, str], reckoned: Results) -> Data:
    """A typed number says so, with its reason; the reckoned one stays beside it."""
    if code not in typed:
        return {"is_typed": False}
    one = reckoned[code]
    return {
        "is_typed": True,
        "typed_reason": typed[code],
        "reckoned": plain(one.figure, one.value),
    }


def _figure(result: Result, before: Before, in_table: bool, year: int) -> Data:
    words_of = figure_words(result, year) if in_table else _bare(result)
    return words_of | {"in_table": in_table, **before.data(result.figure)}


def figure_words(result: Result, year: int) -> Data:
    """A figure with its words and those of its categories, in every language."""
    return _bare(result) | _names(result, year)


def _bare(result: Result) -> Data:
    figure = result.figure
    return {
        **as_data(result),
        "indicator": figure.indicator,
        "status": figure.status,
        "label": {lang: in_words(lang, words.figure_name, figure) for lang in languages()},
        "unit_label": {
            lang: in_words(lang, words.unit_name, figure, result.value) for lang in languages()
        },
        "shown": shown_text(figure, result.value),
        "shown_by": {
            name: {code: shown_text(figure, value) for code, value in codes.items()}
            for name, codes in result.by.items()
        },
        "many": [one.name for one in figure.breakdowns if one.is_many],
    }


def _names(result: Result, year: int) -> Data:
    """Words of the dimensions and categories in every language: lists may change later."""
    figure = result.figure
    splits = [one for one in figure.breakdowns if result.by.get(one.name)]
    return {
        "dimensions": {
            one.name: {lang: in_words(lang, words.dimension_name, one.name) for lang in languages()}
            for one in splits
        },
        "names": {
            one.name: _categories(
                words.category_names(figure, one, year), tuple(result.by[one.name])
            )
            for one in splits
        },
    }


def _categories(names: Mapping[str, str], codes: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Each code in every language; ``names`` answers in the language it is asked in."""
    found: dict[str, dict[str, str]] = {code: {} for code in codes}
    for language in languages():
        with translation.override(language):
            for code in codes:
                found[code][language] = names[code]
    return found


def shown_text(figure: Any, value: Any) -> str:
    """The value rounded for display, with a point: "12.5"; empty when there is none or a list."""
    if value is None or isinstance(value, list):
        return ""
    written: Decimal | None = shown(figure, value)
    return "" if written is None else f"{written:f}"
