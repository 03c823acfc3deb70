"""The PDF of a report and its poster. The same content gives the same bytes.

In: a content with its digest, a language, an edition. Out: a tagged PDF (PDF/UA-1 and PDF/A-2a).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from drempel.apps.documents.rendering import set_pdf
from drempel.apps.reports.printing.annex import annex_part, explained_part
from drempel.apps.reports.printing.cover import (
    association_part,
    colophon_part,
    cover_part,
    signature_part,
)
from drempel.apps.reports.printing.poster import poster_parts
from drempel.apps.reports.printing.sections import section_parts, year_part
from drempel.apps.reports.printing.telling import Data, Teller
from drempel.engines.report import Printing, TemplateError, load_printing, published
from drempel.engines.report.template import FOLDER
from drempel.engines.scheme import Scheme

FULL, PUBLIC = "full", "public"
EDITIONS = (FULL, PUBLIC)
THRESHOLD = "disclosure.threshold"


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed. digest: of what was signed, empty before; address: where it can be read.

    is_draft: whether it was not sent yet, which every page then says.
    """

    content: Data
    digest: str
    address: str
    is_draft: bool


def report_pdf(printed: Printed, scheme: Scheme, language: str, edition: str) -> bytes:
    """The whole report. edition: full, or public with small numbers of people hidden."""
    return _set("report", report_data(printed, scheme, language, edition), scheme, printed)


def poster_pdf(printed: Printed, scheme: Scheme, language: str) -> bytes:
    """One page for a wall: totals only, and never a small number."""
    return _set("poster", poster_data(printed, scheme, language), scheme, printed)


def report_data(printed: Printed, scheme: Scheme, language: str, edition: str) -> dict[str, Any]:
    """Everything the template of the report lays out."""
    teller, how = Teller(scheme, language), printing_of(scheme)
    given = dict(printed.content)
    threshold = threshold_of(given, scheme)
    content = published(given, how.public, threshold) if edition == PUBLIC else given
    largest = {"threshold": threshold, "largest": threshold - 1}
    corrected = {"reference": given["corrects"], "reason": given["correction_reason"]}
    return {
        **frame(printed, teller, "title"),
        "cover": cover_part(content, teller, how),
        "contents": teller.say("contents"),
        "edition": teller.say("public", **largest) if edition == PUBLIC else teller.say("full"),
        "correction": teller.say("correction", **corrected) if given["corrects"] else "",
        "heads": [teller.say("figure"), str(given["year"]), "", str(given["year"] - 1)],
        "change": teller.say("change"),
        "year_part": year_part(content, teller),
        "sections": section_parts(content, teller, how),
        "legend": teller.say("legend"),
        "annex": annex_part(content, teller),
        "explained": explained_part(content, given, teller),
        "signature": signature_part(content, teller, printed.digest, printed.address),
        "colophon": colophon_part(content, teller, how),
    }


def poster_data(printed: Printed, scheme: Scheme, language: str) -> dict[str, Any]:
    """Everything the template of the poster lays out."""
    teller, how = Teller(scheme, language), printing_of(scheme)
    given = dict(printed.content)
    threshold = threshold_of(given, scheme)
    content = published(given, how.public, threshold)
    return {
        **frame(printed, teller, "poster.title"),
        "cover": cover_part(content, teller, how),
        "colophon": colophon_part(content, teller, how),
        "more": teller.say("poster.more", threshold=threshold, largest=threshold - 1),
        **poster_parts(content, teller, how),
    }


def frame(printed: Printed, teller: Teller, title: str) -> dict[str, Any]:
    """What stands around every page."""
    content = printed.content
    house = association_part(content, teller)
    return {
        "language": teller.language,
        "text_language": content["language"],
        "title": teller.say(title, name=house["name"], year=str(content["year"])),
        "name": house["name"],
        "year": str(content["year"]),
        "reference": content["reference"],
        "draft": teller.say("draft") if printed.is_draft else "",
        "page": teller.say("page", page="{page}", pages="{pages}"),
    }


def printing_of(scheme: Scheme) -> Printing:
    """How the pack prints; TemplateError when it does not say."""
    found = load_printing(scheme)
    if found is None:
        raise TemplateError(f"the scheme {scheme.key} does not say how reports are printed")
    return found


def threshold_of(content: Data, scheme: Scheme) -> int:
    """From how many on a count is shown, on the last day of the year reported."""
    value = scheme.parameter(THRESHOLD, date(content["year"], 12, 31)).value
    return int(value)


def _set(template: str, data: Data, scheme: Scheme, printed: Printed) -> bytes:
    day = date.fromisoformat(printed.content["computed_on"])
    stamp = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    path = scheme.folder / FOLDER / f"{template}.typ"
    return set_pdf(path, scheme.folder, data, timestamp=stamp)
